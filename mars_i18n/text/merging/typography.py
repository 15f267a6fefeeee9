"""Changes of a text that touch its typography alone, and the same change made to its translation.

Quotation marks, apostrophes, dashes, ellipses, spaces and the final stop say how a text is set, not what it says.
Each language sets its own (RAE, *Ortografía*, 2010, ch. III; Manual de Comunicação da Secom for Portuguese), so a
change of marks is carried to a translation only where that has the very same marks.
"""

from __future__ import annotations

from mars_i18n import lazy_patterns as re

_SAME = {
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛‹›′`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
    **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
}
_PLAIN = str.maketrans(_SAME)
_SPACES = re.compile(r"\s+")
_ASTRAY = re.compile(r" (?=[,;:!?)\]]|\.(?:\s|$))|(?<=[(\[¿¡]) |(?<=\w-) (?=\w)")  # “Multi- Stakeholder”
_CLOSERS = "\"'”’»›)]}*_ \u00a0"
_MARK = re.compile(r"[“”„‟«»″\"‘’‚‛‹›′`´'‐‑‒–—―−-]|…|\.\.\.")
_LONGEST = 100_000  # code points of a text that is compared


def carry_typography(old: str, new: str, target: str) -> str | None:
    """The translation `target` of `old` as it represents `new`, where only typography changed; None where more did.

    White space and marks that the translation sets otherwise leave it as it is; a final stop that came or went comes
    or goes in it too, and marks change as in the source where all of them are the same in both.
    """
    if old == new or max(len(old), len(new)) > _LONGEST or _normalise_typography(old) != _normalise_typography(new):
        return None
    ended = _carry_stop(old, new, target)
    return None if ended is None else _carry_marks(old, new, ended)


def _normalise_typography(text: str) -> str:
    """What must not change: the text without spaces at its edges and stop at its end, its marks made plain."""
    body, closers = _split_closers(_ASTRAY.sub("", _SPACES.sub(" ", text.translate(_PLAIN)).strip()))
    return (body[:-1].rstrip() if _ends_with_stop(body) else body) + closers


def _ends_with_stop(body: str) -> bool:
    return body.endswith(".") and not body.endswith("..")


def _split_closers(text: str) -> tuple[str, str]:
    body = text.rstrip(_CLOSERS)
    return body, text[len(body) :]


def _carry_stop(old: str, new: str, target: str) -> str | None:
    had, has = (_ends_with_stop(_split_closers(text)[0]) for text in (old, new))
    if had == has:
        return target
    body, closers = _split_closers(target)
    if has and body[-1:].isalnum():
        return f"{body}.{closers}"
    if had and _ends_with_stop(body):
        return body[:-1] + closers
    return None


def _carry_marks(old: str, new: str, target: str) -> str:
    before, after, own = (_MARK.findall(text) for text in (old, new, target))
    if before == after or len(before) != len(after) or own != before:
        return target
    following = iter(after)
    return _MARK.sub(lambda _: next(following), target)
