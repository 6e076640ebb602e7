"""A server of the chat completions protocol on this machine, which says what a test scripts."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Answer:
    status: int = 200
    body: str | None = None
    """The raw body; None stands for a completion with ``text``."""
    text: str = ""
    delay: float = 0.0
    retry_after: str = ""


@dataclass
class Stub:
    url: str
    requests: list[dict[str, object]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)


Script = Callable[[str, int], Answer]
"""From the last user message and the number of the request to the answer."""


@contextmanager
def serving(script: Script) -> Iterator[Stub]:
    stub = Stub("")
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with lock:
                stub.requests.append(body)
                stub.keys.append(self.headers.get("Authorization", ""))
                number = len(stub.requests)
            answer = script(body["messages"][-1]["content"], number)
            time.sleep(answer.delay)
            content = {"choices": [{"message": {"role": "assistant", "content": answer.text}}]}
            raw = (json.dumps(content) if answer.body is None else answer.body).encode()
            try:
                self.send_response(answer.status)
                if answer.retry_after:
                    self.send_header("Retry-After", answer.retry_after)
                self.send_header("Content-Length", str(len(raw)))
                self.end_headers()
                self.wfile.write(raw)
            except (BrokenPipeError, ConnectionResetError):
                pass  # the client lost patience, as it was meant to

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        stub.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield stub
        finally:
            server.shutdown()
            thread.join()
