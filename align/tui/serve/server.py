"""Serves a terminal application to browsers on this machine, one process for each page."""

import asyncio
import errno
import shlex
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from html import escape
from pathlib import Path

from aiohttp import WSCloseCode, web
from textual_serve.server import Server, to_int

from align.errors import SettingsError
from align.tui.serve.child import PATIENCE_SECONDS, Child
from align.tui.serve.guard import guard, harden, new_token

HOST = "127.0.0.1"
_PAGE = Path(__file__).with_name("page")
_MALFORMED = (ValueError, LookupError, TypeError, AttributeError, AssertionError)
"""What a message that is no message of ours raises in textual-serve: the page is closed."""
_MOST_BYTES = 16 * 2**20
"""Of one message from a page: a paste of megabytes goes through."""


class ProjectServer(Server):
    """A server whose every answer needs the token.

    Args:
        command: program and arguments, run for each page that is opened.
        title: of the page.
        token: the secret part of its address.
    """

    def __init__(self, command: Sequence[str], title: str, token: str) -> None:
        super().__init__(shlex.join(command), host=HOST, title=title)
        self._token = token
        self._pages: set[web.WebSocketResponse] = set()
        self._ending: set[asyncio.Task[None]] = set()

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[guard(self._token)])
        base = f"/{self._token}"
        app.add_routes(
            [
                web.get(base, self.show_page_itself),
                web.get(f"{base}/", self.show_page),
                web.get(f"{base}/ws", self.handle_websocket),
                web.static(f"{base}/static", self.statics_path),
                web.static(f"{base}/page", _PAGE),
            ]
        )
        app.on_response_prepare.append(harden)
        app.on_shutdown.append(self.on_shutdown)
        return app

    async def show_page_itself(self, request: web.Request) -> web.Response:
        """Send on whoever left out the last slash."""
        raise web.HTTPFound(f"/{self._token}/")

    async def show_page(self, request: web.Request) -> web.Response:
        """Answer the page; its addresses are relative, so that they hold behind a tunnel."""
        text = (_PAGE / "index.html").read_text(encoding="utf-8")
        page = text.replace("{title}", escape(self.title))
        return web.Response(text=page, content_type="text/html")

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run the command for as long as the page is open."""
        page = web.WebSocketResponse(heartbeat=15, max_msg_size=_MOST_BYTES)
        await page.prepare(request)
        await self._let_go()

        async def close() -> None:
            await page.close()

        child = Child(
            self.command,
            write_bytes=page.send_bytes,
            write_str=page.send_str,
            close=close,
            download_manager=self.download_manager,
        )
        self._pages.add(page)
        try:
            width, height = (_cells(request, *one) for one in (("width", 80), ("height", 24)))
            await child.start(width, height)
            with suppress(ConnectionError, *_MALFORMED):
                await self._process_messages(page, child)
        finally:
            self._pages.discard(page)
            # A task of its own, so that it goes on when this one is cancelled.
            ending = asyncio.create_task(child.stop())
            self._ending.add(ending)
            ending.add_done_callback(self._ending.discard)
            await asyncio.shield(ending)
        return page

    async def _let_go(self) -> None:
        """Wait for the pages that are being left.

        A page that is loaded again would otherwise find the project held by its own former self.
        """
        # The connection of the former page may be found closed a moment after the new one came.
        await asyncio.sleep(0.1)
        if self._ending:
            await asyncio.wait(self._ending, timeout=3 * PATIENCE_SECONDS)

    async def on_shutdown(self, app: web.Application) -> None:
        """Close every page; their processes end with them."""
        await asyncio.gather(
            *(page.close(code=WSCloseCode.GOING_AWAY) for page in list(self._pages)),
            return_exceptions=True,
        )

    async def run(self, port: int, ready: Callable[[str], None], over: asyncio.Event) -> None:
        """Serve until ``over`` is set; ``ready`` is told the address.

        Raises:
            SettingsError: the port cannot be had.
        """
        runner = web.AppRunner(await self._make_app(), shutdown_timeout=PATIENCE_SECONDS)
        await runner.setup()
        try:
            site = web.TCPSite(runner, HOST, port)
            try:
                await site.start()
            except OSError as error:
                raise _refused(port, error) from error
            ready(f"http://{HOST}:{runner.addresses[0][1]}/{self._token}/")
            await over.wait()
        finally:
            await runner.cleanup()
            await asyncio.gather(*self._ending, return_exceptions=True)


def serve(command: Sequence[str], title: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve a command until Ctrl-C or SIGTERM, then end its processes.

    Args:
        command: program and arguments of a Textual application.
        title: of the page.
        port: to listen on, 0 for any that is free.
        ready: is told the address with its token.

    Raises:
        SettingsError: the port cannot be had.
    """

    async def main() -> None:
        over = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, over.set)
        await ProjectServer(command, title, new_token()).run(port, ready, over)

    asyncio.run(main())


def _cells(request: web.Request, name: str, default: int) -> int:
    return min(max(to_int(request.query.get(name, ""), default), 1), 1000)


def _refused(port: int, error: OSError) -> SettingsError:
    if error.errno == errno.EADDRINUSE:
        return SettingsError(
            f"port {port} is in use", hint="name another with --port, or --port 0 for any free one"
        )
    reason = (error.strerror or str(error)).lower()
    return SettingsError(
        f"port {port} cannot be listened on ({reason})", hint="name another with --port"
    )
