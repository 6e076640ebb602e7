"""What a sequence of tokens has said of the words that it must say, as an automaton.

A trie of the required forms (Hu et al. 2019) whose nodes are the text so far, not the tokens so
far: a form counts however a network cuts it into pieces. Forms of one constraint are
alternatives, and constraints come in any order (as in fairseq's unordered constraint state). A
form counts once the token behind it shows that the word ends there; where a longer form fails,
the shorter one inside it counts, and a form that begins inside the failed one goes on
(Aho and Corasick 1975).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from align.engines.constrained_pieces import Pieces, goes_on, opens

AFTER_WORD, AFTER_MARK = 0, 1
"""The roots: outside any form, where a space must come first, and where it need not."""
MOST = 62
"""Constraints that fit into the bits of a state."""
# A form may be followed by these and still be the word it is.
_TAILS = (b"-", b"'", b"'s")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to say what must be said."""

    pieces: tuple[int, ...]
    """Tokens, as the tokenizer cuts it at the beginning of a word."""
    text: bytes
    """UTF-8 of it, levelled, without the space before it."""


@dataclass(slots=True)
class Automaton:
    """States and transitions for the constraints of one sequence; sets of them are bit masks."""

    strings: list[bytes] = field(default_factory=lambda: [b"", b""])
    """What each node has read of a form."""
    edges: dict[tuple[int, int], int] = field(default_factory=dict)
    """Next node by node and token, along the form that is being said."""
    slips: dict[tuple[int, int], int] = field(default_factory=dict)
    """The same where that form fails but another one has begun inside it."""
    done: list[int] = field(default_factory=list)
    """Constraints that have a form ending at each node, if a word ends there too."""
    held: list[int] = field(default_factory=list)
    """Constraints whose form was said whole on the way to each node."""
    whole: list[int] = field(default_factory=list)
    """Bytes of that form, 0 where there is none."""
    reach: list[int] = field(default_factory=list)
    """Constraints that have a form going on from each node."""
    share: list[float] = field(default_factory=list)
    """How much of the shortest such form was said."""
    root: list[int] = field(default_factory=list)
    """Where to go from each node if no form goes on."""
    starts: list[dict[int, int]] = field(default_factory=list)
    """For each root, the tokens that forms begin with, and their constraints."""
    next: list[dict[int, int]] = field(default_factory=list)
    """For each node, the tokens that forms go on with, and their constraints."""
    lengths: list[int] = field(default_factory=list)
    """Tokens that the longest form of each constraint may take."""

    @property
    def everything(self) -> int:
        """All constraints."""
        return (1 << len(self.lengths)) - 1


def automaton(constraints: Sequence[Sequence[Form]], pieces: Pieces) -> Automaton:
    """Build the automaton; a constraint is known by its place, at most ``MOST`` of them.

    Where several constraints have a form in common, the first that is not met counts.
    """
    made = Automaton()
    ends: defaultdict[bytes, int] = defaultdict(int)
    for bit, forms in enumerate(constraints):
        for form in forms:
            for text in (b" " + form.text, form.text):
                ends[text] |= 1 << bit
    trie = _Trie(ends)
    _connect(made, trie, pieces)
    _describe(made, trie)
    _slip(made)
    _lead(made, trie, constraints, pieces)
    return made


class _Trie:
    """The texts on the way to the forms, byte by byte."""

    def __init__(self, ends: dict[bytes, int]) -> None:
        self.done: defaultdict[bytes, int] = defaultdict(int)
        self.below: defaultdict[bytes, int] = defaultdict(int)
        self.shortest: dict[bytes, int] = {}
        self._children: defaultdict[bytes, set[bytes]] = defaultdict(set)
        for text, bits in ends.items():
            self.done[text] |= bits
            for tail in _TAILS:
                self.done[text + tail] |= bits
                self._thread(text + tail)
            for length in range(len(text)):
                head = text[:length]
                self.below[head] |= bits
                self.shortest[head] = min(self.shortest.get(head, len(text)), len(text))

    def _thread(self, text: bytes) -> None:
        for length in range(len(text), 0, -1):
            children = self._children[text[: length - 1]]
            if text[:length] in children:
                break
            children.add(text[:length])

    def onward(self, text: bytes, pieces: Pieces) -> Iterator[tuple[bytes, list[int]]]:
        """Yield the texts that one token leads to, with the tokens that do."""
        stack = list(self._children.get(text, ()))
        while stack:
            longer = stack.pop()
            found = pieces.ids.get(longer[len(text) :])
            if found:
                yield longer, found
            if len(longer) - len(text) < pieces.longest:
                stack += self._children.get(longer, ())


def _connect(made: Automaton, trie: _Trie, pieces: Pieces) -> None:
    """Find the nodes that tokens lead to, and the edges between them."""
    known: dict[bytes, int] = {}
    waiting: list[tuple[int, bytes]] = [(AFTER_WORD, b""), (AFTER_MARK, b"")]
    while waiting:
        node, text = waiting.pop()
        for longer, tokens in trie.onward(text, pieces):
            if node == AFTER_WORD and not longer.startswith(b" "):
                continue
            if longer not in known:
                known[longer] = len(made.strings)
                made.strings.append(longer)
                waiting.append((known[longer], longer))
            made.edges |= {(node, token): known[longer] for token in tokens}


def _describe(made: Automaton, trie: _Trie) -> None:
    for text in made.strings:
        made.done.append(trie.done.get(text, 0))
        made.reach.append(trie.below.get(text, 0))
        made.share.append(len(text) / trie.shortest[text] if text in trie.shortest else 1.0)
        made.whole.append(_whole(text, trie))
        made.held.append(trie.done[text[: made.whole[-1]]] if made.whole[-1] else 0)
        made.root.append(AFTER_MARK if opens(_readable(text)) else AFTER_WORD)
    made.root[AFTER_MARK] = AFTER_MARK


def _whole(text: bytes, trie: _Trie) -> int:
    """Return the length of the longest form that a text begins with and that ends before it."""
    for length in range(len(text) - 1, 0, -1):
        rest = text[length:]
        # What follows a hyphen or an apostrophe decides.
        if trie.done.get(text[:length]) and rest not in _TAILS and not goes_on(_readable(rest)):
            return length
    return 0


def _readable(text: bytes) -> str:
    return text.decode(errors="ignore")


def _slip(made: Automaton) -> None:
    """Let a form that begins inside a failed one go on."""
    known = {text: node for node, text in enumerate(made.strings) if node > AFTER_MARK}
    own: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for (node, token), target in made.edges.items():
        own[node].append((token, target))
    for text, node in known.items():
        # What counts as said whole cannot be part of another form as well.
        at = text.find(b" ", max(1, made.whole[node]))
        while at >= 0:
            for token, target in own.get(known.get(text[at:], -1), ()):
                if (node, token) not in made.edges:
                    made.slips.setdefault((node, token), target)
            at = text.find(b" ", at + 1)


def _lead(
    made: Automaton, trie: _Trie, constraints: Sequence[Sequence[Form]], pieces: Pieces
) -> None:
    """Note the tokens that say a form: as the tokenizer cuts it, elsewhere the longest."""
    made.starts = [{}, {}]
    made.next = [{} for _ in made.strings]
    for bit, forms in enumerate(constraints):
        made.lengths.append(0)
        for form in forms:
            glued = pieces.spell(form.text) or []
            _follow(made, AFTER_WORD, form.pieces, 1 << bit)
            _follow(made, AFTER_MARK, glued, 1 << bit)
            made.lengths[bit] = max(made.lengths[bit], len(form.pieces), len(glued))
    for token, bits in made.starts[AFTER_WORD].items():
        made.starts[AFTER_MARK][token] = made.starts[AFTER_MARK].get(token, 0) | bits
    longest: dict[int, tuple[int, int]] = {}
    for (node, token), target in made.edges.items():
        if node > AFTER_MARK and trie.below.get(made.strings[node]):
            length = len(made.strings[target])
            longest[node] = max(longest.get(node, (0, 0)), (length, token))
    for node, (_, token) in longest.items():
        covered = 0
        for bits in made.next[node].values():
            covered |= bits
        if made.reach[node] & ~covered:
            made.next[node][token] = made.next[node].get(token, 0) | made.reach[node]


def _follow(made: Automaton, root: int, tokens: Sequence[int], bits: int) -> None:
    node = root
    for token in tokens:
        leads = made.starts[root] if node == root else made.next[node]
        leads[token] = leads.get(token, 0) | bits
        node = made.edges[node, token]
