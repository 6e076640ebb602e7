"""One step of a beam search for sequences that must say certain things.

Dynamic beam allocation (Post and Vilar 2018): besides the best tokens, each hypothesis may take
those that begin or go on with a required form, and the places in the beam are shared out among
hypotheses that have met different numbers of constraints. All of it is tensor operations over
the batch (Hu et al. 2019). What keeps a form from being said at any odd place, the failure of
the older searches: it is begun only where the network finds it likely enough, or where the
hypothesis would otherwise end without it; and then nothing but forms follows.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from align.engines.constrained_beams import DEAD, Outlook, Sentences, States
from align.engines.constrained_tables import Tables

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True, slots=True)
class Tuning:
    """How a search weighs its hypotheses."""

    gate: float = -12.0
    """Log-probability from which a form may begin in the middle of a hypothesis."""
    credit: float = 5.0
    """What a met constraint is worth: about the log-probability that it costs to meet it."""
    crowd: float = 1.0
    """What a hypothesis loses by each better one that meets as many constraints."""
    excess: float = 3.0
    """What a form costs that is said once more than it must be."""
    patience: float = 1.25
    """How much longer than the best hypothesis that comes to an end any other may become."""


@dataclass(frozen=True, slots=True)
class Search:
    """The rules; without a state of its own."""

    tables: Tables
    end: int
    """The end mark."""
    tuning: Tuning

    def outlook(
        self, sentences: Sentences, states: States, kept: "Tensor", step: int
    ) -> tuple[Sentences, Outlook]:
        """Look at the next tokens, ``kept`` being their log-probabilities.

        Where the best hypothesis would end, the others get little more room than it had.
        """
        values, tokens = kept.topk(states.score.shape[1] + 1)
        ended = self.tables.ended(states.node, states.met)
        free = sentences.forced <= step
        complete = ended == sentences.everything
        unmet = ~self.tables.spread(ended)
        need = (unmet * sentences.lengths[:, None]).sum(-1)
        ending = free & (tokens[..., 0] == self.end)
        # The first is the one with the best score.
        room = int(self.tuning.patience * (step + 1)) + 2 + need[:, :1]
        soon = sentences.soon.minimum(room).where(ending[:, :1], sentences.soon)
        hurry = free & ~complete & (soon - step <= need + 1)
        stuck = states.closing | hurry | (ending & ~complete)
        return (
            replace(sentences, soon=soon),
            Outlook(values, tokens, ended, free, complete, hurry, stuck),
        )

    def endings(self, states: States, outlook: Outlook, kept: "Tensor") -> "Tensor":
        """Return the score of each hypothesis if it ends here, ``DEAD`` where it must not.

        It may if it says everything and the end is among its best tokens.
        """
        end = kept[..., self.end]
        needless = (self.tables.done[states.node] != 0) & (outlook.ended == states.met)
        end = end - self.tuning.excess * needless
        likely = (kept[..., self.end] >= outlook.values[..., -2]) | states.closing
        return (states.score + end).where(likely & outlook.complete & outlook.free, DEAD * 10)

    def advance(
        self, states: States, outlook: Outlook, raw: "Tensor"
    ) -> "tuple[States, Tensor, Tensor]":
        """Return the next hypotheses, the places of the ones that they go on, and their tokens."""
        import torch

        leads, allowed = self._leads(states, outlook, raw)
        again = (outlook.tokens[..., None] == leads[..., None, :]) & allowed[..., None, :]
        barred = (outlook.tokens == self.end) | again.any(-1) | outlook.stuck[..., None]
        logs = torch.cat(
            [
                outlook.values.where(~barred, DEAD),
                raw.gather(-1, leads).where(allowed, DEAD),
            ],
            -1,
        )
        token = torch.cat([outlook.tokens, leads], -1).flatten(1)
        parent = torch.arange(token.shape[1], device=raw.device) // logs.shape[-1]
        parent = parent.expand_as(token)
        longer = replace(states, closing=outlook.stuck).gather(parent)
        node, met, needless = self.tables.step(longer.node, longer.met, token)
        score = longer.score + logs.flatten(1) - self.tuning.excess * needless
        score = score.clamp_(min=DEAD)
        longer = States(node, met, score, longer.closing)
        chosen = self._allocated(longer, states.score.shape[1])
        return longer.gather(chosen), parent.gather(1, chosen), token.gather(1, chosen)

    def _leads(self, states: States, outlook: Outlook, raw: "Tensor") -> "tuple[Tensor, Tensor]":
        """Return tokens that begin or go on with a form, and which of them may be taken."""
        import torch

        tables = self.tables
        root = tables.root[states.node]
        unmet = ~outlook.ended[..., None]
        going = ((tables.next_bits[states.node] & unmet) != 0) & (root != states.node)[..., None]
        begins = tables.next[root]
        likely = (raw.gather(-1, begins) >= self.tuning.gate) | outlook.stuck[..., None]
        # Nothing new is begun in a hurry before what has begun is said.
        busy = outlook.hurry[..., None] & going.any(-1, keepdim=True)
        beginning = ((tables.next_bits[root] & unmet) != 0) & likely & ~busy
        leads = torch.cat([tables.next[states.node], begins], -1)
        return leads, torch.cat([going, beginning], -1) & outlook.free[..., None]

    def _allocated(self, states: States, width: int) -> "Tensor":
        """Share the places out among many hypotheses, the best score first.

        Those that meet more are worth more, and of those that meet as many, with another one
        begun or not, each is worth less than the one before it.
        """
        import torch

        progress, level = self._progress(states)
        order = states.score.argsort(1, descending=True)
        order = order.gather(1, level.gather(1, order).sort(dim=1, stable=True).indices)
        levels = level.gather(1, order)
        place = torch.arange(levels.shape[1], device=levels.device)
        rank = torch.empty_like(order)
        rank.scatter_(1, order, place - torch.searchsorted(levels, levels))
        worth = states.score + self.tuning.credit * progress - self.tuning.crowd * rank
        chosen = worth.topk(width, 1).indices
        return chosen.gather(1, states.score.gather(1, chosen).argsort(1, descending=True))

    def _progress(self, states: States) -> "tuple[Tensor, Tensor]":
        """Return how many constraints are met, with parts, and a number for each such level."""
        tables = self.tables
        ended = tables.ended(states.node, states.met)
        below = tables.root[states.node] != states.node
        begun = ((tables.reach[states.node] & ~ended) != 0) & below
        count = tables.spread(ended).sum(-1)
        return count + begun * tables.share[states.node], 2 * count + begun

    def most(self, states: States) -> "tuple[Tensor, Tensor]":
        """Return which hypothesis of each sentence meets most, and what it meets."""
        ended = self.tables.ended(states.node, states.met)
        place = (self.tables.spread(ended).sum(-1) - states.score / DEAD).argmax(1, keepdim=True)
        return place, ended.gather(1, place)[:, 0]

    def hope(self, sentences: Sentences, states: States) -> "Tensor":
        """Return the score that the best hypothesis of each sentence may come to, (sentences,).

        What is not met yet will cost about its worth.
        """
        progress, _ = self._progress(states)
        missing = self.tables.spread(sentences.everything).sum(-1) - progress
        return (states.score - self.tuning.credit * missing).amax(1)
