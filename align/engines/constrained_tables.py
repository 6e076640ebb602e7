"""The automata of a batch as tensors, and their transitions without a loop over beams."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from align.engines.constrained_automaton import AFTER_MARK, Automaton
from align.engines.constrained_pieces import Pieces

if TYPE_CHECKING:
    from torch import Tensor, device


@dataclass(frozen=True)
class Tables:
    """Nodes of all automata are numbered through; sets of constraints are bits of an int64."""

    size: int
    """Tokens of the vocabulary."""
    keys: "Tensor"
    """Node times size plus token of each transition, ascending."""
    targets: "Tensor"
    owns: "Tensor"
    """Whether the transition goes on in the same form."""
    done: "Tensor"
    held: "Tensor"
    reach: "Tensor"
    share: "Tensor"
    root: "Tensor"
    """See ``Automaton``; one value a node."""
    base: "Tensor"
    """The first root of the automaton of each node; the other one follows it."""
    next: "Tensor"
    next_bits: "Tensor"
    """Tokens that lead on from each node, and for which constraints: (nodes, most), 0 bits pad.

    From a root they begin a form.
    """
    start: "Tensor"
    """Where each sentence begins: (sentences,)."""
    everything: "Tensor"
    """All constraints of each sentence: (sentences,)."""
    lengths: "Tensor"
    """See ``Automaton``; one row a sentence, filled up with zeros."""
    goes_on: "Tensor"
    opens: "Tensor"
    """See ``Pieces``; one value a token."""

    @classmethod
    def of(cls, automata: Sequence[Automaton], pieces: Pieces, where: "device") -> "Tables":
        """Join the automata of a batch, one for each sentence."""
        import torch

        first, total = [], 0
        for one in automata:
            first.append(total)
            total += len(one.strings)
        moves = sorted(
            ((node + shift) * pieces.size + token, target + shift, own)
            for one, shift in zip(automata, first, strict=True)
            for own, edges in ((True, one.edges), (False, one.slips))
            for (node, token), target in edges.items()
        )
        leads = [lead for one in automata for lead in (*one.starts, *one.next[len(one.starts) :])]
        base = [shift for one, shift in zip(automata, first, strict=True) for _ in one.strings]
        roots = [root for one in automata for root in one.root]

        def column(values: Sequence[object]) -> "Tensor":
            return torch.tensor(values, device=where)

        return cls(
            size=pieces.size,
            keys=column([key for key, _, _ in moves] or [-1]),
            targets=column([target for _, target, _ in moves] or [0]),
            owns=column([own for _, _, own in moves] or [False]),
            done=column([bits for one in automata for bits in one.done]),
            held=column([bits for one in automata for bits in one.held]),
            reach=column([bits for one in automata for bits in one.reach]),
            share=column([share for one in automata for share in one.share]),
            root=column([shift + root for shift, root in zip(base, roots, strict=True)]),
            base=column(base),
            next=column(_padded([list(lead) for lead in leads])),
            next_bits=column(_padded([list(lead.values()) for lead in leads])),
            start=column([shift + AFTER_MARK for shift in first]),
            everything=column([one.everything for one in automata]),
            lengths=column(_padded([one.lengths for one in automata])),
            goes_on=column(pieces.goes_on),
            opens=column(pieces.opens),
        )

    def spread(self, bits: "Tensor") -> "Tensor":
        """Return whether each constraint is among some, on a new last axis."""
        import torch

        places = torch.arange(self.lengths.shape[1], device=bits.device)
        return ((bits[..., None] >> places) & 1).bool()

    def ended(self, node: "Tensor", met: "Tensor") -> "Tensor":
        """Return what is met if a word ends at a node."""
        whole = self.done[node] & ~met
        new = _either(whole, self.held[node] & ~met)
        # Of several constraints with the same form only one is met by it.
        return met | (new & -new)

    def step(
        self, node: "Tensor", met: "Tensor", token: "Tensor"
    ) -> "tuple[Tensor, Tensor, Tensor]":
        """Read a token: return the next nodes, what is met by then, and what was needless.

        Needless is a form that is said when all that it could meet is met.
        """
        import torch

        target, found, own = self._move(node, token)
        stays = found & own
        whole = (self.done[node] & ~met) * ~self.goes_on[token]
        new = _either(whole, self.held[node] & ~met) * ~stays
        begun, begins, _ = self._move(self.root[node], token)
        fresh = torch.where(begins, begun, self.base[node] + self.opens[token].long())
        slipped = found & ~own & (whole == 0)
        needless = ~stays & (self.done[node] != 0) & ~self.goes_on[token] & (new == 0)
        return torch.where(stays | slipped, target, fresh), met | (new & -new), needless

    def _move(self, node: "Tensor", token: "Tensor") -> "tuple[Tensor, Tensor, Tensor]":
        import torch

        key = node * self.size + token
        place = torch.searchsorted(self.keys, key).clamp_(max=len(self.keys) - 1)
        return self.targets[place], self.keys[place] == key, self.owns[place]


def _either(first: "Tensor", second: "Tensor") -> "Tensor":
    """Return the first set, or where it is empty the second."""
    import torch

    return torch.where(first != 0, first, second)


def _padded(rows: Sequence[Sequence[int]]) -> list[list[int]]:
    """Fill rows up to the same length, 1 at least, with zeros."""
    longest = max((1, *map(len, rows)))
    return [[*row, *[0] * (longest - len(row))] for row in rows]
