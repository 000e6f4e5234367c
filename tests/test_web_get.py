from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from generator import web_get
from generator.problems import UserError
from generator.web_get import WebGet


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
    """A server that gives these answers in turn; the list fills with the user agents."""
    left = list(answers)
    agents: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            agents.append(self.headers["User-Agent"])
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


def test_what_is_not_there_is_asked_for_once() -> None:
    with served((404, {}, b"")) as (url, agents), pytest.raises(UserError, match="404"):
        WebGet(0.0)(url)
    assert len(agents) == 1


def test_no_service_at_all_is_one_line() -> None:
    clock = Clock()
    with pytest.raises(UserError, match="run it again later"):
        WebGet(0.0, clock.sleep, clock)("http://127.0.0.1:9/")


def test_an_endless_answer_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_get, "LARGEST", 10)
    with served((200, {}, b"x" * 100)) as (url, _), pytest.raises(UserError, match="larger than"):
        WebGet(0.0)(url)
