"""An engine that costs nothing, and goes wrong where the text tells it to."""

import os
import signal
import time
import zlib
from collections.abc import Sequence
from functools import lru_cache

from align.engines import registry
from align.engines.base import Engine, Hypothesis, Request
from align.engines.options import EngineDescription, EngineOptions

NAME = "fake"
_WORDS = """
the of and to in a is that for it was on are as with they be at have this from or had by but
some what there we can out other were all your when up use word how said an each she which
their time will way about many then them would write like so these long make thing see look
two has more day could go come did number sound no most people my over know water than call
first who may down side been now find any new work part take get place made live where after
"""
_ENGLISH = _WORDS.split()


class FakeEngine(Engine):
    """Says the words of the source backwards, or what looks more like English.

    A source with BOOM raises, one with HANG never returns, one with KILL ends the process, one
    with MUTE gets no answer. The option ``model`` says how much time each word takes, of the
    processor (``burn=0.001``) or of the clock (``wait=0.001``). With ``english`` each word becomes
    an English one, always the same, and figures and marks stay: the checks then find as little to
    do as in the work of a real engine.
    """

    name = NAME

    def __init__(self, options: EngineOptions) -> None:
        kind, _, cost = options.model.partition("=")
        self._burn = float(cost) if kind == "burn" else 0.0
        self._wait = float(cost) if kind == "wait" else 0.0
        self._english = kind == "english"

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

    def _one(self, source: str) -> Hypothesis:
        if "MUTE" in source:
            return Hypothesis("", fault="the fake engine was told to be silent")
        if self._english:
            said = " ".join(map(_english, source.split()))
            return Hypothesis(said[:1].upper() + said[1:], -0.5 - len(source) / 1e5)
        return Hypothesis(" ".join(reversed(source.split())), -0.5 - len(source) / 1e5)

    @classmethod
    def describe(cls) -> EngineDescription:
        return EngineDescription(cls.name, "for tests", ready=True)


@lru_cache(maxsize=10_000)
def _english(word: str) -> str:
    bare = word.strip('.,;:!?()"“”…')
    if not bare or any(letter.isdigit() for letter in bare):
        return word
    said = _ENGLISH[zlib.crc32(bare.encode()) % len(_ENGLISH)]
    return word.replace(bare, said.capitalize() if bare[0].isupper() else said)


def register() -> None:
    """Make the engine known in this process."""
    registry._ENGINES[NAME] = "tests.jobs.fake:FakeEngine"
