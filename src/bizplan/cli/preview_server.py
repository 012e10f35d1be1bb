"""The preview's server: papers to a browser on this machine, to nobody else, and nothing but papers."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

from bizplan.cli.shelf import Shelf
from bizplan.errors import BizplanError
from bizplan.render.preview import SCRIPT

ADDRESS = "127.0.0.1"
"""The loopback: no other machine reaches it."""
_EVENTS = "/events"
_HTML, _JAVASCRIPT, _STREAM = "text/html; charset=utf-8", "text/javascript; charset=utf-8", "text/event-stream"
_HEADERS: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@contextmanager
def serving(shelf: Shelf, port: int) -> Iterator[str]:
    """The address at which the shelf's pages are shown while the context lasts; port 0 takes a free one.

    Raises BizplanError where the port cannot be had.
    """
    try:
        server = _Server((ADDRESS, port), _Request)
    except OSError as fault:
        hint = "Name another with --port, or let --port 0 take a free one."
        raise BizplanError(f"port {port} cannot be had: {(fault.strerror or str(fault)).lower()}", hint=hint) from fault
    server.shelf = shelf
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield f"http://{ADDRESS}:{server.server_port}/"
    finally:
        shelf.close()
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    shelf: Shelf

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle is no news."""


class _Request(BaseHTTPRequestHandler):
    server: _Server
    server_version = "bizplan"
    sys_version = ""
    timeout = 60

    def do_GET(self) -> None:
        """A page, the script, or the news that a page has changed."""
        # A name that leads here from elsewhere (DNS rebinding) would let a stranger's page read the papers.
        port = self.server.server_port
        if self.headers.get("Host", "").lower() not in {f"{ADDRESS}:{port}", f"localhost:{port}"}:
            self._answer(HTTPStatus.MISDIRECTED_REQUEST, "text/plain", b"This preview is for this machine only.\n")
            return
        path = urlsplit(self.path).path
        if path == "/preview.js":
            self._answer(HTTPStatus.OK, _JAVASCRIPT, SCRIPT.encode())
        elif path.startswith(f"{_EVENTS}/"):
            self._tell(path.removeprefix(_EVENTS))
        else:
            is_there, page = self.server.shelf.page(path)
            self._answer(HTTPStatus.OK if is_there else HTTPStatus.NOT_FOUND, _HTML, page)

    do_HEAD = do_GET  # noqa: N815 -- the library looks the method up by this name

    def log_message(self, format: str, *values: object) -> None:
        """Nothing: what is looked at is no result."""

    def _tell(self, path: str) -> None:
        """Say what the page is known by, now and whenever that changes."""
        self._head(HTTPStatus.OK, _STREAM)
        seen = ""
        while (now := self.server.shelf.after(path, seen)) is not None:
            self.wfile.write(b": nothing new\n\n" if now == seen else f"data: {now}\n\n".encode())
            seen = now

    def _answer(self, status: HTTPStatus, media_type: str, content: bytes) -> None:
        self._head(status, media_type, len(content))
        if self.command != "HEAD":
            self.wfile.write(content)

    def _head(self, status: HTTPStatus, media_type: str, length: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        if length is not None:
            self.send_header("Content-Length", str(length))
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
