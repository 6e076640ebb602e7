"""Keys that completion as you type saves, and how long a person waits for it.

Run: python -m benchmarks.completion [--segments 200] [--threads 1] [--gap 0.2]

A person is played who types the references of ``data/terminology`` letter by letter with the model
in the box beside them, and takes the next word of a completion by one key whenever it is right.
``keys`` is keys pressed for each letter of the text (keystroke and mouse-action ratio without a
mouse: Barrachina et al. 2009), ``words`` the share of words that were right before their first
letter (word prediction accuracy: Knowles and Koehn 2016), ``shown`` how often anything was shown
there, ``right`` the share of that which was right. ``idle`` is the share of keys that needed no
decoding; the times are those of the others, in milliseconds, by the clock (``p50``, ``p95``) and of
the processor (``cpu50``, ``cpu95``: with one thread, the clock of a machine that does nothing
else), and ``late`` the share of them that took longer than the next key, ``--gap`` seconds.
"""

import argparse
import time
from dataclasses import dataclass, field

from align.glossary import Glossary
from align.session.assist import Completion
from align.session.assist.memo import Memo
from align.session.assist.predicting import Asked, Predictor
from benchmarks.terminology_data import read_lines, read_terms, spread


@dataclass(slots=True)
class Tally:
    """What was counted while texts were typed."""

    letters: int = 0
    keys: int = 0
    words: int = 0
    shown: int = 0
    right: int = 0
    seconds: list[float] = field(default_factory=list)
    """Of each decoding, by the clock."""
    cpu: list[float] = field(default_factory=list)
    """The same, of the processor."""

    def row(self, gap: float) -> str:
        """Return the figures, in the order of the header."""
        late = sum(one > gap for one in self.seconds) / max(1, len(self.seconds))
        figures = (
            f"{self.keys / self.letters:>8.1%}{self.right / self.words:>8.1%}"
            f"{self.shown / self.words:>8.1%}{self.right / max(1, self.shown):>8.1%}"
            f"{1 - len(self.seconds) / self.keys:>8.1%}"
        )
        times = "".join(
            f"{_quantile(taken, share) * 1000:>8.0f}"
            for taken in (self.seconds, self.cpu)
            for share in (0.5, 0.95)
        )
        return f"{figures}{times}{late:>8.1%}"


class Typist:
    """Types a text, and takes over what is shown where it is right."""

    def __init__(self, predictor: Predictor, glossary: Glossary | None) -> None:
        self.tally = Tally()
        self._predictor = predictor
        self._digest = glossary.digest if glossary else ""
        self._memo = Memo()

    def type(self, source: str, reference: str) -> None:
        """Type one reference."""
        state = Completion()
        while state.typed != reference:
            if not state.shown:
                state = state.offered(state.typed, self._answer(source, state.typed))
            at = len(state.typed)
            right = _is_right(state.word, reference, at)
            if at == 0 or reference[at] == " ":
                self.tally.words += 1
                self.tally.shown += bool(state.shown)
                self.tally.right += right
            takes = right and len(state.word) > 1
            state = state.accepted_word() if takes else state.moved(reference[: at + 1])
            self.tally.keys += 1
        self.tally.letters += len(reference)

    def _answer(self, source: str, typed: str) -> str:
        asked = Asked(source, typed, term_base=self._digest)
        answer = self._memo.find(asked)
        if answer is None:
            begun, used = time.perf_counter(), time.process_time()
            answer = self._predictor.complete(asked)
            self.tally.seconds.append(time.perf_counter() - begun)
            self.tally.cpu.append(time.process_time() - used)
            self._memo.keep(asked, answer)
        return answer


def _quantile(values: list[float], share: float) -> float:
    return sorted(values)[int(len(values) * share)] if values else 0.0


def _is_right(word: str, reference: str, at: int) -> bool:
    """Tell whether a word, taken over, leaves nothing of it to be typed or deleted."""
    end = at + len(word)
    return (
        bool(word.strip()) and reference[at:end] == word and reference[end : end + 1] in ("", " ")
    )


def main() -> None:
    """Print the table."""
    from align.engines.options import EngineOptions
    from align.engines.registry import create

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--segments", type=int, default=200)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--gap", type=float, default=0.2)
    given = parser.parse_args()
    engine = create("compact", EngineOptions(threads=given.threads))
    lines = spread(read_lines(), given.segments)
    print(f"{engine.revision}: {len(lines)} references, greedy, {given.threads} threads")
    names = ("keys", "words", "shown", "right", "idle", "p50", "p95", "cpu50", "cpu95", "late")
    print(f"{'term base':<12}" + "".join(f"{name:>8}" for name in names))
    for name, glossary in (("of the set", read_terms()), ("none", None)):
        typist = Typist(Predictor(engine, glossary), glossary)
        for line in lines:
            typist.type(line.source, line.reference)
        print(f"{name:<12}{typist.tally.row(given.gap)}", flush=True)


if __name__ == "__main__":
    main()
