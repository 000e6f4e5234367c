"""The written index files -> their payloads, read when first asked for, as in the browser.

One that is missing or cut off counts as empty and is named in `warnings` (`search-data.js`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.problems import UserError
from generator.search.packing import read_script

FOLDER = Path("assets/papershelf/search")


@dataclass
class Payloads:
    """The payloads of an index; `read` gives the text of one of its files, or None."""

    read: Callable[[str], str | None]
    warnings: list[str] = field(default_factory=list)
    _payloads: dict[str, Any] = field(default_factory=dict)
    _parsed: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def meta(self) -> dict[str, Any]:
        """What the first file says of the others; raises UserError without it."""
        self._payloads |= read_script(self.read("index.js") or "")
        meta = self._payloads.get("meta")
        if not isinstance(meta, dict):
            raise UserError(f"no search index in '{FOLDER}': build the site first")
        return meta

    def payload(self, name: str) -> Any:
        """A payload by name; None with a warning where it cannot be read."""
        if name not in self._payloads:
            text = self.read(f"{name.replace('/', '-')}.js")
            self._payloads[name] = read_script(text or "").get(name)
        if self._payloads[name] is None:
            self.warnings.append(f"a part of the search index is missing: {name}")
        return self._payloads[name]

    def once(self, name: str, parse: Callable[[Any], Any], empty: Any) -> Any:
        """A payload parsed the first time; `empty` where it is missing or damaged."""
        if name not in self._parsed:
            payload = self.payload(name)
            if payload is None:
                return empty
            try:
                self._parsed[name] = parse(payload)
            except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
                self._parsed[name] = None
        if self._parsed[name] is None:
            self.warnings.append(f"a part of the search index is damaged: {name}")
            return empty
        return self._parsed[name]
