"""A page at an address where something once was; it leads to where that is today."""

from __future__ import annotations

from generator import urls
from generator.markup import render_front_matter, render_heading, render_title_link
from generator.output import OutputFile


def redirect_page(path: str, target: str, label: str, what: str) -> OutputFile:
    """The page at `path`, which leads to `target`, the page of a `what` called `label`."""
    link = urls.link(target, path)
    front = {"title": label, "kind": "redirect", "redirect": link, "search": {"exclude": True}}
    moved = f"This {what} has moved to {render_title_link(label, link)}.\n"
    return OutputFile(path, f"{render_front_matter(front)}\n{render_heading(label)}\n\n{moved}")
