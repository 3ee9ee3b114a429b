"""Fetch a file over HTTP: bounded in size and time, resumed where it broke off, tried again where that helps.

The library pooch has none of these but retries: no resume by ETag, no bounds of size and time, no lock.
"""

from __future__ import annotations

import fcntl
import hashlib
import itertools
import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpx

from careerbook import __version__
from careerbook.core.errors import DownloadFailed, DownloadUnfit

Announce = Callable[[int, int | None], None]
"""Called with the bytes received and the bytes expected, None if the server does not say."""

BUSY = {408, 425, 429, 500, 502, 503, 504}
BROWSER = "Open the address in a browser and put the file there by hand."


@dataclass(frozen=True, slots=True)
class Patience:
    """How often and how long to try; times in seconds."""

    attempts: int = 5
    first_pause: float = 1.0
    longest_pause: float = 60.0
    connect: float = 15.0
    silence: float = 30.0  # the longest wait for the next bytes
    whole: float = 1800.0  # for the whole file, pauses included
    sleep: Callable[[float], None] = time.sleep

    def pause(self, attempt: int, asked: float | None) -> float:
        """What to wait after the attempt (from 0): what the server asks for, else twice as long each time."""
        if asked is not None:
            return asked
        return min(self.longest_pause, self.first_pause * 2.0**attempt) * random.uniform(0.5, 1)


@dataclass
class Broken(Exception):
    """An attempt failed in a way that another may not; `retry_after` is what the server asks to wait, in seconds."""

    reason: str
    retry_after: float | None = None


@contextmanager
def fetched(
    address: str,
    folder: Path,
    max_bytes: int,
    announce: Announce = lambda received, expected: None,
    patience: Patience | None = None,
) -> Iterator[Path]:
    """Download the address to a file under `folder` that is there for as long as the block lasts.

    What an attempt left is resumed by the next one, also a later run's, if the server vouches (ETag or
    Last-Modified) that the file is still the same. Raises DownloadFailed or DownloadUnfit.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = folder / "lock"
    with lock.open("w") as opened:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise DownloadFailed(f"Another refresh is at work in {folder.parent}.", "Wait until it is done.") from error
        try:
            part = _Part(folder / hashlib.sha256(address.encode()).hexdigest()[:16], max_bytes)
            _download(address, part, announce, patience or Patience())
            try:
                yield part.file
            finally:
                part.remove()
        finally:
            lock.unlink(missing_ok=True)


def _download(address: str, part: _Part, announce: Announce, patience: Patience) -> None:
    deadline = time.monotonic() + patience.whole
    limits = httpx.Timeout(patience.silence, connect=patience.connect)
    headers = {"User-Agent": f"careerbook/{__version__}", "Accept-Encoding": "identity"}
    with httpx.Client(follow_redirects=True, max_redirects=5, timeout=limits, headers=headers) as client:
        for attempt in itertools.count(1):
            broken = _attempt(client, address, part, announce, deadline)
            if broken is None:
                return
            pause = patience.pause(attempt - 1, broken.retry_after)
            if pause > patience.longest_pause:
                message = f"{address}: {broken.reason}, and asks to wait {pause:,.0f} s."
                raise DownloadFailed(message, "Try again later.")
            if attempt >= patience.attempts or time.monotonic() + pause > deadline:
                message = f"{address}: {broken.reason}, after {attempt} attempts."
                raise DownloadFailed(message, "Try again later: it goes on where it broke off, if the server can.")
            patience.sleep(pause)


def _attempt(client: httpx.Client, address: str, part: _Part, announce: Announce, deadline: float) -> Broken | None:
    """Try once; a failure that another attempt may mend is given back, any other removes what came and raises."""
    keep = False
    try:
        _receive(client, address, part, announce, deadline)
        keep = True
        return None
    except Broken as broken:
        keep = True
        return broken
    finally:
        if not keep:
            part.remove()


def _receive(client: httpx.Client, address: str, part: _Part, announce: Announce, deadline: float) -> None:
    try:
        with client.stream("GET", address, headers=part.resume_headers()) as answer:
            _check_answer(address, answer)
            if answer.status_code == 416 or not part.begin(answer):
                part.remove()
                raise Broken("the server could not go on where it broke off")
            part.receive(answer, announce, deadline)
    except httpx.TooManyRedirects as error:
        raise DownloadFailed(f"{address}: redirected in a circle.", BROWSER) from error
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise DownloadFailed(f"{address}: {error}", "Correct the address in data/catalog.toml.") from error
    except httpx.TransportError as error:
        raise Broken(str(error) or type(error).__name__) from error


def _check_answer(address: str, answer: httpx.Response) -> None:
    code = answer.status_code
    if code in BUSY:
        raise Broken(f"HTTP {code} {answer.reason_phrase}", _retry_after(answer.headers))
    encoding = answer.headers.get("Content-Encoding", "identity")
    if encoding != "identity":
        raise DownloadUnfit(f"{address}: packed as {encoding}, which was not asked for.", BROWSER)
    if code in (200, 206, 416):
        return
    why = {403: "the publisher refuses programs", 404: "there is no such file any more"}.get(code, "no file came")
    raise DownloadFailed(f"{address}: HTTP {code} {answer.reason_phrase}: {why}.", BROWSER)


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds from a Retry-After header, which is a number or a date; None if there is none to understand."""
    text = headers.get("Retry-After", "").strip()
    if text.isdigit():
        return float(text)
    with suppress(ValueError, TypeError):
        at = parsedate_to_datetime(text)
        return max(0.0, (at.replace(tzinfo=at.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
    return None


class _Part:
    """What has arrived of a file, and the server's word for which version it is of."""

    def __init__(self, stem: Path, max_bytes: int) -> None:
        self.file = stem.with_suffix(".part")
        self._version = stem.with_suffix(".version")
        self._max_bytes = max_bytes

    @property
    def size(self) -> int:
        """The bytes received so far."""
        return self.file.stat().st_size if self.file.is_file() else 0

    def remove(self) -> None:
        """Forget what has arrived."""
        for path in self.file.parent.glob(f"{self.file.stem}.*"):
            path.unlink()

    def resume_headers(self) -> dict[str, str]:
        """Ask for the rest, if what is there is known to be of a certain version."""
        version = self._version.read_text("utf-8") if self._version.is_file() else ""
        return {"Range": f"bytes={self.size}-", "If-Range": version} if self.size and version else {}

    def begin(self, answer: httpx.Response) -> bool:
        """Get ready for the answer's bytes; False if they don't fit to what is there."""
        if answer.status_code == 206:
            return str(answer.headers.get("Content-Range", "")).startswith(f"bytes {self.size}-")
        self.remove()
        version = answer.headers.get("ETag", "")
        version = answer.headers.get("Last-Modified") if not version or version.startswith("W/") else version
        if version:
            self._version.write_text(version, encoding="utf-8")
        return True

    def receive(self, answer: httpx.Response, announce: Announce, deadline: float) -> None:
        """Append the answer's bytes. Raises Broken if fewer come than declared, DownloadUnfit if too many."""
        declared = answer.headers.get("Content-Length", "")
        expected = self.size + int(declared) if declared.isdigit() else None
        self._check_size(expected or 0)
        received = self.size
        with self.file.open("ab") as file:
            for chunk in answer.iter_raw():
                received += len(chunk)
                self._check_size(received)
                file.write(chunk)
                file.flush()
                announce(received, expected)
                if time.monotonic() > deadline:
                    raise Broken("too slow")
        if expected is not None and received != expected:
            raise Broken(f"{received:,} of {expected:,} bytes came")

    def _check_size(self, size: int) -> None:
        if size > self._max_bytes:
            message = f"The file has {size:,} bytes or more, and {self._max_bytes:,} are allowed."
            raise DownloadUnfit(message, "If that is right, set max_bytes in its entry of data/catalog.toml.")
