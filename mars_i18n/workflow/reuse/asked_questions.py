"""What an issue asked the memory, as bytes: the state of the memory then, the answers, and the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mars_i18n.cache.value_codec import ValueCodec
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.workflow.issue.asking.asked_memory import NEAR
from mars_i18n.workflow.issue.asking.changed_texts import ANY_TEXT, KEY_BYTES, key_of

if TYPE_CHECKING:
    from mars_i18n.workflow.issue.asking.asked_memory import Question

_CODEC = ValueCodec()
_DIGEST_BYTES = 32
_COUNT_BYTES = 4
_KEYS = 2 * _DIGEST_BYTES + _COUNT_BYTES  # where the keys start


@dataclass(frozen=True, slots=True)
class Answered:
    """What a job asked the memory, and the digest of the answers."""

    questions: tuple[Question, ...] = ()
    answers: bytes = b""


@dataclass(frozen=True, slots=True)
class Asked:
    """The state of the memory when it was asked, the digest of its answers, and the bytes that hold the questions."""

    state: bytes
    answers: bytes
    data: bytes

    @property
    def keys(self) -> tuple[bytes, ...]:
        """The keys of the texts that were asked for."""
        return tuple(self.data[at : at + KEY_BYTES] for at in range(_KEYS, self._end_of_keys, KEY_BYTES))

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions. Raises ValueError."""
        return cast("tuple[Question, ...]", _CODEC.read(self.data[self._end_of_keys :]))

    @property
    def _end_of_keys(self) -> int:
        return _KEYS + KEY_BYTES * int.from_bytes(self.data[2 * _DIGEST_BYTES : _KEYS], "big")


def keys_of(questions: tuple[Question, ...]) -> tuple[bytes, ...]:
    """The keys of the texts that are asked for, each once."""
    keys = dict.fromkeys(key_of(language, text) for _, language, text in questions)
    if any(kind.startswith(NEAR) for kind, _, _ in questions):
        keys[ANY_TEXT] = None
    return tuple(keys)


def write_asked(state: bytes, answers: bytes, keys: tuple[bytes, ...], questions: tuple[Question, ...]) -> bytes:
    """The bytes of questions. The keys of their texts come first, so that the questions are seldom read."""
    return b"".join((state, answers, len(keys).to_bytes(_COUNT_BYTES, "big"), *keys, _CODEC.write(questions)))


def read_asked(data: bytes) -> Asked:
    """What `write_asked` wrote."""
    return Asked(data[:_DIGEST_BYTES], data[_DIGEST_BYTES : 2 * _DIGEST_BYTES], data)
