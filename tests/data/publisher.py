"""A publisher's server on loopback that answers as a test tells it to, and stops by itself."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MOST_REQUESTS = 20


@dataclass
class Answer:
    """One answer. `cut` sends only so many bytes of the body; `pause` seconds pass before each kilobyte.

    `declared` is a Content-Length that is not the body's; -1 for none.
    """

    code: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    pause: float = 0.0
    declared: int | None = None


Reply = Answer | Callable[[BaseHTTPRequestHandler], Answer]


@dataclass
class Publisher:
    """The running server: its address, what it is to answer in turn (the last again and again), what was asked."""

    address: str
    replies: list[Reply]
    asked: list[dict[str, str]] = field(default_factory=list)

    def next(self) -> Reply:
        """The reply to this request."""
        assert len(self.asked) <= MOST_REQUESTS, "too many requests"
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


def ranges(body: bytes, etag: str = '"v1"') -> Callable[[BaseHTTPRequestHandler], Answer]:
    """A reply as a good server gives it: the rest where the version is still the same, else everything."""

    def reply(request: BaseHTTPRequestHandler) -> Answer:
        wanted = request.headers.get("Range", "")
        if wanted and request.headers.get("If-Range") == etag:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
            headers = {"Content-Range": f"bytes {start}-{len(body) - 1}/{len(body)}", "ETag": etag}
            return Answer(206, body[start:], headers)
        return Answer(200, body, {"ETag": etag})

    return reply


@contextmanager
def serving(*replies: Reply) -> Iterator[Publisher]:
    """A server on a free port of loopback, for as long as the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        timeout = 5

        def do_GET(self) -> None:
            publisher.asked.append(dict(self.headers.items()))
            reply = publisher.next()
            self.send(reply if isinstance(reply, Answer) else reply(self))

        def send(self, answer: Answer) -> None:
            self.send_response(answer.code)
            size = len(answer.body) if answer.declared is None else answer.declared
            if size >= 0:
                self.send_header("Content-Length", str(size))
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            body = answer.body[: answer.cut]
            for start in range(0, len(body), 1024):
                time.sleep(answer.pause)
                try:
                    self.wfile.write(body[start : start + 1024])
                except OSError:
                    return  # the client has left

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    publisher = Publisher(f"http://127.0.0.1:{server.server_port}", list(replies))
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield publisher
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
