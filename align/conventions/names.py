"""Vietnamese names in English text: Lạng Sơn or Lang Son."""

import re
from collections.abc import Iterator

from align.conventions.change import Change
from align.languages import language

_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"[^\W\d_]*[^\W\d_a-zA-Z][^\W\d_]*(?:[ -][^\W\d_]*[^\W\d_a-zA-Z][^\W\d_]*)*")
_LATIN_1 = re.compile("[\xc0-\xff]")


def names(text: str, style: str, source: str) -> Iterator[Change]:
    """Yield names that have diacritics, or lack them, against the convention.

    Args:
        text: English.
        style: ``drop`` or ``keep``; with ``keep`` the source says what a name is.
        source: the Vietnamese that the text translates; may be empty.
    """
    if style == "drop":
        yield from _with_marks(text)
    elif style == "keep" and source:
        yield from _without_marks(text, source)


def _with_marks(text: str) -> Iterator[Change]:
    for match in _RUN.finditer(text):
        name = match.group()
        bare = _bare_name(name)
        if bare != name:
            yield Change(*match.span(), name, bare, "names")


def _bare_name(name: str) -> str:
    """Return a name without diacritics, its foreign words as they are."""
    words = _WORD.findall(name)
    told = any(map(_is_vietnamese, words))
    return _WORD.sub(lambda word: _bare(word.group()), name) if told else name


def _is_vietnamese(word: str) -> bool:
    """Tell a Vietnamese syllable from a French or Spanish word: café, à la, Málaga."""
    if not language("vi").is_syllable(word):
        return False
    marked = [letter for letter in word if not letter.isascii()]
    return word[0].isupper() or any(not _LATIN_1.match(letter) for letter in marked)


def _bare(word: str) -> str:
    """Return a syllable without diacritics, its capitals kept, and any other word as it is."""
    if word.isascii() or not language("vi").is_syllable(word):
        return word
    skeleton = language("en").skeleton
    letters = ("d" if letter in "đĐ" else skeleton(letter) for letter in word)
    return "".join(
        new.upper() if old.isupper() else new for new, old in zip(letters, word, strict=True)
    )


def _without_marks(text: str, source: str) -> Iterator[Change]:
    """Yield names of two syllables or more that the source writes with diacritics."""
    for name in sorted(set(_names(source)), key=lambda name: (-len(name), name)):
        plain = _WORD.sub(lambda word: _bare(word.group()), name)
        bare = re.escape(plain).replace(r"\ ", r"[ \u00a0]")
        for match in re.finditer(rf"(?<!\w){bare}(?!\w)", text):
            yield Change(*match.span(), match.group(), name, "names")


def _names(source: str) -> Iterator[str]:
    """Yield runs of capitalised syllables, some of them with diacritics."""
    words = [*_WORD.finditer(source)]
    run: list[str] = []
    end = -2
    for match in words:
        word = match.group()
        if word[0].isupper() and not word.isupper() and match.start() == end + 1:
            run.append(word)
        else:
            yield from _parts(run)
            run = [word] if word[0].isupper() and not word.isupper() else []
        end = match.end()
    yield from _parts(run)


def _parts(run: list[str]) -> Iterator[str]:
    """Yield a run, and what is left of it without the word that begins the sentence."""
    for words in (run, run[1:]):
        if len(words) > 1 and not "".join(words).isascii():
            yield " ".join(words)
