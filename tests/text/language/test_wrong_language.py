"""Which translations are clearly in another language than their own."""

import pytest

from mars_i18n.text.language.wrong_language import Judge

SOURCE = "The workshop on the Andes Water Fund begins on Tuesday in Lima."


@pytest.mark.parametrize(
    ("own", "text", "language"),
    [
        ("es", "O seminário do Andes Water Fund começa na terça-feira em Lima.", "pt"),
        ("pt", "El taller del Andes Water Fund comienza el martes en Lima.", "es"),
        ("es", "The meeting of the countries opens on the next day.", "en"),
        ("es", "El taller del Andes Water Fund comienza el martes en Lima.", ""),
        ("pt", "O seminário do Andes Water Fund começa na terça-feira em Lima.", ""),
        ("es", "pohskrow no eht sedna retaw dnuf snigeb no yadseut ni amil", ""),
        ("es", "Andes Water Fund Lima Cusco", ""),
        ("es", "O seminário começa", ""),
        ("es", "现在就来 参加 我们 的 活动 吧", ""),
        ("es", "ورشة العمل تبدأ يوم الثلاثاء في ليما", ""),
        ("pt", "Ana Ruiz, Juan Pérez, Luis Quispe, Rosa Mamani, Lima", ""),
        ("es", "", ""),
    ],
)
def test_a_text_is_in_another_language_only_where_that_is_clear(own, text, language):
    judge = Judge(own, "en", ("en", "es", "pt"), SOURCE)
    assert judge.clear_other_language(text) == language
