"""What every encoder-decoder engine does around its network."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from align.engines.base import Engine, Hypothesis, Request, Span, TermRequest
from align.engines.batches import decode_all
from align.engines.codec import Codec
from align.engines.constrained_parts import allotted, unmet, unsaid
from align.engines.decoder import Branching, Decoded, Decoder, Job, Wording
from align.engines.dialects import Dialect
from align.engines.guards import RATIO, budget, loops
from align.engines.parts import Part, answer, better, joined, seamed
from align.engines.placing import place_prefix
from align.engines.splitting import split

_NO_REPEAT = 3
_STRIDE = 192


@dataclass(frozen=True, slots=True)
class Reach:
    """How much a network can read and write at once, in pieces."""

    source: int
    target: int
    clause: int = 0
    """Words on both sides that make it worth reading what a semicolon divides one by one."""

    @classmethod
    def of_positions(cls, positions: int, most: int, clause: int = 0) -> "Reach":
        """Leave room for marks, and in the target for as much as a sane answer may need."""
        return cls(max(8, min(most, int((positions - 32) / RATIO))), positions - 4, clause)


class NeuralEngine(Engine):
    """An engine over a codec, a dialect and a decoder.

    What has no letter or digit never reaches the network, the cells of a table row go one by one,
    sources longer than it can read are split, and an answer that runs in a circle is decoded once
    more without repetitions, then cut.
    """

    forced = True

    def __init__(
        self,
        codec: Codec,
        dialect: Dialect,
        decoder: Decoder,
        *,
        batch_tokens: int,
        reach: Reach,
        continued: Callable[[str], str] = str,
    ) -> None:
        """Take the parts.

        Args:
            codec: cuts text into pieces.
            dialect: what the network wants around them.
            decoder: runs the network.
            batch_tokens: padded source tokens in one batch.
            reach: how much the network can read and write at once.
            continued: gives a clause the first letter it has inside a sentence.
        """
        self._codec = codec
        self._dialect = dialect
        self._decoder = decoder
        self._batch_tokens = batch_tokens
        self._reach = reach
        self._continued = continued
        self._lead = (*dialect.head, *codec.prompt(dialect.prompt))
        self._opening = (*dialect.opening, *codec.target(dialect.answer))

    def translate(self, requests: Sequence[Request]) -> list[Hypothesis]:
        """Translate a batch; see ``Engine.translate``."""
        parts = [self._parts(request) for request in requests]
        for number, request in enumerate(requests):
            if self.constrained and request.must and len(parts[number]) > 1:
                parts[number] = allotted(parts[number], request.must, self._decoded)
        answers = self._regrouped(parts)
        # The prefix of a split source can only be placed once its parts are translated.
        late: list[tuple[int, int]] = []
        for number, request in enumerate(requests):
            if request.prefix.strip() and len(parts[number]) > 1:
                which = self._place(request.prefix, parts[number], answers[number])
                late.append((number, which))
        again = self._decoded([parts[number][which] for number, which in late])
        for (number, which), hypothesis in zip(late, again, strict=True):
            answers[number][which] = hypothesis
        return [
            self._whole(request, group, found)
            for request, group, found in zip(requests, parts, answers, strict=True)
        ]

    def alternatives(self, request: Request, count: int, length: int = 0) -> list[Hypothesis]:
        """Go on in several ways in the part begun; see ``Engine.alternatives``."""
        parts = self._parts(request)
        if not parts or not isinstance(self._decoder, Branching):
            return super().alternatives(request, count, length)
        begun: list[Hypothesis] = []
        if len(parts) > 1:
            [begun] = self._regrouped([parts])
            which = self._place(request.prefix, parts, begun)
            parts, begun = parts[: which + 1], begun[:which]
        job = self._job(parts[-1])
        if length:
            told = len(job.opening) + len(job.prefix) + length
            job = replace(job, limit=min(job.limit, told))
        found: dict[str, Hypothesis] = {}
        for decoded in self._decoder.branches(job, count):
            last = self._answer(parts[-1], decoded)
            answer = joined(request.source, parts, [*begun, last])
            found.setdefault(answer.text, replace(answer, score=last.score))
        return list(found.values())

    def _place(self, prefix: str, parts: list[Part], answers: list[Hypothesis]) -> int:
        """Tell the parts what a prefix says of them, and return which of them it ends in."""
        said = place_prefix(prefix.strip(), [plain.text for plain in answers])
        for number, text in enumerate(said):
            parts[number] = self._prefixed(parts[number], text)
            if text != answers[number].text:
                answers[number] = Hypothesis(text)
        return len(said) - 1

    def _whole(
        self, request: Request, parts: Sequence[Part], answers: Sequence[Hypothesis]
    ) -> Hypothesis:
        whole = (
            joined(request.source, parts, answers)
            if parts
            else Hypothesis(request.prefix or request.source.strip())
        )
        if not request.must:
            return whole
        return replace(whole, unmet=unmet(parts, answers, request.must))

    def parts(self, source: str) -> list[Span]:
        """Split a source that is longer than the network can read; see ``Engine.parts``."""
        return split(source, self._length, self._reach.source, self._reach.clause)

    def _parts(self, request: Request) -> list[Part]:
        if not _says_something(request.source):
            return []
        parts = [
            self._noted(Part(start, request.source[start:end], ()), request)
            for start, end in self.parts(request.source)
        ]
        if len(parts) == 1 and self.constrained:
            parts = [replace(parts[0], must=request.must)]
        if len(parts) == 1 and request.prefix.strip():
            return [self._prefixed(parts[0], request.prefix.strip())]
        return parts

    def _noted(self, part: Part, request: Request) -> Part:
        """Cut a part into pieces, its terms written into it where the network can read them."""
        end = part.start + len(part.text)
        terms = [
            replace(term, start=term.start - part.start, end=term.end - part.start)
            for term in request.terms
            if self.soft_terms and part.start <= term.start and term.end <= end
        ]
        return self._cut(replace(part, quick=request.quick), terms)

    def _cut(self, part: Part, terms: Sequence[TermRequest]) -> Part:
        """Cut a part into pieces; an engine with ``soft_terms`` says the terms in them too."""
        return replace(part, pieces=tuple(self._codec.source(part.text)))

    def _length(self, text: str) -> int:
        return len(self._codec.source(text))

    def _prefixed(self, part: Part, prefix: str) -> Part:
        return replace(part, prefix=prefix, prefix_pieces=tuple(self._codec.target(prefix)))

    def _regrouped(self, groups: Sequence[Sequence[Part]]) -> list[list[Hypothesis]]:
        answers = iter(self._decoded([part for group in groups for part in group]))
        return [
            seamed(group, list(islice(answers, len(group))), self._continued) for group in groups
        ]

    def _known(self, part: Part) -> Hypothesis | None:
        """Answer a part that the network need not be asked for."""
        return None if _says_something(part.text) else Hypothesis(part.prefix or part.text)

    def _decoded(self, parts: Sequence[Part]) -> list[Hypothesis]:
        """Decode parts, the same question once only, but for what is known."""
        known = [self._known(part) for part in parts]
        unique = {
            (part.text, part.question): part
            for part, answer in zip(parts, known, strict=True)
            if answer is None
        }
        answers = dict(zip(unique, self._decoded_once(list(unique.values())), strict=True))
        return [
            answers[part.text, part.question] if answer is None else answer
            for part, answer in zip(parts, known, strict=True)
        ]

    def _decoded_once(self, parts: Sequence[Part]) -> list[Hypothesis]:
        jobs = [self._job(part) for part in parts]
        decoded = decode_all(self._decoder, jobs, self._batch_tokens)
        answers = [self._answer(part, d) for part, d in zip(parts, decoded, strict=True)]
        astray = [
            number
            for number, part in enumerate(parts)
            if not answers[number].text
            or loops(answers[number].text, part.text)
            or len(decoded[number].tokens) >= jobs[number].limit + jobs[number].extra
        ]
        again = decode_all(
            self._decoder, [jobs[number] for number in astray], self._batch_tokens, _NO_REPEAT
        )
        for number, second in zip(astray, again, strict=True):
            part, both = parts[number], (answers[number], self._answer(parts[number], second))
            chosen = better(part, *both)
            if chosen not in both:
                # What was cut out of it may be what it must say.
                chosen = replace(chosen, unmet=unsaid(chosen.text, part.must))
            answers[number] = chosen
        return answers

    def _job(self, part: Part) -> Job:
        must = tuple(
            tuple(Wording(form, tuple(self._codec.target(form))) for form in forms)
            for forms in part.must
        )
        limit = len(self._opening) + budget(len(part.pieces), len(part.prefix_pieces))
        if part.quick:
            # Few batches are worth more here than tight limits.
            limit = -(-limit // _STRIDE) * _STRIDE
        return Job(
            source=(*self._lead, *part.pieces, *self._dialect.tail),
            start=self._dialect.start,
            opening=self._opening,
            prefix=part.prefix_pieces,
            limit=min(limit, self._reach.target),
            beam=1 if part.quick else 0,
            must=must,
            extra=max(0, min(sum(map(_longest, must)), self._reach.target - limit)),
        )

    def _answer(self, part: Part, decoded: Decoded) -> Hypothesis:
        lead, opening = len(self._lead), len(self._opening)
        found = answer(part, decoded, self._dialect.is_mark, lead, opening)
        return replace(found, unmet=decoded.unmet) if decoded.unmet else found


def _says_something(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _longest(wordings: Sequence[Wording]) -> int:
    return max((len(wording.pieces) for wording in wordings), default=0)
