"""Untrusted text into Markdown, front matter and HTML. The only place that escapes them.

The Markdown is to read well in an editor, so a character is escaped only where Python-Markdown,
CommonMark or one of the extensions people switch on would take it for markup.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

import yaml

from generator.text.links import UrlSpan, find_urls
from generator.text.math_spans import MATH

_ALWAYS = re.compile(r"[\\`*\[\]{}]")
_ENTITY = re.compile(r"&(?=#|\w+;)")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")  # inside a word it is no emphasis
# Pairs that extensions (caret, tilde, mark, insert, emoji) would join; one side is enough.
_PAIRS = re.compile(r"\^(?=\S*\^)|~(?=\S*~)|=(?==)|\+(?=\+)|:(?=[\w+-]+:)|(?<=\]):")
# An address of these characters only is safe between < and >; Markdown reads its links before them.
_PLAIN_URL = re.compile(r"(?:[\w:/.?#@%~=+,;-]|&(?!#|\w+;))+", re.ASCII)
_UNSAFE_IN_TARGET = re.compile(r"[\x00-\x20<>()\[\]{}\"'*$\\`|^]")
_LINE_START = re.compile(r"^(?:[#>+-]|\d+(?=[.)]))")
_LINE_START_ENTITY = re.compile(r"^[=~:|!?/%]")


def escape_markdown(text: str) -> str:
    """Escape a piece of plain text so that Markdown shows it as it is.

    >>> escape_markdown("R^d, k<d, p(d|x), *x*, [2019], a_b")
    'R^d, k&lt;d, p(d|x), \\\\*x\\\\*, \\\\[2019\\\\], a_b'
    """
    text = _ENTITY.sub("&amp;", text).replace("<", "&lt;").replace("$", "&#36;")
    text = _ALWAYS.sub(r"\\\g<0>", text)
    text = _UNDERSCORE.sub(r"\\_", text)
    return _PAIRS.sub(lambda match: f"&#{ord(match.group())};", text)


def escape_line_start(markdown: str) -> str:
    """Escape what would make a line a heading, list, quote, rule or directive."""
    markdown = _LINE_START.sub(_escape_first, markdown)
    return _LINE_START_ENTITY.sub(lambda match: f"&#{ord(match.group())};", markdown)


def _escape_first(match: re.Match[str]) -> str:
    found = match.group()
    if found.isdigit():
        return f"{found[:-1]}&#{ord(found[-1])};"
    return f"\\{found}"


def render_text(text: str, *, links: bool = True) -> str:
    """Render cleaned text as one line of Markdown: escaped, `$…$` kept, addresses as links.

    `links=False` for text that stands inside a link already.
    """
    parts: list[str] = []
    end = 0
    for start, stop, shown in _special_spans(text, links=links):
        plain = escape_markdown(text[end:start])
        if plain.endswith("!") and shown.startswith("["):
            plain = plain[:-1] + "\\!"  # an image it is not
        parts += [plain, shown]
        end = stop
    parts.append(escape_markdown(text[end:]))
    return escape_line_start("".join(parts))


def _special_spans(text: str, *, links: bool) -> list[tuple[int, int, str]]:
    urls = list(find_urls(text))
    spans = [(span.start, span.end, _autolink(text, span)) for span in urls] if links else []
    formulas = [
        (match.start(), match.end(), match.group())
        for match in MATH.finditer(text)
        if not any(span.start < match.end() and match.start() < span.end for span in urls)
    ]
    return sorted(spans + formulas)


def _autolink(text: str, span: UrlSpan) -> str:
    spelt = text[span.start : span.end]
    if spelt == span.url and _PLAIN_URL.fullmatch(span.url):
        return f"<{span.url}>"
    return render_link(spelt, span.url)


def render_link(label: str, target: str) -> str:
    """A Markdown link; `label` is plain text, `target` an address or a relative path."""
    safe = _UNSAFE_IN_TARGET.sub(lambda match: f"%{ord(match.group()):02X}", target)
    return f"[{escape_markdown(label)}]({_ENTITY.sub('&amp;', safe)})"


def render_title_link(title: str, target: str) -> str:
    """A link whose text is a paper's title, its math kept."""
    return f"[{render_text(title, links=False)}]({target})"


def render_heading(text: str, level: int = 1) -> str:
    """A heading of plain or mathematical text; a closing `#` of the text is kept."""
    rendered = render_text(text, links=False)
    if rendered.endswith("#"):
        rendered = rendered[:-1].removesuffix("\\") + "&#35;"
    return f"{'#' * level} {rendered}"


def render_code(text: str, *, in_table: bool = False) -> str:
    """A code span that shows exactly this text, on one line."""
    plain = " ".join(text.split())
    if in_table:
        plain = plain.replace("|", "¦")
    longest = max((len(run) for run in re.findall("`+", plain)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if longest else ""
    return f"{fence}{pad}{plain}{pad}{fence}"


def escape_html(text: str) -> str:
    """Escape text for HTML, in an element or in a quoted attribute."""
    return html.escape(text, quote=True)


def render_front_matter(fields: Mapping[str, Any]) -> str:
    """YAML front matter, empty fields left out.

    MkDocs puts `title` and `description` into HTML as they are, so they are escaped for it here.
    """
    escaped = {
        key: escape_html(value) if key in {"title", "description"} else value
        for key, value in fields.items()
        if value not in ("", None, [], ())
    }
    dumped = yaml.safe_dump(escaped, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{dumped}---\n"
