"""What may stand in the target as the source has it: titles, quotations, loans that are glossed."""

import re
from collections.abc import Iterator

from align.checks.base import Pair
from align.checks.conventions import Conventions
from align.checks.conventions.base import words
from align.checks.folding import plain

_QUOTED = re.compile(
    r"“[^”]*”|\"[^\"]*\"|‘[^’]*’|'[^']*'|«[^»]*»|<(i|em|cite)>.*?</\1>|[*_][^*_]+[*_]"
)
_BRACKETED = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_WORD = re.compile(r"\w+")
_MUCH = 0.6
"""Share of a target that is rather quoted speech that nobody translated."""
_CLAUSE = 5
"""Words in square brackets that are too many for a gloss."""
_LONGEST_TITLE = 6
"""Words of a title that may stand without quotation marks."""
# What says of what kind a foreign word is: "dó paper", "vối-leaf tea", "đề đốc, or commander".
_KINDS = (
    "paper|trees?|tea|fish|danc(?:es?|ers?|ing)|lutes?|stew|hous(?:es?)|rice|cakes?|songs?|singing|singers?|"
    "chants?|style|games?|flowers?|lea(?:f|ves)|sap|soup|noodles?|wine|liquor|drums?|festivals?|"
    "opera|theat(?:re|er)|music|zithers?|flutes?|fiddles?|sauce|salad|dress(?:es)?|hats?|boats?|junk|rolls?|"
    "bread|fruits?|grass|vines?|roots?|bark|plants?|shrubs?|berr(?:y|ies)|weave|silk|stalls?|gongs?|"
    "porridge|dumplings?|dish(?:es)?|sandwich(?:es)?|tunic|shirts?|scripts?|ritual|rites?|puppetry|"
    "melod(?:y|ies)|tunes?|folk|chess|cards?|spirits?|shops?|restaurants?|vendors?|sellers?|birds?|"
    "tones?|timber|ceremon(?:y|ies)|forests?|scarf|scarves|blouses?|modes?|chiefs?|mandarins?|verse|wood|worms?|seedlings?|crops?|season|soldiers?"
)
GLOSS = re.compile(
    rf"(?:-\w+)?\s(?:(?!\w+(?:ing|ed)\b)\w+\s)?(?:{_KINDS})\b|,? or (?:an? |the )?[a-z]|\s?\("
    r"|,? (?:meaning|i\.e|that is)\b"
)
_NOT_BARE = frozenset(words("đàn quan ví hò điệu múa sáo trống nhạc cơm cháo giò hủ"))
"""Heads of loans that are other words without their diacritics."""
_BODY_NAMES = (
    "ủy ban|uỷ ban|hội đồng|hội nghị|nghị quyết|nghị định|chính phủ|quốc hội|bộ trưởng|tỉnh ủy|"
    "huyện ủy|thành ủy|đảng ủy|đảng bộ|chi bộ|hợp tác|mặt trận|tòa án|toà án|viện kiểm|sở giáo|"
    "nhà xuất|nhà máy|công ty|tổng cục|tổng bí|bí thư|chủ tịch|chủ nhiệm|thủ tướng|đại hội|"
    "ban chấp|ban chỉ|ban quản|bộ chính|hội liên|đoàn thanh|trung ương|nhà nước|cộng hòa|"
    "xã hội|pháp lệnh|chỉ thị|quyết định|thông tư|điều lệ|hiến pháp|xã viên|đội sản"
)
_BODIES = frozenset(_BODY_NAMES.split("|"))
"""How names of bodies and acts begin, which are translated although they have a capital."""


class Titles:
    """Tells what may stand, for a source language."""

    def __init__(self, room: Conventions) -> None:
        self._loans = frozenset({*room.loans, *map(plain, room.loans)})
        self._heads = frozenset({*room.loan_heads, *(map(plain, room.loan_heads - _NOT_BARE))})
        self._not_loans = frozenset({*room.not_loans, *map(plain, room.not_loans)})
        whole = "|".join(sorted(map(re.escape, self._loans), key=len, reverse=True))
        heads = "|".join(sorted(self._heads))
        self._found = re.compile(
            rf"(?<!\w)(?:(?:{heads})\s\w+|{whole})(?!\w)" if whole and heads else r"(?!)",
            re.IGNORECASE,
        )

    def may_stand(self, pair: Pair, start: int, end: int, *, named: bool) -> bool:
        """Whether a stretch of the target is a title, a quotation or a dish."""
        text = pair.target
        said = text[start:end].lower()
        if named and said.count(" ") < _LONGEST_TITLE:
            first = " ".join(said.split()[:2])
            return first not in _BODIES
        if self.is_loan(said):
            return True
        return is_quoted(pair, start, end)

    def without_loans(self, text: str) -> str:
        """Return a text without the dishes and songs that are taken over as they are."""
        return self._found.sub(" ", text)

    def several(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where loans of several words stand."""
        for match in self._found.finditer(text):
            if " " in match.group() and self.is_loan(match.group().lower()):
                yield match.span()

    def is_loan(self, said: str) -> bool:
        """Whether words in small letters are taken over as they are."""
        if said in self._loans:
            return True
        head, _, rest = said.partition(" ")
        if head in self._heads and rest and rest.count(" ") < 2:
            return not any(said.startswith(one) for one in self._not_loans)
        return False


def is_quoted(pair: Pair, start: int, end: int) -> bool:
    """Whether a stretch is quoted, or added in brackets, within a target in other words."""
    text = pair.target
    for match in _QUOTED.finditer(text):
        if match.start() <= start and end <= match.end():
            if len(_WORD.findall(match.group())) < _MUCH * len(_WORD.findall(text)):
                return True
            return _is_title(pair.source, text[start:end])
    for match in _BRACKETED.finditer(text):
        if match.start() <= start and end <= match.end():
            long = match.group()[0] == "[" and len(_WORD.findall(match.group())) >= _CLAUSE
            return match.group()[:2] not in pair.source and not long
    return False


_WORK = re.compile(
    r"\b(?:bài(?: hát| thơ| ca| dân ca)?|ca khúc|bản nhạc|vở(?: kịch| chèo| tuồng)?|"
    r"cuốn|truyện|phim|tiểu thuyết|tập thơ)\s[\"“«‘]$",
    re.IGNORECASE,
)


def _is_title(source: str, said: str) -> bool:
    """Whether a source quotes words as the title of a song, a poem or a book."""
    at = source.find(said)
    return at > 0 and _WORK.search(source, 0, at) is not None
