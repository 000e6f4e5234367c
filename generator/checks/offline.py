"""Nothing is loaded from another host: no script, style, font, image or frame."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks._built_site import Checked
from generator.model.record import Origin
from generator.problems import Problem

_CSS_ADDRESS = re.compile(r"(?:url\(\s*|@import\s+)['\"]?((?:https?:)?//[^'\")\s]+)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?:https?:|ftp:|ws:|wss:)?//", re.IGNORECASE)


def check_offline(checked: Checked) -> Iterator[Problem]:
    """Yield a Problem for each address of another host that a page or style sheet loads."""
    for page in checked.pages.values():
        for reference in page.references:
            if reference.is_loaded and _ELSEWHERE.match(reference.url):
                yield _foreign(Origin(page.path, reference.line), reference.url)
    for name in sorted(name for name in checked.files if name.endswith(".css")):
        text = (checked.settings.site_dir / name).read_text(encoding="utf-8", errors="replace")
        for match in _CSS_ADDRESS.finditer(text):
            yield _foreign(Origin(name, text.count("\n", 0, match.start()) + 1), match[1])


def _foreign(origin: Origin, url: str) -> Problem:
    return Problem(
        origin,
        "loads-from-elsewhere",
        f"loads {url} from another host",
        "put the file beside the pages and name it by a relative path",
    )
