"""Who may ask the server anything: only a page that was opened with its token, on this machine.

Loopback keeps other machines out, but not other pages in the same browser. A page elsewhere may
send requests to 127.0.0.1, open websockets there (they are not bound by the same-origin policy),
or let its own name point there (DNS rebinding). So every request must carry the token in its
path, name this machine as ``Host``, and come from a page of ours where it says its ``Origin``; a
websocket must say it.
"""

import secrets
from urllib.parse import urlsplit

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler, Middleware

NAMES = frozenset(["127.0.0.1", "localhost"])
REFUSAL = "403: open the whole address that 'align serve' has printed, with its token.\n"
_HEADERS = {
    hdrs.CACHE_CONTROL: "no-store",
    hdrs.X_CONTENT_TYPE_OPTIONS: "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
    " font-src 'self' data:; connect-src 'self' ws://{host}; frame-ancestors 'none';"
    " base-uri 'none'; form-action 'none'"
)
"""xterm.js writes its sizes into style elements; nothing else is allowed that is not a file."""


def new_token() -> str:
    """Return 256 random bits, fit for a path."""
    return secrets.token_urlsafe(32)


def admits(request: web.Request, token: str) -> bool:
    """Tell whether a request carries the token and comes from this machine and our own page."""
    said = request.rel_url.raw_path.removeprefix("/").partition("/")[0]
    # Bytes, because a text that is not ASCII cannot be compared in constant time.
    known = secrets.compare_digest(said.encode("utf-8", "replace"), token.encode())
    return known and _is_here(request) and _is_ours(request)


def _is_here(request: web.Request) -> bool:
    """Tell whether the request was sent to a name of this machine, whatever the port.

    Not the port, because it may have been forwarded (``ssh -L``).
    """
    hosts = request.headers.getall(hdrs.HOST, [])
    try:
        return len(hosts) == 1 and urlsplit(f"//{hosts[0]}").hostname in NAMES
    except ValueError:
        return False


def _is_ours(request: web.Request) -> bool:
    origins = request.headers.getall(hdrs.ORIGIN, [])
    if not origins:
        return request.headers.get(hdrs.UPGRADE) is None
    return origins == [f"http://{request.headers[hdrs.HOST]}"]


def guard(token: str) -> Middleware:
    """Return the middleware that answers 403 to everything else."""

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not admits(request, token):
            return web.Response(status=403, text=REFUSAL, headers=_HEADERS)
        return await handler(request)

    return check


async def harden(request: web.Request, response: web.StreamResponse) -> None:
    """Add the headers that keep a page from loading or showing anything of others."""
    if response.status != 101:
        response.headers.update(_HEADERS)
        policy = _POLICY.format(host=request.headers.get(hdrs.HOST, ""))
        response.headers.setdefault("Content-Security-Policy", policy)
