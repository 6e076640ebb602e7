"""How the pieces of a vocabulary spell text, as far as required words depend on it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

_SPACE = "▁"
_BYTE = re.compile(r"<0x([0-9A-Fa-f]{2})>")
# Curly and straight, hard and soft: the same mark to a reader, as to whoever judges a target.
_LEVEL = str.maketrans({"’": "'", "‐": "-", "‑": "-"})
# What makes another word of the one before it: a letter, also behind a hyphen or an apostrophe.
_GOES_ON = re.compile(r"['-]?[^\W_]")
# Marks that a word may follow directly; hyphen and apostrophe only where they join nothing.
_OPENS = re.compile(r"[\W_][^\w\s]\Z|[^\w\s'-]\Z")


def levelled(text: str) -> str:
    """Return a text with one kind of space, apostrophe and hyphen; of the same length or less."""
    return " ".join(text.translate(_LEVEL).split())


def goes_on(text: str) -> bool:
    """Whether a text that follows a word directly makes another word of it."""
    return _GOES_ON.match(text) is not None


def opens(text: str) -> bool:
    """Whether a word may follow a text without a space between."""
    return _OPENS.search(text) is not None


@dataclass(frozen=True)
class Pieces:
    """A vocabulary by what its tokens spell."""

    ids: dict[bytes, list[int]]
    """Tokens by the UTF-8 that they spell, levelled, a space where ``▁`` stands."""
    names: dict[str, int]
    """Tokens that are text, by name."""
    spelled: dict[int, bytes] = field(repr=False)
    size: int
    """Number of tokens, the ones that are no text included."""
    longest: int
    """Bytes of the longest token."""
    goes_on: tuple[bool, ...] = field(repr=False)
    """For each token, whether it makes another word of one that it follows."""
    opens: tuple[bool, ...] = field(repr=False)
    """For each token, whether a word may follow it without a space."""

    @classmethod
    def of(cls, vocabulary: dict[str, int], size: int, marks: Collection[int]) -> "Pieces":
        """Read a vocabulary.

        Args:
            vocabulary: ids of the tokens.
            size: scores that the network gives at each step.
            marks: ids of tokens that are no text, and are left out of it.
        """
        ids: dict[bytes, list[int]] = {}
        spelled: dict[int, bytes] = {}
        names: dict[str, int] = {}
        # What is no text leaves no trace in it, so that it does not part words either.
        going, opening = [True] * size, [False] * size
        for name, number in vocabulary.items():
            if number in marks or number >= size or not name:
                continue
            names[name] = number
            byte = _BYTE.fullmatch(name)
            text = name.replace(_SPACE, " ").translate(_LEVEL)
            raw = bytes([int(byte[1], 16)]) if byte else text.encode()
            spelled[number] = raw
            ids.setdefault(raw, []).append(number)
            # A byte above ASCII is part of a letter more often than of anything else.
            plain = raw.decode() if raw.isascii() else "é" if byte else text
            going[number], opening[number] = goes_on(plain), opens(plain)
        longest = max(map(len, ids), default=1)
        return cls(ids, names, spelled, size, longest, tuple(going), tuple(opening))

    def path(self, pieces: Sequence[str]) -> list[int] | None:
        """Return the ids of the pieces of a form, or nothing where one of them is no text."""
        found = [self.names.get(piece, -1) for piece in pieces]
        return found if found and min(found) >= 0 else None

    def spell(self, text: bytes) -> list[int] | None:
        """Cut a text into the longest tokens that there are, from left to right."""
        found = []
        while text:
            for length in range(min(self.longest, len(text)), 0, -1):
                if text[:length] in self.ids:
                    found.append(self.ids[text[:length]][0])
                    text = text[length:]
                    break
            else:
                return None
        return found
