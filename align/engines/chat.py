"""Any large language model behind an OpenAI-compatible server."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec

from align.engines.base import Engine, Hypothesis, Request
from align.engines.chatclient import ChatClient, Conversation
from align.engines.options import EngineDescription, EngineOptions
from align.engines.prompts import conversation, fault, translation
from align.errors import EngineError


class ChatEngine(Engine):
    """Asks for one segment a call, with its terms in the prompt; several calls run at once.

    An answer that is no translation (empty, chatter, a refusal, the source again, a loop) is
    asked for once more, with the fault named; then the segment is left without a translation.
    """

    name = "openai"
    soft_terms = True
    told_first = True
    shown = True

    def __init__(self, options: EngineOptions) -> None:
        """Check the options; the server is not called before there is something to translate.

        Raises:
            EngineError: no address or no model is named.
        """
        if not options.base_url.startswith(("http://", "https://")):
            raise EngineError(
                f"the engine openai needs the address of a server, not {options.base_url!r}",
                hint="give a base URL such as http://localhost:11434/v1",
            )
        if not options.model:
            raise EngineError(
                "the engine openai needs a model", hint="name a model that the server offers"
            )
        self._options = options

    @property
    def revision(self) -> str:
        """Name of the model; a server tells no more."""
        return self._options.model

    @property
    def settings(self) -> str:
        """Temperature and languages; the address is the user's own affair."""
        return f"temperature=0 pair={self._options.source}-{self._options.target}"

    def translate(self, requests: Sequence[Request]) -> list[Hypothesis]:
        """Translate a batch; see ``Engine.translate``."""
        with (
            ChatClient(self._options) as client,
            ThreadPoolExecutor(max(1, self._options.concurrency)) as pool,
        ):
            futures = [pool.submit(self._one, client, request) for request in requests]
            try:
                return [future.result() for future in futures]
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise

    def _one(self, client: ChatClient, request: Request) -> Hypothesis:
        if not any(character.isalnum() for character in request.source):
            return Hypothesis(request.source.strip())
        talk: Conversation = conversation(request, self._options.source, self._options.target)
        wrong = ""
        for _ in range(2):
            said = client.ask(talk)
            text = translation(said, request.source)
            wrong = fault(request.source, text, self._options.target)
            if not wrong:
                return Hypothesis(text)
            talk = (
                *talk,
                ("assistant", said),
                ("user", f"That {wrong}. Answer with the translation alone."),
            )
        return Hypothesis(
            "",
            fault=f"the model {self._options.model} gave no translation of "
            f"{_shortened(request.source)!r} (its answer {wrong}); try another model, or translate "
            "this segment by hand",
        )

    @classmethod
    def describe(cls) -> EngineDescription:
        """See ``EngineClass.describe``."""
        missing = () if find_spec("httpx") else ("package httpx (pip install httpx)",)
        return EngineDescription(
            name=cls.name,
            summary="a large language model behind any OpenAI-compatible server",
            ready=False,
            missing=(
                *missing,
                "a base URL and a model (options or align.toml)",
            ),
        )


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
