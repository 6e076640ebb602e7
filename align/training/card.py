"""The card of an adapted engine: base, data, training, figures, limits."""

from collections import Counter
from dataclasses import dataclass

from align.training.records import Base, Plan, Verdict
from align.training.tidying import KEPT


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the card says."""

    name: str
    revision: str
    base: Base
    memories: tuple[str, ...]
    """File names, without their folders."""
    counts: Counter[str]
    """Entries by what became of them."""
    learnt: int
    general: int
    plan: Plan
    steps: int
    """Step whose averaged weights were kept."""
    seconds: float
    verdict: Verdict


def card(facts: Facts) -> str:
    """Return the card as Markdown."""
    base, verdict = facts.base, facts.verdict
    left_out = ", ".join(
        f"{rule} {count:,}" for rule, count in facts.counts.most_common() if rule != KEPT
    )
    general = f", mixed with {facts.general:,} general pairs" if facts.general else ""
    lines = [
        f"# {facts.name}",
        f"{base.source} to {base.target}, revision {facts.revision}: {base.name} "
        f"({base.revision}) adapted with `align engines adapt`. CTranslate2 int8; `model.toml` "
        "says what the engine needs to know, `SHA256SUMS` what must be here.",
        "",
        "## Data",
        f"From {', '.join(f'`{name}`' for name in facts.memories)}: {facts.learnt:,} pairs trained "
        f"on{general}, {verdict.pairs:,} held out. Left out: {left_out or 'nothing'}.",
        "",
        "The weights may give away sentences of these memories; share them as you would share "
        "the memories.",
        "",
        "## Training",
        f"{facts.steps:,} steps of at most {facts.plan.batch_tokens:,} pieces in "
        f"{facts.seconds:,.0f} s, AdamW at {facts.plan.rate:g}, seed {facts.plan.seed}; "
        f"{facts.plan.way:.0%} of the way from the base to the weights that were best; moving "
        f"average {facts.plan.average}, label smoothing {facts.plan.smoothing}, weight of the "
        f"base's own predictions {facts.plan.faith}, of its alignment {facts.plan.alignment}"
        + (f"; term notes in {facts.plan.noted:.0%} of the sentences." if base.markers else "."),
        "",
        "## Figures",
        f"On the held-out pairs, with the int8 weights that ship, beam {base.beam}; the loss is "
        "nats a target piece.",
        "",
        "| | chrF | loss |",
        "|---|---|---|",
        f"| {base.name} | {verdict.base.chrf:.2f} | {verdict.base.loss:.3f} |",
        f"| {facts.name} | {verdict.adapted.chrf:.2f} | {verdict.adapted.loss:.3f} |",
        "",
        "## Limits",
        "Better on texts like the memories, not elsewhere; the limits and the licence of the base "
        "hold as well.",
    ]
    return "\n".join(lines) + "\n"
