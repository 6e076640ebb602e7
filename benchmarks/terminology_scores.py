"""Score the ways on the set: terms, likeness to the references, and what was left alone."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from align.glossary import Glossary
from align.scoring import TermCase, TermTally, tally, window_overlaps
from benchmarks.terminology_data import Line
from benchmarks.terminology_methods import ALONE, Method
from benchmarks.terminology_timing import WINDOW

Texts = Mapping[str, Sequence[str]]
"""The outputs of each way, in the order of the lines."""


@dataclass(frozen=True, slots=True)
class Score:
    """How one way did on some lines. Shares are from 0 to 1, chrF and BLEU from 0 to 100."""

    terms: TermTally
    chrf: float
    bleu: float
    untouched: float
    """Segments without a term whose output is the engine's own, byte for byte."""
    kept: float
    """Segments whose terms the engine honours, none too often, and whose output is its own."""
    same_windows: float
    """Window overlap of the occurrences that the engine alone honours too."""
    wrong_caused: float
    """Words in another sense that the entry rendered where the engine alone does not."""

    def figures(self) -> dict[str, float]:
        """Return every figure by its name."""
        return {
            **self.terms.rates(),
            "same_windows": self.same_windows,
            "wrong_caused": self.wrong_caused,
            "chrf": self.chrf,
            "bleu": self.bleu,
            "untouched": self.untouched,
            "kept": self.kept,
            "segments": self.terms.segments,
            "occurrences": self.terms.occurrences,
        }


def outputs(
    ways: Mapping[str, Method], sources: Sequence[str], step: Callable[[int], None]
) -> dict[str, list[str]]:
    """Translate the sources in every way, batch by batch.

    Args:
        ways: the ways by name.
        sources: what to translate.
        step: told the number of segments after each batch of each way.
    """
    texts: dict[str, list[str]] = {name: [] for name in ways}
    for at in range(0, len(sources), WINDOW):
        batch = sources[at : at + WINDOW]
        for name, way in ways.items():
            texts[name] += way(batch)
            step(len(batch))
    return texts


def scores(
    lines: Sequence[Line], held: Sequence[TermCase], texts: Texts, glossary: Glossary
) -> dict[str, dict[str, Score]]:
    """Return the scores of every way over all lines (``all``) and by category."""
    groups: dict[str, list[int]] = {"all": list(range(len(lines)))}
    for number, line in enumerate(lines):
        groups.setdefault(line.category, []).append(number)
    return {
        name: {
            group: _score(
                [held[n] for n in members],
                [mine[n] for n in members],
                [texts[ALONE][n] for n in members],
                glossary,
            )
            for group, members in groups.items()
        }
        for name, mine in texts.items()
    }


def _score(
    held: Sequence[TermCase], mine: Sequence[str], alone: Sequence[str], glossary: Glossary
) -> Score:
    from sacrebleu.metrics import BLEU, CHRF

    references = [[case.reference for case in held]]
    tallies = [tally(case, text, glossary) for case, text in zip(held, mine, strict=True)]
    before = [tally(case, text, glossary) for case, text in zip(held, alone, strict=True)]
    same = [text == own for text, own in zip(mine, alone, strict=True)]
    return Score(
        terms=sum(tallies, TermTally()),
        chrf=CHRF().corpus_score(mine, references).score,
        bleu=BLEU().corpus_score(mine, references).score,
        untouched=_mean(s for s, case in zip(same, held, strict=True) if not case.hits),
        kept=_mean(
            s
            for s, case, was in zip(same, held, before, strict=True)
            if case.hits
            and was.honoured == was.occurrences
            and not (was.forbidden or was.over_generated)
        ),
        same_windows=_mean(_same_windows(held, mine, alone, glossary), empty=0.0),
        wrong_caused=_mean(
            (
                max(0, now.wrong_fired - was.wrong_fired) / now.wrong
                for now, was in zip(tallies, before, strict=True)
                if now.wrong
            ),
            empty=0.0,
        ),
    )


def _same_windows(
    held: Sequence[TermCase], mine: Sequence[str], alone: Sequence[str], glossary: Glossary
) -> Iterable[float]:
    for case, text, own in zip(held, mine, alone, strict=True):
        ours = window_overlaps(case, text, glossary)
        theirs = window_overlaps(case, own, glossary)
        for overlap, before in zip(ours, theirs, strict=True):
            if overlap is not None and before is not None:
                yield overlap


def _mean(values: Iterable[float], empty: float = 1.0) -> float:
    listed = list(values)
    return fmean(listed) if listed else empty
