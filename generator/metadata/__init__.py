"""What a page tells machines in its head, one convention a file: a paper or a list in, data out.

The template writes it (`theme_overrides/partials/metadata.html`) and escapes it there. Nothing is
claimed that no source states, and no tag is ever empty.
"""

from __future__ import annotations

from generator.metadata.coins import coins
from generator.metadata.highwire import highwire_tags
from generator.metadata.json_ld import list_json_ld, paper_json_ld, render_json_ld, site_json_ld
from generator.metadata.open_graph import SharedImage, open_graph_tags, page_tags

__all__ = [
    "SharedImage", "coins", "highwire_tags", "list_json_ld", "open_graph_tags", "page_tags",
    "paper_json_ld", "render_json_ld", "site_json_ld",
]  # fmt: skip
