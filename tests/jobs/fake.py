"""An engine that costs nothing, and goes wrong where the text tells it to."""

import os
import signal
import time
from collections.abc import Sequence

from align.engines import registry
from align.engines.base import Engine, Hypothesis, Request
from align.engines.options import EngineDescription, EngineOptions

NAME = "fake"


class FakeEngine(Engine):
    """Says the words of the source backwards.

    A source with BOOM raises, one with HANG never returns, one with KILL ends the process, one
    with MUTE gets no answer. The option ``model`` says how much time each word takes, of the
    processor (``burn=0.001``) or of the clock (``wait=0.001``).
    """

    name = NAME

    def __init__(self, options: EngineOptions) -> None:
        kind, _, cost = options.model.partition("=")
        self._burn = float(cost) if kind == "burn" else 0.0
        self._wait = float(cost) if kind == "wait" else 0.0

    @property
    def revision(self) -> str:
        return "fake@1"

    @property
    def settings(self) -> str:
        return "beam=1"

    def translate(self, requests: Sequence[Request]) -> list[Hypothesis]:
        whole = " ".join(request.source for request in requests)
        if "HANG" in whole:
            time.sleep(3600)
        if "KILL" in whole:
            os.kill(os.getpid(), signal.SIGKILL)
        if "BOOM" in whole:
            raise RuntimeError("the fake engine was told to break")
        words = len(whole.split())
        end = time.process_time() + self._burn * words
        while time.process_time() < end:
            pass
        if self._wait:
            time.sleep(self._wait * words)
        return [self._one(request.source) for request in requests]

    @staticmethod
    def _one(source: str) -> Hypothesis:
        if "MUTE" in source:
            return Hypothesis("", fault="the fake engine was told to be silent")
        return Hypothesis(" ".join(reversed(source.split())), -0.5 - len(source) / 1e5)

    @classmethod
    def describe(cls) -> EngineDescription:
        return EngineDescription(cls.name, "for tests", ready=True)


def register() -> None:
    """Make the engine known in this process."""
    registry._ENGINES[NAME] = "tests.jobs.fake:FakeEngine"
