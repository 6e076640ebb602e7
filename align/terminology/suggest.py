"""Suggest entries for the term base, for a person to accept."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from align.glossary import Entry, Glossary, Part
from align.terminology.bilingual import Bilingual
from align.terminology.candidates import Candidate, candidates
from align.terminology.renderings import Renderings, renderings

_ALSO = 0.2
"""Share of the occurrences from which a second rendering is suggested as an allowed form."""
_UNSEEN = 0.25
"""Consistency that is assumed of what the memory does not have."""
_EXAMPLE = 120


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A candidate, with how a memory renders it."""

    candidate: Candidate
    renderings: Renderings | None = None

    @property
    def rank(self) -> float:
        """What orders suggestions: the C-value, more of it where a memory renders it evenly."""
        even = self.renderings.consistency if self.renderings else _UNSEEN
        return self.candidate.value * (0.5 + even)

    @property
    def target(self) -> str:
        """The suggested target form, empty if the memory has none."""
        return self.renderings.best if self.renderings else ""

    @property
    def entry(self) -> Entry:
        """The entry that is suggested; its target is empty where nothing is known of it."""
        also: tuple[str, ...] = ()
        if self.renderings:
            least = max(2.0, _ALSO * self.renderings.occurrences)
            forms = self.renderings.forms.most_common()
            also = tuple(form for form, number in forms[1:] if number >= least)
        part = Part.NAME if self.candidate.name else Part.UNKNOWN
        return Entry("", self.candidate.source, self.target, allowed=also, part_of_speech=part)

    @property
    def evidence(self) -> str:
        """What speaks for it, in lines."""
        one, found = self.candidate, self.renderings
        lines = [f"{one.count} times; C-value {one.value:.1f}"]
        if found and found.best:
            lines[0] += f"; rendered so {found.forms[found.best]} of {found.occurrences} times"
        lines.append(_cut(found.example.source if found and found.example else one.example))
        if found and found.example:
            lines.append(_cut(found.example.target))
        return "\n".join(lines)


def suggestions(
    texts: Sequence[str],
    memory: Sequence[Bilingual],
    known: Glossary | None,
    languages: tuple[str, str],
    *,
    least: int = 3,
    most: int = 200,
    advance: Callable[[float], None] | None = None,
) -> list[Suggestion]:
    """Suggest terms of a text that the term base does not have.

    Args:
        texts: segments of the text.
        memory: pairs from which target forms are taken; may be empty.
        known: the term base.
        languages: codes of source and target.
        least: how often a candidate has to occur in the text.
        most: how many to suggest.
        advance: told what share of the work has been done since the last call.
    """
    found = candidates(texts, languages[0], known, least=least, most=most)
    by_gram: dict[tuple[str, ...], Renderings] = {}
    if memory and found:
        grams = [one.gram for one in found]
        by_gram = renderings(grams, memory, *languages, advance)
    made = [Suggestion(one, by_gram.get(one.gram)) for one in found]
    return sorted(made, key=lambda one: -one.rank)


def as_yaml(suggested: Sequence[Suggestion], languages: tuple[str, str]) -> Iterator[str]:
    """Yield a term base in YAML, each entry with its evidence, for a person to prune."""
    from align.glossary.formats.yaml_format import head, item

    yield "# Candidates: strike out what is no term, complete what lacks a target.\n"
    yield head("Candidates", *languages)
    for one in suggested:
        yield item(one.entry, one.evidence)


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _EXAMPLE else line[: _EXAMPLE - 1] + "…"
