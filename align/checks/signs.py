"""Signs: the characters and words without which a check has nothing to find."""

from dataclasses import dataclass

FIGURES = "0-9\u0660-\u1c59\ua620-\uabf9\uff10-\uff19\U000104a0-\U0001fbf9"
"""Every ``\\d``, and much else in scripts with figures of their own; twice as fast to look for."""


@dataclass(frozen=True, slots=True)
class Need:
    """What must all stand in a pair together, a part that is empty aside."""

    source: tuple[frozenset[str], ...] = ()
    """Sets of words; the source has one of each."""
    target: tuple[frozenset[str], ...] = ()
    """The same for the target."""
    source_signs: str = ""
    """Characters of which the source has one."""


@dataclass(frozen=True, slots=True)
class Signs:
    """A check finds nothing in a pair that has none of these on either side, and meets no need.

    The first two are what stands between the brackets of a class in a regular expression, such as
    ``\\d`` or ``<{%``; the words are in small letters, each one ``\\w+``. Where all are empty,
    there is nothing to find in any pair.
    """

    source: str = ""
    target: str = ""
    everywhere: bool = False
    """Whether any pair is worth a look."""
    source_words: frozenset[str] = frozenset()
    target_words: frozenset[str] = frozenset()
    needs: tuple[Need, ...] = ()
    """Any one that is met makes a pair worth a look, too."""


NOWHERE = Signs()
"""Of a check that has no say under a setting."""
ANYWHERE = Signs(everywhere=True)
"""Of a check that no character decides; what it does with a clean pair must cost nothing."""
