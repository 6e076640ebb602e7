"""Look through a finished translation for terms that are missing, wrong or rendered unevenly."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from align.glossary import Entry, Glossary, judge
from align.languages import language
from align.terminology.bilingual import Bilingual
from align.units import Outcome


class Fault(StrEnum):
    """What is wrong with an occurrence of a term."""

    MISSING = "missing"
    FORBIDDEN = "forbidden"
    INCONSISTENT = "inconsistent"
    """Right by itself, but not what most other occurrences have."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One occurrence that a person should look at."""

    fault: Fault
    place: str
    line: int
    entry: str
    surface: str
    """The term as it stands in the source."""
    form: str
    """What was found for it in the target; empty where nothing was."""
    wanted: str
    """The preferred form, or the one that most occurrences have."""


@dataclass(slots=True)
class Audit:
    """What was found."""

    pairs: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    """In the order of the translation."""
    renderings: dict[str, Counter[str]] = field(default_factory=dict)
    """For each entry the listed forms that were used for it; inflections count as their form."""

    @property
    def occurrences(self) -> int:
        """How many occurrences of terms were judged."""
        return self.outcomes.total()

    @property
    def uneven(self) -> dict[str, Counter[str]]:
        """The entries that were rendered in more than one way."""
        return {entry: forms for entry, forms in self.renderings.items() if len(forms) > 1}


def audit(pairs: Iterable[Bilingual], glossary: Glossary) -> Audit:
    """Judge every occurrence of a term in a translation.

    Pairs are consumed one by one; what is kept grows with the occurrences, not with the text.
    """
    found = Audit()
    bases: dict[str, dict[str, str]] = {}
    for pair in pairs:
        found.pairs += 1
        hits = [hit for hit in glossary.find(pair.source) if hit.entry not in pair.released]
        for use in judge(hits, pair.target, glossary) if hits else ():
            found.outcomes[use.outcome] += 1
            entry = glossary[use.hit.entry]
            fault, form = Fault.INCONSISTENT, use.form
            if use.outcome is Outcome.HONOURED:
                known = bases.setdefault(entry.id, _bases(entry))
                form = known.get(_key(use.form), entry.target)
                found.renderings.setdefault(entry.id, Counter())[form] += 1
            else:
                fault = Fault(use.outcome.value)
            found.findings.append(
                Finding(fault, pair.place, pair.line, entry.id, use.hit.surface, form, entry.target)
            )
    found.findings = list(_faults(found))
    return found


def _faults(found: Audit) -> Iterator[Finding]:
    """Yield what is wrong by itself, and what is right but not as most others are."""
    usual = {entry: forms.most_common(1)[0][0] for entry, forms in found.uneven.items()}
    for finding in found.findings:
        if finding.fault is not Fault.INCONSISTENT:
            yield finding
        elif finding.form != usual.get(finding.entry, finding.form):
            yield replace(finding, wanted=usual[finding.entry])


def _bases(entry: Entry) -> dict[str, str]:
    """Return the listed form that each right form is an inflection of."""
    room = language(entry.language)
    bases: dict[str, str] = {}
    for listed in (entry.target, *entry.allowed):
        bare = room.without_article(listed)
        for form in (listed, bare, *room.inflections(bare, entry.part_of_speech)):
            bases.setdefault(_key(form), listed)
    return bases


def _key(form: str) -> str:
    return " ".join(form.casefold().replace("’", "'").split())
