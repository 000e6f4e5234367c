"""One address -> its answer: the only module that asks another host for anything.

Polite: it says who asks, waits between requests as long as the service wants, and tries again
when the service is busy (429, 503) after as long as it says.
"""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from http.client import HTTPException

from generator import __version__
from generator.problems import UserError

TRIES = 4
TIMEOUT = 60.0  # seconds
LONGEST_WAIT = 120.0  # seconds; a service that asks for more is given up for this run
LARGEST = 200 << 20  # bytes of an answer
BUSY = {429, 500, 502, 503, 504}
USER_AGENT = f"papershelf/{__version__} (reads bibliographic metadata on a person's request)"


class WebGet:
    """Gets addresses one after another, `pause` seconds apart."""

    def __init__(
        self,
        pause: float,
        sleep: Callable[[float], object] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._pause = pause
        self._sleep = sleep
        self._clock = clock
        self._next = 0.0

    def __call__(self, url: str) -> bytes:
        """The body of the answer. Raises UserError, in one line, when there is none to be had."""
        said = ""
        for attempt in range(TRIES):
            self._wait()
            try:
                return self._ask(url)
            except urllib.error.HTTPError as error:
                said = f"it answers {error.code} {error.reason}"
                if error.code not in BUSY:
                    break
                self._next = self._clock() + _wanted(error.headers.get("Retry-After"), attempt)
            except (OSError, HTTPException) as error:
                said = str(getattr(error, "reason", error)) or type(error).__name__
                self._next = self._clock() + 2.0**attempt
        raise UserError(f"cannot get {url}: {said}; what was fetched is kept, run it again later")

    def _wait(self) -> None:
        left = self._next - self._clock()
        if left > 0:
            self._sleep(left)

    def _ask(self, url: str) -> bytes:
        request = urllib.request.Request(url, headers={"User-Agent": USER_AGENT})  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
                body: bytes = answer.read(LARGEST + 1)
        finally:
            self._next = self._clock() + self._pause
        if len(body) > LARGEST:
            raise UserError(f"cannot get {url}: the answer is larger than {LARGEST >> 20} MB")
        return body


def _wanted(retry_after: str | None, attempt: int) -> float:
    """Seconds to wait: what the service says, else twice as long each time."""
    if retry_after and retry_after.strip().isdecimal():
        return min(float(retry_after), LONGEST_WAIT)
    if retry_after:
        try:
            until = parsedate_to_datetime(retry_after).timestamp() - time.time()
        except (ValueError, TypeError):
            until = 0.0
        return min(max(until, 1.0), LONGEST_WAIT)
    return float(2 ** (attempt + 1))
