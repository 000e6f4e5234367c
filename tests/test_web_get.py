from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from generator import web_get
from generator.problems import UserError
from generator.web_get import NoAnswerError, WebGet


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def __call__(self) -> float:
        return self.now


@contextmanager
def served(*answers: tuple[int, dict[str, str], bytes]) -> Iterator[tuple[str, list[str]]]:
    """A server that gives these answers in turn; the list fills with agents and paths."""
    left = list(answers)
    agents: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            agents.append(f"{self.headers['User-Agent']} {self.path}")
            status, headers, body = left.pop(0) if len(left) > 1 else left[0]
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/works", agents
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_requests_are_a_pause_apart_and_say_who_asks() -> None:
    clock = Clock()
    get = WebGet(3.0, clock.sleep, clock)
    with served((200, {}, b"toys")) as (url, agents):
        assert [get(url), get(url)] == [b"toys", b"toys"]
    assert clock.slept == [3.0]
    assert all(agent.startswith("papershelf/") for agent in agents)


def test_a_busy_service_is_asked_again_when_it_says() -> None:
    clock = Clock()
    with served((429, {"Retry-After": "7"}, b""), (503, {}, b""), (200, {}, b"toys")) as (url, _):
        assert WebGet(0.0, clock.sleep, clock)(url) == b"toys"
    assert clock.slept == [7.0, 4.0]


def test_a_service_that_stays_busy_is_given_up_in_one_line() -> None:
    clock = Clock()
    past = {"Retry-After": "Wed, 01 Jan 2020 00:00:00 GMT"}
    with (
        served((503, past, b"")) as (url, agents),
        pytest.raises(UserError, match=r"cannot get .*: it answers 503"),
    ):
        WebGet(0.0, clock.sleep, clock)(url)
    assert len(agents) == web_get.TRIES


@pytest.mark.parametrize(("status", "is_of_address"), [(404, True), (400, True), (403, False)])
def test_what_is_not_there_is_asked_for_once(status: int, is_of_address: bool) -> None:
    with (
        served((status, {}, b"")) as (url, agents),
        pytest.raises(NoAnswerError, match=str(status)) as raised,
    ):
        WebGet(0.0)(url)
    assert len(agents) == 1
    assert raised.value.is_of_address == is_of_address


def test_an_answer_that_breaks_off_is_asked_for_again() -> None:
    clock = Clock()
    half = (200, {"Content-Length": "9"}, b"toys")
    with served(half, (200, {"Content-Length": "4"}, b"toys")) as (url, agents):
        assert WebGet(0.0, clock.sleep, clock)(url) == b"toys"
    assert len(agents) == 2
    with served(half) as (url, _), pytest.raises(UserError, match="breaks off after 4 bytes"):
        WebGet(0.0, clock.sleep, clock)(url)


def test_a_service_that_asks_for_hours_is_given_up_at_once() -> None:
    clock = Clock()
    with (
        served((429, {"Retry-After": "7200"}, b"")) as (url, agents),
        pytest.raises(UserError, match="asks to wait for 120 minutes"),
    ):
        WebGet(0.0, clock.sleep, clock)(url)
    assert (len(agents), clock.slept) == (1, [])


def test_long_waits_are_said() -> None:
    clock, said = Clock(), list[str]()
    with served((503, {"Retry-After": "60"}, b""), (200, {}, b"toys")) as (url, _):
        WebGet(0.0, clock.sleep, clock, say=said.append)(url)
    assert said == ["waiting 60 seconds, as the service is busy"]


def test_who_asks_can_be_reached_and_a_key_is_in_no_message() -> None:
    get = WebGet(0.0, mailto="ann@toys.org", secret={"api_key": "k e y"})
    with served((404, {}, b"")) as (url, agents), pytest.raises(UserError) as raised:
        get(f"{url}?search=toys")
    assert "mailto:ann@toys.org" in agents[0]
    assert agents[0].endswith(" /works?search=toys&api_key=k+e+y")
    assert "k+e+y" not in str(raised.value)


def test_no_service_at_all_is_one_line() -> None:
    clock = Clock()
    with pytest.raises(UserError, match="run it again later"):
        WebGet(0.0, clock.sleep, clock)("http://127.0.0.1:9/")


def test_an_endless_answer_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_get, "LARGEST", 10)
    with served((200, {}, b"x" * 100)) as (url, _), pytest.raises(UserError, match="larger than"):
        WebGet(0.0)(url)
