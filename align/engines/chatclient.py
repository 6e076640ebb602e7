"""Talking to a server by the chat completions protocol, with patience."""

import json
import time
from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Self

from align.engines.options import EngineOptions
from align.errors import EngineError, TranslationError

if TYPE_CHECKING:
    import httpx

Conversation = tuple[tuple[str, str], ...]
"""Role and text of each message."""

_FIRST_WAIT = 0.5
_LONGEST_WAIT = 30.0
_BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504})


class ChatClient:
    """One connection pool to one server; safe to use from several threads."""

    def __init__(self, options: EngineOptions) -> None:
        import httpx

        headers = {"Authorization": f"Bearer {options.api_key}"} if options.api_key else {}
        self._options = options
        self._where = options.base_url.rstrip("/")
        try:
            self._client = httpx.Client(
                base_url=self._where, headers=headers, timeout=options.timeout
            )
        except (httpx.InvalidURL, ValueError, UnicodeEncodeError) as error:
            raise EngineError(
                "the address or the key of the server is malformed", where=self._where
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    def ask(self, conversation: Conversation) -> str:
        """Return the model's answer at temperature 0.

        Raises:
            EngineError: the server refuses the key or does not know the model.
            TranslationError: it cannot be reached, is overloaded or answers nonsense.
        """
        body = {
            "model": self._options.model,
            "temperature": 0,
            "messages": [{"role": role, "content": text} for role, text in conversation],
        }
        trouble = TranslationError("the server was not asked", where=self._where)
        for attempt in range(max(1, self._options.attempts)):
            if attempt:
                time.sleep(min(_LONGEST_WAIT, trouble_wait(trouble, attempt)))
            try:
                return self._once(body)
            except _PassingError as passing:
                trouble = passing
        raise TranslationError(trouble.what, where=trouble.where, hint=trouble.hint) from trouble

    def _once(self, body: Mapping[str, object]) -> str:
        import httpx

        try:
            response = self._client.post("chat/completions", json=body)
        except httpx.TimeoutException as error:
            raise _PassingError(
                f"the server did not answer within {self._options.timeout:g} s",
                where=self._where,
                hint="wait and run again, or raise the timeout",
            ) from error
        except httpx.HTTPError as error:
            raise _PassingError(
                "the server cannot be reached",
                where=self._where,
                hint="start the server, or check the address",
            ) from error
        self._judge(response)
        return self._content(response)

    def _judge(self, response: "httpx.Response") -> None:
        status = response.status_code
        if status in _BUSY:
            raise _PassingError(
                f"the server is overloaded or broken (HTTP {status})",
                where=self._where,
                hint="wait and run again; what is finished is kept",
                wait=_seconds(response.headers.get("Retry-After", "")),
            )
        if status in {401, 403}:
            raise EngineError(
                f"the server refuses the key (HTTP {status})",
                where=self._where,
                hint="set the environment variable for the key to a valid one",
            )
        if status == 404:
            raise EngineError(
                f"the server knows no such address or no model {self._options.model!r} (HTTP 404)",
                where=self._where,
                hint="check the base URL (it mostly ends in /v1) and the model's name",
            )
        if not response.is_success:
            raise TranslationError(
                f"the server refuses the request (HTTP {status})",
                where=self._where,
                hint="check that it speaks the OpenAI chat completions protocol",
            )

    def _content(self, response: "httpx.Response") -> str:
        try:
            content = response.json()["choices"][0]["message"]["content"]
        except (json.JSONDecodeError, UnicodeDecodeError, LookupError, TypeError) as error:
            raise _PassingError(
                "the server's answer is no chat completion",
                where=self._where,
                hint="check that it speaks the OpenAI chat completions protocol",
            ) from error
        return content if isinstance(content, str) else ""


class _PassingError(TranslationError):
    """Something that may be over at the next attempt."""

    def __init__(self, what: str, *, where: str, hint: str, wait: float = 0.0) -> None:
        super().__init__(what, where=where, hint=hint)
        self.wait = wait


def trouble_wait(trouble: TranslationError, attempt: int) -> float:
    """Return seconds to wait before an attempt: doubled each time, or what the server asks."""
    asked = trouble.wait if isinstance(trouble, _PassingError) else 0.0
    return max(asked, _FIRST_WAIT * 2.0 ** (attempt - 1))


def _seconds(header: str) -> float:
    """Read a Retry-After in seconds; its other form, a date, is not worth the trouble."""
    return float(header) if header.strip().isdigit() else 0.0
