"""What each family of checkpoints wants around the pieces of a source and of a target.

Marian        pieces </s>; a multilingual target is asked for by ``>>eng<<`` in front.
M2M-100       __vi__ pieces </s>  →  __en__ …
NLLB          vie_Latn pieces </s>  →  eng_Latn …   (the class of M2M-100)
mBART-50      vi_VN pieces </s>  →  en_XX …
mBART         pieces </s> vi_VN  →  …   decoded from en_XX (also VinAI Translate)
MADLAD        <2en> pieces </s>   (the class of T5)
T5            an instruction from the checkpoint's configuration
EnViT5        vi: pieces </s>  →  en: …   (any other T5)
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from align.engines.codes import three_letters
from align.errors import EngineError

_END = "</s>"
_FLORES = r"[a-z]{3}_[A-Z][a-z]{3}"
# Special tokens, control characters and space in bytes; other bytes, <0xE1>, are text.
MARKS = r"</?(?!0x)\w+>|<0x(?:[01][0-9A-F]|20|7F)>"
_MARKS = MARKS + r"|>>\w+<<|__\w+__|[a-z]{2,3}_[A-Z][A-Za-z]{1,3}|madeupword\d+"


@dataclass(frozen=True, slots=True)
class Dialect:
    """Tokens and text around the pieces."""

    family: str
    head: tuple[str, ...] = ()
    """Source tokens before the pieces."""
    tail: tuple[str, ...] = (_END,)
    """Source tokens after the pieces."""
    prompt: str = ""
    """Text before the source."""
    start: str = ""
    """What the decoder starts from, where the checkpoint itself does not say it."""
    opening: tuple[str, ...] = ()
    """Target tokens that every answer begins with."""
    answer: str = ""
    """Text that every answer begins with and that is no part of the translation."""
    marks: str = MARKS
    """Pattern of target tokens that are no text."""

    def is_mark(self, token: str) -> bool:
        """Whether a token is no text, wherever a network may have put it."""
        return re.fullmatch(self.marks, token) is not None


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a checkpoint's own files say about it."""

    name: str
    config: Mapping[str, object]
    """``config.json``."""
    tokenizer: str
    """Class of the tokenizer, as ``tokenizer_config.json`` has it, or empty."""
    vocabulary: Collection[str]


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asks of it."""

    source: str
    target: str
    prompt: str = ""


def dialect(checkpoint: Checkpoint, wish: Wish) -> Dialect:
    """Find how to speak to a checkpoint.

    Raises:
        EngineError: it is of no family known here, or has not the languages.
    """
    kind = checkpoint.config.get("model_type")
    family = _FAMILIES.get(kind) if isinstance(kind, str) else None
    if family is None:
        raise EngineError(
            f"a checkpoint of type {kind!r} is no translation model known here",
            where=checkpoint.name,
            hint=f"choose one of {', '.join(_FAMILIES)}",
        )
    return replace(family(checkpoint, wish), marks=_MARKS)


def _marian(checkpoint: Checkpoint, wish: Wish) -> Dialect:
    if not any(token.startswith(">>") for token in checkpoint.vocabulary):
        return Dialect("marian")
    wanted = (f">>{wish.target}<<", f">>{three_letters(wish.target)}<<")
    return Dialect("marian", head=(_token(checkpoint, wish.target, wanted),))


def _m2m(checkpoint: Checkpoint, wish: Wish) -> Dialect:
    nllb = any(re.fullmatch(_FLORES, token) for token in checkpoint.vocabulary)
    codes = [
        _matching(checkpoint, language, rf"{re.escape(three_letters(language))}_[A-Z][a-z]{{3}}")
        if nllb
        else _token(checkpoint, language, (f"__{language}__",))
        for language in (wish.source, wish.target)
    ]
    return Dialect("nllb" if nllb else "m2m_100", head=(codes[0],), opening=(codes[1],))


def _mbart(checkpoint: Checkpoint, wish: Wish) -> Dialect:
    source, target = (
        _matching(checkpoint, language, rf"{re.escape(language)}_[A-Z]{{2}}")
        for language in (wish.source, wish.target)
    )
    named = checkpoint.tokenizer or str(checkpoint.config.get("tokenizer_class", ""))
    if named.startswith("MBart50"):
        return Dialect("mbart50", head=(source,), opening=(target,))
    return Dialect("mbart", tail=(_END, source), start=target)


def _t5(checkpoint: Checkpoint, wish: Wish) -> Dialect:
    if wish.prompt:
        return Dialect("t5", prompt=wish.prompt)
    if (mark := f"<2{wish.target}>") in checkpoint.vocabulary:
        return Dialect("madlad", prompt=f"{mark} ")
    tasks = checkpoint.config.get("task_specific_params")
    task = f"translation_{wish.source}_to_{wish.target}"
    if isinstance(tasks, Mapping) and isinstance(tasks.get(task), Mapping):
        return Dialect("t5", prompt=str(tasks[task].get("prefix", "")))
    return Dialect("envit5", prompt=f"{wish.source}: ", answer=f"{wish.target}: ")


_FAMILIES: dict[str, Callable[[Checkpoint, Wish], Dialect]] = {
    "marian": _marian,
    "m2m_100": _m2m,
    "mbart": _mbart,
    "t5": _t5,
    "mt5": _t5,
    "umt5": _t5,
}


def _token(checkpoint: Checkpoint, language: str, wanted: Sequence[str]) -> str:
    """Return the first wanted token that the vocabulary has.

    A code of the checkpoint's own stands for itself; a bare ``en`` does not, for it may be a
    piece of a word.
    """
    for token in (language, *wanted) if re.fullmatch(_MARKS, language) else wanted:
        if token in checkpoint.vocabulary:
            return token
    raise EngineError(
        f"the checkpoint does not know the language {language!r}",
        where=checkpoint.name,
        hint="give its own code for the language, or choose another checkpoint",
    )


def _matching(checkpoint: Checkpoint, language: str, pattern: str) -> str:
    """Return the code itself, or the first token of the vocabulary that fits the pattern."""
    fitting = sorted(token for token in checkpoint.vocabulary if re.fullmatch(pattern, token))
    # A language written in several scripts is meant in Latin ones unless said otherwise.
    fitting.sort(key=lambda token: not token.endswith("_Latn"))
    return _token(checkpoint, language, fitting)
