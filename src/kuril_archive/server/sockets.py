"""The sockets: loopback only, one thread a request, none of which outlives the server."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import Thread
from typing import Any

from kuril_archive.problems import Problem, UsageError
from kuril_archive.server.answers import Answer, answer, is_local
from kuril_archive.server.editions import Editions
from kuril_archive.server.notice import EVENTS

LOOPBACK = "127.0.0.1"
NEXT = 100
"""Ports tried after the one asked for."""
PULSE = 15.0
"""Seconds after which a silent stream of events says that it is alive, and learns whether anybody listens."""
STRANGER = Answer(status=403, body=b"This preview answers to localhost and 127.0.0.1 only.\n")


@contextmanager
def serving(editions: Editions, port: int) -> Iterator[int]:
    """Serve the current edition until the block ends; gives the port, which is the next free one after ``port``.

    0 stands for any free port. Raises UsageError where none can be had.
    """
    with _bound(editions, port) as server:
        thread = Thread(target=server.serve_forever, args=(0.1,), name="server")
        thread.start()
        try:
            yield server.server_port
        finally:
            editions.end()
            server.shutdown()
            thread.join()


def _bound(editions: Editions, port: int) -> "_Server":
    wanted = range(port, min(port + NEXT, 1 << 16)) if port else ()
    for candidate in (*wanted, 0):
        try:
            return _Server((LOOPBACK, candidate), partial(_Handler, editions))
        except OSError as error:
            wrong = error.strerror or str(error)
    raise UsageError(Problem(path="--port", message=f"{port} cannot be had: {wrong}", hint="choose another --port"))


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # so that they are waited for
    allow_reuse_address = os.name == "posix"  # elsewhere it would let two servers have one port

    def __init__(self, *arguments: Any) -> None:
        self.open = set[Any]()
        super().__init__(*arguments)

    def server_bind(self) -> None:
        """Bind without asking a name service what the machine is called."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.socket.getsockname()[1]

    def process_request(self, request: Any, client_address: Any) -> None:
        """Remember who is connected."""
        self.open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Forget who is done."""
        self.open.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        """Hang up on those who say nothing (browsers connect ahead of need), and wait for all threads."""
        for request in tuple(self.open):
            with suppress(OSError):
                request.shutdown(socket.SHUT_RDWR)
        super().server_close()


class _Handler(BaseHTTPRequestHandler):
    timeout = 10

    def __init__(self, editions: Editions, *arguments: Any) -> None:
        self.editions = editions
        super().__init__(*arguments)

    def version_string(self) -> str:
        """The name of what serves, without versions."""
        return "kuril-archive"

    def handle(self) -> None:
        """Answer; whoever hangs up meanwhile has no need of it."""
        with suppress(ConnectionError, TimeoutError):
            super().handle()

    def do_GET(self) -> None:
        """Answer a request, or begin the stream of events."""
        if not is_local(self.headers["Host"]):
            self._send(STRANGER)
        elif self.path == EVENTS:
            self._stream()
        else:
            self._send(answer(self.editions.folder, self.editions.current, self.path))

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, format: str, *_: Any) -> None:
        """Say nothing: the terminal is for builds."""

    def _begin(self, status: int, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")

    def _send(self, found: Answer) -> None:
        self._begin(found.status, found.kind)
        self.send_header("Content-Length", str(len(found.body)))
        if found.location:
            self.send_header("Location", found.location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(found.body)

    def _stream(self) -> None:
        """Tell the version of every edition, the current one at once."""
        self._begin(200, "text/event-stream; charset=utf-8")
        self.end_headers()
        if self.command == "HEAD":
            return
        self.wfile.write(b"retry: 500\n\n")
        known = ""
        while not self.editions.ended:
            version = self.editions.after(known, PULSE).version
            self.wfile.write(f"data: {version}\n\n".encode() if version != known else b":\n\n")
            known = version
