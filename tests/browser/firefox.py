"""Firefox by WebDriver BiDi, which it speaks of its own accord: no driver program is needed."""

from __future__ import annotations

import json
import re
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "ArrowDown": "\ue015", "Tab": "\ue004"}
# What Firefox would ask of its makers by itself.
PREFERENCES = {
    "app.normandy.enabled": False,
    "app.update.auto": False,
    "browser.region.update.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.server": "data:,",
}


class Firefox:
    """One tab; `complaints` is what its console and its scripts complained of."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._number = 0
        self.complaints: list[str] = []
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded"])
        self.tab = self.ask("browsingContext.create", type="tab")["context"]

    def ask(self, method: str, **params: Any) -> Any:
        """Send a command and wait for its answer."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            said = json.loads(self._socket.recv(timeout=30))
            if said.get("method") == "log.entryAdded":
                self.complaints.append(str(said["params"]["text"]))
            if said.get("id") == self._number:
                assert said["type"] == "success", said
                return said["result"]

    def goto(self, url: str) -> None:
        self.ask("browsingContext.navigate", context=self.tab, url=url, wait="complete")

    def back(self) -> None:
        self.ask("browsingContext.traverseHistory", context=self.tab, delta=-1)

    def eval(self, expression: str) -> Any:
        """The value of an expression on the page: a text, a number, a truth value or null."""
        answer = self.ask(
            "script.evaluate",
            expression=expression, target={"context": self.tab}, awaitPromise=True,
        )  # fmt: skip
        assert answer["type"] == "success", answer
        return answer["result"].get("value")

    def wait(self, expression: str, seconds: float = 15) -> Any:
        """Wait until an expression is true of a whole page, also over a change of pages.

        A page has its address before its scripts have run, and keys pressed then are lost.
        """
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if value := self.eval(f"document.readyState === 'complete' && ({expression})"):
                return value
            time.sleep(0.1)
        raise AssertionError(f"never true: {expression}; page {self.eval('location.href')}")

    def open_tab(self) -> str:
        """Open another tab and turn to it; returns the one that was left."""
        left = self.tab
        self.tab = self.ask("browsingContext.create", type="tab")["context"]
        return left

    def drag(self, start: tuple[int, int], end: tuple[int, int], pointer: str = "mouse") -> None:
        """Press at a point of the window, move to another and let go."""
        between = [(a + b) // 2 for a, b in zip(start, end, strict=True)]
        actions = [
            {"type": "pointerMove", "x": start[0], "y": start[1]},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerMove", "x": between[0], "y": between[1], "duration": 50},
            {"type": "pointerMove", "x": end[0], "y": end[1], "duration": 50},
            {"type": "pointerUp", "button": 0},
        ]
        source = {"type": "pointer", "id": pointer, "parameters": {"pointerType": pointer}}
        self.ask("input.performActions", context=self.tab, actions=[{**source, "actions": actions}])

    def type(self, *keys: str) -> None:
        """Press keys by name, or a text letter by letter."""
        pressed = [char for key in keys for char in ([KEYS[key]] if key in KEYS else key)]
        actions = [
            {"type": kind, "value": char} for char in pressed for kind in ("keyDown", "keyUp")
        ]
        source = {"type": "key", "id": "keyboard", "actions": actions}
        self.ask("input.performActions", context=self.tab, actions=[source])


@contextmanager
def run_firefox(
    program: str, profile: Path, connect: Any, preferences: Mapping[str, object] | None = None
) -> Iterator[Firefox]:
    """A headless Firefox with a profile of its own, ended afterwards."""
    wanted = {**PREFERENCES, **(preferences or {})}
    lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in wanted.items())
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    log = profile / "firefox.log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            [program, "--headless", "--remote-debugging-port", "0", "--profile", str(profile)],
            stdout=said, stderr=said,
        )  # fmt: skip
        try:
            with connect(f"{_address(log)}/session", max_size=None) as socket:
                yield Firefox(socket)
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _address(log: Path) -> str:
    for _ in range(300):
        if match := re.search(r"BiDi listening on (ws://\S+)", log.read_text(errors="replace")):
            return match[1]
        time.sleep(0.1)
    raise AssertionError(f"Firefox does not listen: {log.read_text(errors='replace')[-500:]}")
