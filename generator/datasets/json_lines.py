"""Papers -> the lines of `papers.jsonl`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any


def render_json_lines(papers: Sequence[Mapping[str, Any]]) -> bytes:
    """One JSON object a line."""
    return "".join(f"{json.dumps(paper, ensure_ascii=False)}\n" for paper in papers).encode()
