"""When a run logs, measures, saves and ends, and the sums between two log lines."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Pace:
    """When to act, in seconds of wall clock; `steps` and `stop_after` end the run (None: never)."""

    checkpoint: float = 300.0
    evaluate: float = 600.0
    log: float = 30.0
    stop_after: float | None = None
    steps: int | None = None

    def over(self, seconds: float, step: int) -> bool:
        """Whether a run of `seconds` that has done `step` steps is at its end."""
        late = self.stop_after is not None and seconds >= self.stop_after
        return late or (self.steps is not None and step >= self.steps)


@dataclass
class Window:
    """Sums since the last log line."""

    tokens: int = 0
    words: float = 0.0
    alignment: float = 0.0

    def add(self, tokens: int, words: float, alignment: float) -> None:
        """Count one step."""
        self.tokens += tokens
        self.words += words * tokens
        self.alignment += alignment * tokens

    def facts(self, seconds: float) -> dict[str, object]:
        """Means per token and speed."""
        return {
            "loss": round(self.words / self.tokens, 4),
            "alignment": round(self.alignment / self.tokens, 4),
            "tokens_per_s": round(self.tokens / seconds),
        }
