"""Scores of whole systems by sacreBLEU, and whether two systems differ by more than chance.

BLEU (Papineni et al. 2002), chrF and chrF2++ (Popović 2015, 2017), TER (Snover et al. 2006), each
with the signature that makes it comparable (Post 2018, "A Call for Clarity in Reporting BLEU
Scores"). sacreBLEU is loaded when a score is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from align.errors import SettingsError

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Stats = NDArray[numpy.float64]
    """What a metric counts, shape (segments, counts)."""

SEED = 12345
"""The seed that sacreBLEU has."""
SAMPLES = 1000
_BLOCK = 50
"""Resamples drawn at once."""


class _Score(Protocol):
    score: float


class _Metric(Protocol):
    def corpus_score(
        self, hypotheses: Sequence[str], references: list[Sequence[str]]
    ) -> _Score: ...

    def get_signature(self) -> object: ...

    def _extract_corpus_statistics(
        self, hypotheses: Sequence[str], references: list[Sequence[str]]
    ) -> list[list[float]]: ...

    def _compute_score_from_stats(self, stats: Stats) -> _Score: ...


@dataclass(frozen=True, slots=True)
class SystemScore:
    """One metric over all segments."""

    metric: str
    value: float
    """0 to 100; TER may be more, and less of it is better."""
    signature: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """One metric of two systems over the same segments."""

    metric: str
    value: float
    other: float
    p: float
    """How probable a difference this large is if the systems are equally good."""


def system_scores(hypotheses: Sequence[str], references: Sequence[str]) -> list[SystemScore]:
    """Return BLEU, chrF, chrF2++ and TER.

    Args:
        hypotheses: what a system says, a segment each.
        references: what it should say; as many.

    Raises:
        SettingsError: sacreBLEU is not installed.
    """
    found = []
    for name, metric in _metrics().items():
        value = metric.corpus_score(hypotheses, [references]).score
        found.append(SystemScore(name, value, str(metric.get_signature())))
    return found


def compare(
    hypotheses: Sequence[str],
    others: Sequence[str],
    references: Sequence[str],
    *,
    samples: int = SAMPLES,
    seed: int = SEED,
) -> list[Comparison]:
    """Compare two systems by paired bootstrap resampling.

    Koehn 2004, "Statistical Significance Tests for Machine Translation Evaluation"; p as
    sacreBLEU counts it, from the absolute differences of the resamples about their mean.

    Args:
        hypotheses: what the one system says, a segment each.
        others: what the other one says of the same segments.
        references: what they should say.
        samples: resamples drawn.
        seed: of the generator; the same seed gives the same p.

    Raises:
        SettingsError: sacreBLEU is not installed.
    """
    import numpy

    found = []
    for name, metric in _metrics().items():
        ours, theirs = (
            numpy.array(metric._extract_corpus_statistics(said, [references]), numpy.float64)
            for said in (hypotheses, others)
        )
        value, other = (
            float(metric._compute_score_from_stats(one.sum(0)).score) for one in (ours, theirs)
        )
        drawn = _differences(metric, ours, theirs, samples, seed)
        by_chance = numpy.abs(drawn - drawn.mean()) >= abs(value - other) - 1e-9
        p = (int(numpy.count_nonzero(by_chance)) + 1) / (samples + 1)
        found.append(Comparison(name, value, other, p))
    return found


def _differences(
    metric: _Metric, ours: Stats, theirs: Stats, samples: int, seed: int
) -> NDArray[numpy.float64]:
    """Return how much the systems differ in each resample, without sign."""
    import numpy

    generator = numpy.random.default_rng(seed)
    found = []
    for start in range(0, samples, _BLOCK):
        size = (min(_BLOCK, samples - start), len(ours))
        for row in generator.choice(len(ours), size=size, replace=True):
            weights = numpy.bincount(row, minlength=len(ours)).astype(numpy.float64)
            scores = [
                metric._compute_score_from_stats(weights @ one).score for one in (ours, theirs)
            ]
            found.append(abs(scores[0] - scores[1]))
    return numpy.array(found)


def edits(hypotheses: Sequence[str], references: Sequence[str]) -> list[tuple[int, int]]:
    """Return for each segment the edits of TER, shifts among them, and the reference's words.

    Raises:
        SettingsError: sacreBLEU is not installed.
    """
    metric = _metrics()["TER"]
    # Most drafts that a person confirms are right, and TER is slow.
    changed = [at for at, one in enumerate(hypotheses) if one != references[at]]
    counted = [(0, len(one.split())) for one in references]
    if changed:
        ours, theirs = ([texts[at] for at in changed] for texts in (hypotheses, references))
        rows = metric._extract_corpus_statistics(ours, [theirs])
        for at, row in zip(changed, rows, strict=True):
            counted[at] = (int(row[0]), int(row[1]))
    return counted


def _metrics() -> dict[str, _Metric]:
    try:
        from sacrebleu.metrics import BLEU, CHRF, TER
    except ImportError as error:
        raise SettingsError(
            "scores need the package sacrebleu", hint="pip install sacrebleu"
        ) from error
    made = {"BLEU": BLEU(force=True), "chrF": CHRF(), "chrF2++": CHRF(word_order=2), "TER": TER()}
    return cast(dict[str, _Metric], made)
