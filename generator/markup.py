"""Untrusted text into Markdown, front matter and HTML. The only place that escapes them.

The Markdown is to read well in an editor, so a character is escaped only where Python-Markdown,
CommonMark or one of the extensions people switch on would take it for markup.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import yaml

from generator.text.links import UrlSpan, find_urls
from generator.text.math_spans import find_math

LinkSpan: TypeAlias = tuple[int, int, str]  # start, end, target

_ALWAYS = re.compile(r"[\\`*\[\]{}]")
_ENTITY = re.compile(r"&(?=#|\w+;)")
_SIGNS = re.compile(r"[\\`*\[\]{}&<$_^~=+:]")  # every sign that a rule here is about
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")  # inside a word it is no emphasis
# Pairs that extensions (caret, tilde, mark, insert, emoji) would join; one side is enough.
_PAIRS = re.compile(r"\^(?=[^\s^]*\^)|~(?=[^\s~]*~)|=(?==)|\+(?=\+)|:(?=[\w+-]+:)|(?<=\]):")
# An address of these characters only is safe between < and >; Markdown reads its links before them.
_PLAIN_URL = re.compile(r"(?:[\w:/.?#@%~=+,;-]|&(?!#|\w+;))+", re.ASCII)
_UNSAFE_IN_TARGET = re.compile(r"[\x00-\x20<>()\[\]{}\"'*$\\`|^]")
_UNSAFE_IN_TITLE = re.compile(r"[\x00-\x1f\"<>&()\[\]{}\\`*_^~$=]")
_LINE_START = re.compile(r"^(?:[#>+-]|\d+(?=[.)]))")
_LINE_START_ENTITY = re.compile(r"^[=~:|!?/%]")


def escape_markdown(text: str, following: str = "") -> str:
    """Escape a piece of plain text so that Markdown shows it as it is.

    `following` is what comes after it up to a blank: signs that would pair up with it are escaped.

    >>> escape_markdown("R^d, k<d, p(d|x), *x*, [2019], a_b")
    'R^d, k&lt;d, p(d|x), \\\\*x\\\\*, \\\\[2019\\\\], a_b'
    """
    if not _SIGNS.search(text):  # most words of most texts
        return text
    if "&" in text:
        text = _ENTITY.sub("&amp;", text)
    text = text.replace("<", "&lt;").replace("$", "&#36;")
    text = _ALWAYS.sub(r"\\\g<0>", text)
    if "_" in text:
        text = _UNDERSCORE.sub(r"\\_", text)
    text = _PAIRS.sub(lambda match: f"&#{ord(match.group())};", text)
    for sign in "^~":
        if sign in following:
            text = text.replace(sign, f"&#{ord(sign)};")
    return text


def escape_line_start(markdown: str) -> str:
    """Escape what would make a line a heading, list, quote, rule or directive."""
    markdown = _LINE_START.sub(_escape_first, markdown)
    return _LINE_START_ENTITY.sub(lambda match: f"&#{ord(match.group())};", markdown)


def _escape_first(match: re.Match[str]) -> str:
    found = match.group()
    if found.isdigit():
        return f"{found[:-1]}&#{ord(found[-1])};"
    return f"\\{found}"


def render_text(text: str, *, links: bool = True, spans: Iterable[LinkSpan] = ()) -> str:
    """Render cleaned text as one line of Markdown: escaped, `$…$` kept, addresses as links.

    `links=False` for text that stands inside a link already. `spans` puts links of our own over
    parts of the text, where no math, address or earlier span is; the words stay as they are.
    """
    parts: list[str] = []
    end = 0
    special = _special_spans(text, links=links, spans=spans)
    following = _signs_ahead(text, [start for start, _, _ in special])
    for (start, stop, shown), signs in zip(special, following, strict=True):
        before = escape_markdown(text[end:start], signs)
        if shown.startswith("[") and before.endswith("!"):  # else the link would be an image
            before = before[:-1] + "&#33;"
        parts += [before, shown]
        end = stop
    parts.append(escape_markdown(text[end:]))
    return escape_line_start("".join(parts))


def _signs_ahead(text: str, places: Sequence[int]) -> list[str]:
    """For each of ascending places, the signs that stand between it and the next blank and pair up.

    Each piece of the text is looked at once, for there may be as many places as pieces.
    """
    found: list[str] = []
    ahead, end = "", len(text)
    for place in reversed(places):
        here, blank, _ = text[place:end].partition(" ")
        ahead = "".join(sign for sign in "^~" if sign in here or (not blank and sign in ahead))
        found.append(ahead)
        end = place
    return found[::-1]


def _special_spans(
    text: str, *, links: bool, spans: Iterable[LinkSpan]
) -> list[tuple[int, int, str]]:
    urls = list(find_urls(text))
    found = [(span.start, span.end, _autolink(text, span)) for span in urls] if links else []
    taken = sorted((span.start, span.end) for span in urls)  # none overlaps another
    for match in find_math(text):
        if not _overlaps(match.start(), match.end(), taken):
            found.append((match.start(), match.end(), match.group()))
            insort(taken, (match.start(), match.end()))
    for start, end, target in sorted(spans) if links else ():
        if 0 <= start < end <= len(text) and not _overlaps(start, end, taken):
            found.append((start, end, render_link(text[start:end], target)))
            insort(taken, (start, end))
    return sorted(found)


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    before = bisect_left(spans, (end, 0))
    return before > 0 and start < spans[before - 1][1]


def _autolink(text: str, span: UrlSpan) -> str:
    spelt = text[span.start : span.end]
    if spelt == span.url and _PLAIN_URL.fullmatch(span.url):
        return f"<{span.url}>"
    return render_link(spelt, span.url)


def render_link(label: str, target: str, title: str = "") -> str:
    """A Markdown link; `label` is plain text, `target` an address or a relative path.

    `title` shows when a pointer rests on the link; signs that could end it are left out.
    """
    safe = _UNSAFE_IN_TARGET.sub(lambda match: f"%{ord(match.group()):02X}", target)
    told = f' "{_UNSAFE_IN_TITLE.sub("", title)}"' if title else ""
    return f"[{escape_markdown(label)}]({_ENTITY.sub('&amp;', safe)}{told})"


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


def render_code_block(text: str, language: str = "") -> str:
    """A block of code that shows exactly this text; needs the extension fenced_code."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def render_text_cell(text: str) -> str:
    """Plain text as a cell of a table; a bar, which would end it, becomes one that does not."""
    return render_text(text.replace("|", "¦"))


def render_folded(summary: str, markdown: str) -> str:
    """Markdown that shows when its summary is opened; needs the extension md_in_html."""
    return (
        f'<details class="papershelf-folded" markdown="1">\n'
        f"<summary>{escape_html(summary)}</summary>\n\n{markdown}\n\n</details>"
    )


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
