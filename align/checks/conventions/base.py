"""What a language may have that checks must know; everything is empty unless it says so."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def words(listed: str) -> tuple[str, ...]:
    """Return the words of a list that is written as running text."""
    return tuple(listed.split())


@dataclass(frozen=True, slots=True)
class Relation:
    """A turn in which two names stand that must not change their places."""

    words: frozenset[str]
    """Words of which any text with it has one; empty where they cannot be listed."""
    pattern: str
    """Regular expression, ``NAME`` for a name, the two of them in groups."""


# Compared by identity, so that what is compiled for a language can be cached.
@dataclass(frozen=True, slots=True, eq=False)
class Conventions:
    """Figures, number words, units, letters and names of a language. Words are in lower case."""

    code: str
    decimal: str = "."
    """Mark before the fraction."""
    group: str = ","
    """Mark between thousands."""
    numbers: Mapping[str, float] = field(default_factory=dict)
    """Words for numbers that add up in a row: cardinals and ordinals below a hundred."""
    scales: Mapping[str, float] = field(default_factory=dict)
    """Words that multiply what stands before them."""
    counts: Mapping[str, float] = field(default_factory=dict)
    """Words that stand for a number by themselves: months, ``twice``, ``half``."""
    glue: frozenset[str] = frozenset()
    """Words that may stand inside a number."""
    half_more: str = ""
    """Word that adds half of the scale before it."""
    multiples: Mapping[str, float] = field(default_factory=dict)
    """Units that are told in a smaller one elsewhere, with how many of it they are."""
    rest: str = ""
    """Regular expression of what stands between a number and its decimals: ``4 mét 78``."""
    parts: str = ""
    """Regular expression of what follows the number of parts that are all the same."""
    hour: str = ""
    """Regular expression of what follows an hour; such a number may be told on either clock."""
    ordinal: str = ""
    """Regular expression of an ordinal or a weekday, its number in the group ``n``."""
    ordinal_leads: frozenset[str] = frozenset()
    """Words behind which a number in words is an ordinal."""
    first_signs: frozenset[str] = frozenset()
    """Words that others may tell as the first, without a number."""
    ordinal_words: frozenset[str] = frozenset()
    """Words of which any ordinal has one, where they can be listed."""
    wrong_ordinals: Mapping[str, str] = field(default_factory=dict)
    """Figures with the ending of another ordinal, and how each is written: ``3th`` is 3rd."""
    weekday_names: str = ""
    """Regular expression of a weekday, its number or name in the group ``n``."""
    weekday_words: frozenset[str] = frozenset()
    """Words of which any weekday has one."""
    times: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """For each kind of times (seasons) regular expressions by name; the same in all languages."""
    time_signs: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)
    """For each kind of times sets of words; any time of it has one of each."""
    month_words: frozenset[str] = frozenset()
    """Words of which any month has one."""
    month: str = ""
    """Regular expression of a month, its number in the group ``month`` if something stands before
    it, the day in the group ``behind`` if that may follow."""
    named: Mapping[str, int] = field(default_factory=dict)
    """Numbers of weekdays, Monday being 2, and of months that an expression above finds."""
    weekday: str = ""
    """Regular expression of what stands before the number of a weekday."""
    units: Mapping[str, str] = field(default_factory=dict)
    """Words and signs of measure and money, and the kind each stands for."""
    not_units: str = ""
    """Regular expression of what begins like a unit and is none."""
    letters: str = ""
    """Letters that tell a word of this language from one of another that shares its script."""
    places: tuple[str, ...] = ()
    """Words before the name of a place that other languages take over."""
    titles: frozenset[str] = frozenset()
    """Words with a capital that begin what is translated."""
    sides: frozenset[str] = frozenset()
    """Words of which names of regions are made, which are translated."""
    lone: frozenset[str] = frozenset()
    """Words that stand alone with a capital and are seldom taken over."""
    exonyms: Mapping[str, str] = field(default_factory=dict)
    """Names with the letters by which others know them, as ``strangers.joined`` writes them."""
    short_exonyms: Mapping[str, str] = field(default_factory=dict)
    """The same for names of one syllable, which are also common words and names of people."""
    common_stems: frozenset[str] = frozenset()
    """Beginnings among them with which too many other words begin."""
    callings: frozenset[str] = frozenset()
    """Words in small letters before the name of a person by which one is called."""
    given: frozenset[str] = frozenset()
    """Given names of one syllable that are seldom anything else with a capital."""
    not_called: frozenset[str] = frozenset()
    """Words that stand behind those and are no names: numbers of birth, gods."""
    like_syllables: frozenset[str] = frozenset()
    """Common words that look like names of a language of syllables, and words of places."""
    towns: frozenset[str] = frozenset()
    """Places that other languages take over, and by whose names nothing else is called."""
    bodies: Mapping[str, str] = field(default_factory=dict)
    """International bodies, with all that may tell each elsewhere, ``|`` between."""
    rivers: Mapping[str, str] = field(default_factory=dict)
    """Rivers whose names are taken over, with the words by which some are known elsewhere."""
    relations: tuple[Relation, ...] = ()
    """How two names stand to one another, in the same order in all languages."""
    about: frozenset[str] = frozenset()
    """Words before a number that make it a rough one."""
    per: str = ""
    """Regular expression of what stands between a price and the unit that it is for."""
    untold: str = ""
    """Regular expression of numbers that others tell without one: ``30 Tết``."""
    surnames: frozenset[str] = frozenset()
    """Family names that stand first in a name."""
    loans: frozenset[str] = frozenset()
    """Words and groups of words that other languages take over as they are."""
    loan_heads: frozenset[str] = frozenset()
    """Words that begin such a group, whatever follows: names of dishes, songs, instruments."""
    not_loans: frozenset[str] = frozenset()
    """Groups that begin so and are translated all the same."""
    questions: frozenset[str] = frozenset()
    """Words that may ask without a question mark."""
    always_capital: frozenset[str] = frozenset()
    """Words that have a capital wherever they stand, and are never written without one."""
    doubled: frozenset[str] = frozenset()
    """Words that may well stand twice in a row."""
    abbreviations: tuple[str, ...] = ()
    """What ends in a full stop without ending a sentence."""
