"""Word alignments judged by a gold one that tells sure links from possible ones.

Och and Ney 2003, "A Systematic Comparison of Various Statistical Alignment Models", section 5.
A gold file is UTF-8 with a header and the columns source, target and links, separated by tabs;
``3-5`` says that source token 3 and target token 5, counted from 0, surely belong together, and
``3?5`` that they possibly do. Tokens are those of ``Language.tokens``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from align.errors import InputError
from align.languages import Language, Token, language

Links: TypeAlias = frozenset[tuple[int, int]]
"""Numbers of a source and a target token that belong together, counted from 0."""

COLUMNS = ("source", "target", "links")
_LINK = re.compile(r"([0-9]{1,6})([-?])([0-9]{1,6})")
_FORM = "write 3-5 for a sure and 3?5 for a possible link, separated by spaces"


@dataclass(frozen=True, slots=True)
class GoldLinks:
    """What belongs together in one pair of sentences."""

    sure: Links
    unsure: Links = frozenset()
    """Possible and not sure."""

    @property
    def possible(self) -> Links:
        """All that may be linked, the sure links among them."""
        return self.sure | self.unsure


@dataclass(frozen=True, slots=True)
class GoldPair:
    """One line of a gold file."""

    number: int
    """Its line in the file, counted from 1."""
    source: str
    target: str
    source_tokens: tuple[Token, ...]
    target_tokens: tuple[Token, ...]
    links: GoldLinks


@dataclass(frozen=True, slots=True)
class AlignmentTally:
    """Counts of links, added up over pairs; the rates are shares from 0 to 1."""

    found: int = 0
    found_possible: int = 0
    """Links found that are possible or sure."""
    found_sure: int = 0
    sure: int = 0
    """Sure links of the gold alignment, found or not."""

    def __add__(self, other: "AlignmentTally") -> "AlignmentTally":
        return AlignmentTally(
            self.found + other.found,
            self.found_possible + other.found_possible,
            self.found_sure + other.found_sure,
            self.sure + other.sure,
        )

    @property
    def precision(self) -> float:
        """Links found that are possible, of all found; 0 if none is found."""
        return self.found_possible / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Sure links found, of all sure ones; 0 if there is none."""
        return self.found_sure / self.sure if self.sure else 0.0

    @property
    def error_rate(self) -> float:
        """AER: 0 if every sure link is found and no impossible one; 0 if there is nothing."""
        whole = self.found + self.sure
        return 1 - (self.found_possible + self.found_sure) / whole if whole else 0.0


def tally_links(found: Links, gold: GoldLinks) -> AlignmentTally:
    """Count what an alignment of one pair has found."""
    return AlignmentTally(
        found=len(found),
        found_possible=len(found & gold.possible),
        found_sure=len(found & gold.sure),
        sure=len(gold.sure),
    )


def read_gold(path: Path, source: str = "vi", target: str = "en") -> list[GoldPair]:
    """Read a gold file.

    Args:
        path: the file.
        source: language of the first column, ISO 639-1.
        target: language of the second.

    Raises:
        InputError: the file cannot be read or holds no pair, a line has not three columns, or a
            link is malformed, given twice or of no token.
    """
    languages = language(source), language(target)
    try:
        rows = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        raise InputError(
            "the gold alignment cannot be read", where=str(path), hint="give a file in UTF-8"
        ) from None
    pairs = list(_pairs(rows, path, languages))
    if not pairs:
        raise InputError(
            "there is no pair of sentences in it", where=str(path), hint="give another file"
        )
    return pairs


def _pairs(rows: list[str], path: Path, languages: tuple[Language, Language]) -> Iterator[GoldPair]:
    for number, row in enumerate(rows, 1):
        cells = row.removesuffix("\r").split("\t")
        if cells == [""] or (number == 1 and tuple(cells) == COLUMNS):
            continue
        where = f"{path}: line {number}"
        if len(cells) != len(COLUMNS):
            raise InputError(
                "this is no pair of sentences with links",
                where=where,
                hint=f"write the columns {', '.join(COLUMNS)}, separated by tabs",
            )
        left, right = (
            tuple(room.tokens(text)) for room, text in zip(languages, cells, strict=False)
        )
        links = _links(cells[2], (len(left), len(right)), where)
        yield GoldPair(number, cells[0], cells[1], left, right, links)


def _links(text: str, sizes: tuple[int, int], where: str) -> GoldLinks:
    kinds: dict[tuple[int, int], str] = {}
    for word in text.split():
        match = _LINK.fullmatch(word)
        if match is None:
            raise InputError(f"{word!r} is no link", where=where, hint=_FORM)
        link = int(match[1]), int(match[3])
        if link[0] >= sizes[0] or link[1] >= sizes[1]:
            raise InputError(
                f"the link {word} is of no token, for there are {sizes[0]} and {sizes[1]} of them",
                where=where,
                hint="count the tokens from 0",
            )
        if link in kinds:
            raise InputError(
                f"the link {word} is there twice", where=where, hint="take one of them out"
            )
        kinds[link] = match[2]
    return GoldLinks(
        sure=frozenset(link for link, kind in kinds.items() if kind == "-"),
        unsure=frozenset(link for link, kind in kinds.items() if kind == "?"),
    )
