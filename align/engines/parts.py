"""Parts of a source as a network reads them, and the answers put together from theirs."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from align.engines.alignment import alignment
from align.engines.base import Alignment, Hypothesis, Span
from align.engines.decoder import Decoded
from align.engines.guards import find_loop, loops
from align.engines.pieces import assemble, locate
from align.engines.splitting import between

_GO_ON = frozenset(";,:")


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a source that is read at once."""

    start: int
    """Code point in the source where it begins."""
    text: str
    pieces: tuple[str, ...]
    prefix: str = ""
    """What its translation must begin with."""
    prefix_pieces: tuple[str, ...] = ()
    must: tuple[tuple[str, ...], ...] = ()
    """What its translation must say; see ``Request.must``."""
    spans: tuple[Span, ...] = ()
    """Code points into the text of each piece, where the pieces say more than the text."""
    quick: bool = False
    """Whether a greedy search will do."""

    @property
    def question(self) -> tuple[object, ...]:
        """What its answer depends on."""
        return self.pieces, self.prefix, self.must, self.quick


def answer(
    part: Part, decoded: Decoded, is_mark: Callable[[str], bool], lead: int, opening: int
) -> Hypothesis:
    """Turn decoded pieces into text with its alignment.

    Args:
        part: what was translated.
        decoded: what the network said.
        is_mark: tells the tokens that are no text.
        lead: source tokens before the pieces of the part.
        opening: target tokens that are no part of the translation.
    """
    tokens = ["" if is_mark(token) else token for token in decoded.tokens[opening:]]
    text, spans = _spelled(tokens, part)
    shift = len(text) - len(text.lstrip())
    text = text.strip()
    if not unicodedata.is_normalized("NFC", text):
        # Seldom enough: no place of the composed text is known any more.
        return Hypothesis(unicodedata.normalize("NFC", text), decoded.score)
    return Hypothesis(
        text=text,
        score=decoded.score,
        alignment=alignment(
            source=part.spans or locate(part.pieces, part.text),
            target=[_within(start - shift, end - shift, len(text)) for start, end in spans],
            attention=decoded.attention[opening:],
            first=lead,
        ),
    )


def _within(start: int, end: int, length: int) -> Span:
    return min(max(0, start), length), min(max(0, end), length)


def _spelled(tokens: Sequence[str], part: Part) -> tuple[str, list[Span]]:
    """Spell the tokens; a prefix stands as it was given, even where no piece can spell it."""
    text, spans = assemble(tokens)
    given = len(part.prefix_pieces)
    if not given or len(spans) < given:
        return text, spans
    cut = spans[given - 1][1]
    shift = len(part.prefix) - cut
    return part.prefix + text[cut:], [
        *locate(part.prefix_pieces, part.prefix),
        *((start + shift, end + shift) for start, end in spans[given:]),
    ]


def better(part: Part, first: Hypothesis, second: Hypothesis) -> Hypothesis:
    """Choose between an answer that went astray and one decoded without repetitions."""
    for hypothesis in (second, first):
        if hypothesis.text and not loops(hypothesis.text, part.text):
            return hypothesis
    return without_loops(second if second.text else first, part)


def without_loops(hypothesis: Hypothesis, part: Part) -> Hypothesis:
    """Cut every repetition but the first saying out of an answer; never out of its prefix."""
    while loops(hypothesis.text, part.text):
        loop = find_loop(hypothesis.text)
        if loop is None or loop.start < len(part.prefix):
            break
        hypothesis = _excised(hypothesis, loop.start, loop.end)
    return hypothesis


def _excised(hypothesis: Hypothesis, start: int, end: int) -> Hypothesis:
    """Take ``text[start:end]`` and the space before it out of a hypothesis."""
    text = hypothesis.text
    start = len(text[:start].rstrip())
    length = end - start
    if hypothesis.alignment is None:
        return Hypothesis(text[:start] + text[end:], hypothesis.score)
    kept = [
        (span if span[1] <= start else (span[0] - length, span[1] - length), row)
        for span, row in zip(hypothesis.alignment.target, hypothesis.alignment.weights, strict=True)
        if span[1] <= start or span[0] >= end
    ]
    return Hypothesis(
        text[:start] + text[end:],
        hypothesis.score,
        Alignment(
            hypothesis.alignment.source, tuple(s for s, _ in kept), tuple(row for _, row in kept)
        ),
    )


def seamed(
    parts: Sequence[Part], answers: Sequence[Hypothesis], continued: Callable[[str], str]
) -> list[Hypothesis]:
    """Make the answers to the clauses of one sentence go on and end as the clauses do.

    Nothing that was told is touched, neither a prefix nor what a part must say.

    Args:
        parts: of one source, in order.
        answers: one for each.
        continued: gives what begins like a sentence the first letter it has inside one.
    """
    texts = [answer.text for answer in answers]
    for n, part in enumerate(parts):
        told = part.prefix or any(
            f and texts[n].startswith(f) for forms in part.must for f in forms
        )
        goes_on = n and parts[n - 1].text[-1:] in _GO_ON and part.text[:1].islower()
        if goes_on and not told and not _names_early(part.text):
            texts[n] = continued(texts[n])
        mark = part.text[-1:] if n < len(parts) - 1 else ""
        if mark in _GO_ON and texts[n][-1:] == "." and texts[n] != part.prefix:
            texts[n] = texts[n][:-1] + mark
    return [replace(a, text=text) for a, text in zip(answers, texts, strict=True)]


def _names_early(text: str) -> bool:
    return any(word[:1].isupper() for word in text.split()[:4])


def joined(source: str, parts: Sequence[Part], answers: Sequence[Hypothesis]) -> Hypothesis:
    """Put the answers to the parts of a source together; tabs between them stay."""
    if len(answers) == 1:
        return answers[0]
    text = ""
    done = 0
    sources: list[Span] = []
    targets: list[Span] = []
    blocks: list[tuple[int, tuple[tuple[float, ...], ...]]] = []
    for part, hypothesis in zip(parts, answers, strict=True):
        gap = between(source, done, part.start) if done else ""
        text += gap if gap != " " or (text and hypothesis.text) else ""
        done = part.start + len(part.text)
        found = hypothesis.alignment or Alignment((), (), ())
        blocks.append((len(sources), found.weights))
        sources += [(start + part.start, end + part.start) for start, end in found.source]
        targets += [(start + len(text), end + len(text)) for start, end in found.target]
        text += hypothesis.text
    weights = tuple(
        ((0.0,) * before + row + (0.0,) * (len(sources) - before - len(row)))
        for before, rows in blocks
        for row in rows
    )
    return Hypothesis(
        text, _mean_score(answers), Alignment(tuple(sources), tuple(targets), weights)
    )


def _mean_score(answers: Sequence[Hypothesis]) -> float | None:
    """Return the mean of the scores, each part weighing as much as it has tokens."""
    weighed = [
        (a.score, len(a.alignment.target) if a.alignment else 1)
        for a in answers
        if a.score is not None
    ]
    total = sum(weight for _, weight in weighed)
    return sum(score * weight for score, weight in weighed) / total if total else None
