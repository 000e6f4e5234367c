"""Something wrong with the data, as a value: where it is, what it is and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.work import Origin


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the data, where it is and how to mend it; the run goes on.

    `size` is the number of bytes that the problem accounts for, 0 when a record holds them.
    """

    origin: Origin
    code: str
    message: str
    hint: str = ""
    severity: Literal["error", "warning"] = "error"
    size: int = 0
