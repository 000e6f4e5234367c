"""One address -> its answer: the only module that asks another host for anything.

Polite: it says who asks, waits between requests as long as the service wants, and tries again
when the service is busy (429, 503) after as long as it says. An answer that breaks off is none.
"""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from urllib.parse import urlencode

from generator import __version__
from generator.problems import UserError

TRIES = 4
TIMEOUT = 60.0  # seconds
LONGEST_WAIT = 120.0  # seconds; a service that asks for more is given up for this run
LARGEST = 200 << 20  # bytes of an answer
WORTH_SAYING = 5.0  # seconds; who waits longer wonders
BUSY = {429, 500, 502, 503, 504}
OF_THE_ADDRESS = {400, 404, 410, 414}  # what says nothing of the service's other addresses
USER_AGENT = f"papershelf/{__version__} (reads bibliographic metadata on a person's request)"


class NoAnswerError(UserError):
    """An address does not answer; `is_of_address` when others of the service may well."""

    def __init__(self, message: str, *, is_of_address: bool) -> None:
        super().__init__(message)
        self.is_of_address = is_of_address


class WebGet:
    """Gets addresses one after another, `pause` seconds apart.

    `mailto` is where a service can reach who asks. `secret` goes into every query, and into no
    message and no file. `say` is told of long waits.
    """

    def __init__(
        self,
        pause: float,
        sleep: Callable[[float], object] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        *,
        mailto: str = "",
        secret: Mapping[str, str] | None = None,
        say: Callable[[str], object] = lambda said: None,
    ) -> None:
        self._pause = pause
        self._sleep = sleep
        self._clock = clock
        self._agent = f"{USER_AGENT[:-1]}; mailto:{mailto})" if mailto else USER_AGENT
        self._secret = urlencode(secret or {})
        self._say = say
        self._next = 0.0

    def __call__(self, url: str) -> bytes:
        """The body of the answer. Raises NoAnswerError, in one line, when there is none."""
        said = ""
        for attempt in range(TRIES):
            self._wait()
            try:
                return self._ask(url)
            except urllib.error.HTTPError as error:
                error.close()
                said = f"it answers {error.code} {error.reason}".strip()
                if error.code in OF_THE_ADDRESS:
                    raise NoAnswerError(f"cannot get {url}: {said}", is_of_address=True) from error
                wanted = _wanted(error.headers.get("Retry-After"), attempt)
                if error.code not in BUSY:
                    break
                if wanted > LONGEST_WAIT:
                    said += f" and asks to wait for {wanted / 60:,.0f} minutes"
                    break
                self._next = self._clock() + wanted
            except (OSError, HTTPException) as error:
                said = str(getattr(error, "reason", error)) or type(error).__name__
                self._next = self._clock() + 2.0**attempt
        message = f"cannot get {url}: {said}; what was fetched is kept, run it again later"
        raise NoAnswerError(message, is_of_address=False)

    def _wait(self) -> None:
        left = self._next - self._clock()
        if left > WORTH_SAYING:
            self._say(f"waiting {left:,.0f} seconds, as the service is busy")
        if left > 0:
            self._sleep(left)

    def _ask(self, url: str) -> bytes:
        asked = f"{url}{'&' if '?' in url else '?'}{self._secret}" if self._secret else url
        request = urllib.request.Request(asked, headers={"User-Agent": self._agent})  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
                body: bytes = answer.read(LARGEST + 1)
                missing: int = answer.length or 0  # a connection that ends early is no error to it
        finally:
            self._next = self._clock() + self._pause
        if len(body) > LARGEST:
            message = f"cannot get {url}: the answer is larger than {LARGEST >> 20} MB"
            raise NoAnswerError(message, is_of_address=True)
        if missing:
            raise ConnectionError(f"the answer breaks off after {len(body):,} bytes")
        return body


def _wanted(retry_after: str | None, attempt: int) -> float:
    """Seconds to wait: what the service says, else twice as long each time."""
    if retry_after and retry_after.strip().isdecimal() and len(retry_after) < 12:
        return float(retry_after)
    if retry_after:
        try:
            until = parsedate_to_datetime(retry_after).timestamp() - time.time()
        except (ValueError, TypeError):
            until = 0.0
        return max(until, 1.0)
    return float(2 ** (attempt + 1))
