"""The ledger balances: for every source, bytes read = records + picks + passed over + problems."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks._built_site import Checked
from generator.model.record import Origin
from generator.problems import Problem


def check_ledger(checked: Checked) -> Iterator[Problem]:
    """Yield a Problem for each source that does not add up."""
    for file in checked.sources:
        if not file.is_balanced:
            yield Problem(
                Origin(file.path),
                "ledger",
                f"{file.size:,} bytes were read and {file.known_bytes:,} are accounted for",
                "this is a fault of the reader: please report it with the file",
            )
