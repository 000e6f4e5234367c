"""The pages in site_src are those that the sources give now, and the site was built from them."""

from __future__ import annotations

from collections.abc import Iterator

from generator import urls
from generator.checks._built_site import Checked
from generator.model.record import Origin
from generator.problems import Problem
from generator.sync import plan_disk


def check_freshness(checked: Checked) -> Iterator[Problem]:
    """Yield a Problem for each page that a new run would write or delete."""
    plan = plan_disk(checked.expected, checked.settings.docs_dir)
    for path in [*(file.path for file in plan.write), *plan.delete]:
        yield _stale(path, "is not what the sources give now")
    for file in checked.expected:
        url = urls.html_url(file.path, use_directory_urls=checked.settings.use_directory_urls)
        target = url if file.path.endswith(".md") else file.path
        target = target + "index.html" if target.endswith("/") or not target else target
        if target not in checked.files:
            yield _stale(file.path, "is not in the built site")


def _stale(path: str, message: str) -> Problem:
    return Problem(Origin(path), "stale", message, "run `papershelf build`")
