"""Where the forms of a term stand in a target, and in the right case."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from align.glossary.entry import Entry

# Straight and curly, soft and hard: the same mark to a reader.
_ALIKE = {"'": "['’]", "’": "['’]", "-": "[-‐‑]", " ": r"\s+"}
# A form ends before a possessive; a hyphen makes another word of it (non-Party, cell-based).
_BEFORE = r"(?<![^\W_])(?<![^\W_][-‐‑])(?<![^\W_]['’])"
_AFTER = r"(?:(?=['’]s(?![^\W_]))|(?!['’]?[^\W_])(?![-‐‑][^\W_]))"
# Nothing but marks, a number or a letter of a list item before: a sentence or a cell begins here.
_OPENING = re.compile(
    r"""(?:\A|[.!?:…\n\t]|\s["“‘«])[^\w,;]*(?:(?:[IVXLC]+|\d+|[a-z])[.)][^\w,;]*)?\Z"""
)
_LOOK_BACK = 40
_HEADING = 300
_MINOR = 4
"""Words shorter than this may stay in lower case in a heading set in title case."""


def allowed_spans(entry: Entry, target: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each allowed form of an entry in a target."""
    forms = entry.renderings
    for start, end in _spans(forms, target):
        found = target[start:end]
        if entry.any_case or any(_case_fits(form, found, target, start) for form in forms):
            yield start, end


def forbidden_spans(entry: Entry, target: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each forbidden form of an entry.

    A form counts in any case, unless its case is what is wrong with it.
    """
    banned = entry.banned
    right = {form.casefold() for form in entry.renderings}
    for start, end in _spans(banned, target):
        found = target[start:end]
        if found.casefold() not in right or found in banned:
            yield start, end


def _spans(forms: Iterable[str], target: str) -> Iterator[tuple[int, int]]:
    found = (match.span() for form in forms for match in _pattern(form).finditer(target))
    yield from dict.fromkeys(found)


@lru_cache(maxsize=1 << 14)
def _pattern(form: str) -> re.Pattern[str]:
    letters = (_ALIKE.get(c) or re.escape(c) for c in " ".join(form.split()))
    return re.compile(_BEFORE + "".join(letters) + _AFTER, re.IGNORECASE)


def _case_fits(form: str, found: str, target: str, start: int) -> bool:
    """Tell whether a form may be written as it was found.

    Capitals of the form must stand; further ones may come from the beginning of a sentence or
    from a heading in capitals or in title case.
    """
    form, plain = _levelled(form), _levelled(found)
    if form.casefold() != plain.casefold():
        return False
    if form == plain:
        return True
    line = _line(target, start)
    if plain.isupper():
        return line.isupper() or _opens_sentence(target, start)
    if plain[1:] == form[1:] and plain[:1].isupper():
        return _opens_sentence(target, start) or _in_title_case(line)
    kept = all(b.isupper() for a, b in zip(form, plain, strict=False) if a.isupper())
    return kept and _in_title_case(line)


def _opens_sentence(target: str, start: int) -> bool:
    before = target[:start] if start <= _LOOK_BACK else "x" + target[start - _LOOK_BACK : start]
    return _OPENING.search(before) is not None


def _levelled(text: str) -> str:
    level = text.replace("’", "'").replace("‐", "-").replace("‑", "-")
    return " ".join(level.split())


def _line(target: str, start: int) -> str:
    """Return the line of the target that a position stands in, as far as a heading reaches."""
    near = target[max(0, start - _HEADING) : start + _HEADING]
    at = min(start, _HEADING)
    end = near.find("\n", at)
    return near[near.rfind("\n", 0, at) + 1 : end if end >= 0 else len(near)]


def _in_title_case(line: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) >= _MINOR]
    return len(words) > 1 and all(word[0].isupper() for word in words)
