"""Checks of the built site, one a file: what was built -> problems. A new one joins CHECKS."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.checks._built_site import Checked, check_context
from generator.checks.freshness import check_freshness
from generator.checks.ledger import check_ledger
from generator.checks.links import check_links
from generator.checks.offline import check_offline
from generator.problems import Problem

__all__ = ["CHECKS", "Checked", "check_context"]

CHECKS: Mapping[str, Callable[[Checked], Iterator[Problem]]] = {
    "links": check_links,
    "offline": check_offline,
    "ledger": check_ledger,
    "freshness": check_freshness,
}
