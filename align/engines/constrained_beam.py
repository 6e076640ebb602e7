"""Constrained beam search inside ``generate`` of transformers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol, TypedDict, Unpack, cast

from align.engines.constrained_automaton import Automaton
from align.engines.constrained_beams import DEAD, Answers, Sentences, States
from align.engines.constrained_pieces import Pieces
from align.engines.constrained_search import Search, Tuning
from align.engines.constrained_tables import Tables

if TYPE_CHECKING:
    from torch import Tensor

_THIN_OUT = 0.75
"""Sentences that are over are taken out when no more than this share is left."""


class Output(Protocol):
    """What is asked of what a network says."""

    logits: "Tensor"


class Reorderable(Protocol):
    """One side of the cache of a network."""

    def reorder_cache(self, rows: "Tensor", /) -> None:
        """Put rows in another order, or keep some of them."""


class Cache(Protocol):
    """What is asked of the cache of an encoder-decoder network."""

    self_attention_cache: Reorderable
    cross_attention_cache: Reorderable


class Inputs(TypedDict):
    """Keyword arguments of a network, as far as they are changed here."""

    attention_mask: "Tensor"
    encoder_outputs: dict[str, "Tensor"]


class Settings(Protocol):
    """What is asked of the configuration of ``generate``."""

    num_beams: int
    length_penalty: float


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked for one sentence."""

    automaton: Automaton
    forced: int
    """How many tokens of the answer are given: its opening and its prefix."""
    limit: int
    """Longest answer in tokens."""


@dataclass(slots=True)
class _Run:
    """The sentences of a batch that are not over yet."""

    rows: "Tensor"
    """Their numbers: (sentences,)."""
    sentences: Sentences
    states: States
    tokens: "Tensor"
    """(sentences, beams, steps), the start token first."""
    over: "Tensor"
    """Whether the answer is settled: (sentences,)."""


@dataclass
class ConstrainedBeam:
    """To be given to ``generate`` as ``custom_generate``, for one batch."""

    tasks: Sequence[Task]
    pieces: Pieces
    opening: int
    """How many of the given tokens are no text; as many in each answer."""
    end: int
    """The end mark."""
    tuning: Tuning = field(default_factory=Tuning)
    met: list[int] = field(default_factory=list)
    """After the search, the constraints that the answer to each sentence meets, as bits."""

    def __call__(
        self,
        model: Callable[..., Output],
        input_ids: "Tensor",
        logits_processor: Callable[["Tensor", "Tensor"], "Tensor"],
        stopping_criteria: object,
        generation_config: Settings,
        **inputs: Unpack[Inputs],
    ) -> "Tensor":
        """Search; return start tokens and answers, filled up with end marks.

        The shapes are those of ``generate``: ids of (sentences x beams, 1) in, (sentences,
        longest + 1) out.
        """
        tables = Tables.of([t.automaton for t in self.tasks], self.pieces, input_ids.device)
        search = Search(tables, self.end, self.tuning)
        run = self._begun(tables, input_ids.view(len(self.tasks), -1, 1))
        longest = max(task.limit for task in self.tasks)
        answers = Answers.none(len(self.tasks), longest, self.end, input_ids.device)
        memory = _Memory(inputs)
        for step in range(longest):
            flat = run.tokens.flatten(0, 1)
            output = model(decoder_input_ids=memory.unread(flat), return_dict=True, **inputs)
            raw = output.logits[:, -1].float().log_softmax(-1)
            # The processors may change what they are given.
            kept = logits_processor(flat, raw.clone())
            logs = raw.view(*run.states.score.shape, -1), kept.view(*run.states.score.shape, -1)
            norm = (step + 1) ** generation_config.length_penalty
            memory.follow(self._step(search, run, answers, logs, step, norm))
            self._judge(search, run, answers, step, norm)
            if run.over.all():
                break
            self._thin(run, memory, step)
        self.met = answers.met.tolist()
        return answers.tokens

    def _begun(self, tables: Tables, tokens: "Tensor") -> _Run:
        import torch

        def column(values: Sequence[int]) -> "Tensor":
            return torch.tensor(values, device=tokens.device)[:, None]

        limit = column([task.limit for task in self.tasks])
        sentences = Sentences(
            start=tables.start[:, None],
            everything=tables.everything[:, None],
            lengths=tables.lengths,
            forced=column([task.forced for task in self.tasks]),
            limit=limit,
            soon=limit,
        )
        rows = torch.arange(len(tokens), device=tokens.device)
        states = States.begun(sentences, tokens.shape[1])
        return _Run(rows, sentences, states, tokens, rows < 0)

    def _step(
        self,
        search: Search,
        run: _Run,
        answers: Answers,
        logs: "tuple[Tensor, Tensor]",
        step: int,
        norm: float,
    ) -> "Tensor":
        """Go one token further; return the rows of the beam that the hypotheses go on from."""
        import torch

        raw, kept = logs
        run.sentences, outlook = search.outlook(run.sentences, run.states, kept, step)
        score, place = (search.endings(run.states, outlook, kept) / norm).max(1, keepdim=True)
        score = score[:, 0].where(~run.over, 100 * DEAD)
        met = outlook.ended.gather(1, place)[:, 0]
        answers.offer(run.rows, score, met, _at(run.tokens, place)[:, 0])
        states, parents, token = search.advance(run.states, outlook, raw)
        if step < self.opening:
            start = run.sentences.start.expand_as(states.node)
            states = replace(states, node=start, met=torch.zeros_like(start))
        run.states = states
        run.tokens = torch.cat([_at(run.tokens, parents), token[..., None]], -1)
        first = torch.arange(len(parents), device=parents.device)[:, None] * parents.shape[1]
        return (first + parents).flatten()

    def _judge(self, search: Search, run: _Run, answers: Answers, step: int, norm: float) -> None:
        """Find the sentences that are over; without a complete answer, the best there is counts."""
        best = answers.score[run.rows]
        hope = search.hope(run.sentences, run.states) / norm
        late = run.sentences.soon[:, 0] <= step + 1
        over = (best > DEAD) & ((hope <= best) | late)
        last = run.sentences.limit[:, 0] <= step + 1
        place, met = search.most(run.states)
        answers.offer(
            run.rows,
            best.new_full(best.shape, 9 * DEAD).where(last & ~run.over, 100 * DEAD),
            met,
            _at(run.tokens, place)[:, 0],
        )
        run.over = run.over | over | last

    def _thin(self, run: _Run, memory: "_Memory", step: int) -> None:
        """Take sentences out that are over, if it is worth the while.

        Not before all is free: until then the processors know each sentence by its place.
        """
        going = (~run.over).nonzero()[:, 0]
        if len(going) > _THIN_OUT * len(run.rows) or step < max(t.forced for t in self.tasks):
            return
        run.rows = run.rows[going]
        run.over = run.over[going]
        run.sentences = run.sentences.taken(going)
        run.states = run.states.taken(going)
        width = run.tokens.shape[1]
        run.tokens = run.tokens[going]
        memory.take((going[:, None] * width + going.new_tensor(range(width))).flatten())


class _Memory:
    """What a network has computed for the beams; its keyword arguments, changed in place."""

    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        # Its name among the arguments has changed with the versions of transformers.
        found = (value for value in inputs.values() if hasattr(value, "self_attention_cache"))
        self._cache = cast("Cache | None", next(found, None))

    def unread(self, tokens: "Tensor") -> "Tensor":
        """Return the tokens that the network has not seen."""
        return tokens if self._cache is None else tokens[:, -1:]

    def follow(self, rows: "Tensor") -> None:
        """Put the rows of the beam in a new order, within each sentence."""
        # What is attended to in the source is the same for all hypotheses of a sentence.
        if self._cache is not None:
            self._cache.self_attention_cache.reorder_cache(rows)

    def take(self, rows: "Tensor") -> None:
        """Keep some of the rows."""
        if self._cache is not None:
            self._cache.self_attention_cache.reorder_cache(rows)
            self._cache.cross_attention_cache.reorder_cache(rows)
        self._inputs["attention_mask"] = self._inputs["attention_mask"][rows]
        encoded = self._inputs["encoder_outputs"]
        encoded["last_hidden_state"] = encoded["last_hidden_state"][rows]


def _at(tokens: "Tensor", places: "Tensor") -> "Tensor":
    """Return the tokens of the hypotheses at some places: (sentences, places, steps)."""
    return tokens.gather(1, places[..., None].expand(-1, -1, tokens.shape[2]))
