from __future__ import annotations

import html as html_lib
import re

import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html

from generator.markup import (
    render_code,
    render_front_matter,
    render_heading,
    render_text,
    render_title_link,
)
from generator.math_markup import MathExtension

OURS = ["tables", "fenced_code", "toc", "attr_list", MathExtension()]
POPULAR = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc",
    "pymdownx.betterem", "pymdownx.caret", "pymdownx.details", "pymdownx.emoji",
    "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.mark",
    "pymdownx.superfences", "pymdownx.tasklist", "pymdownx.tilde",
]  # fmt: skip

# What Markdown and its extensions would eat: every sign that means something to one of them.
HOSTILE = st.text(
    alphabet=st.sampled_from(list("ab1 *_`[](){}<>#+-.!|~^=:$&\\\"'/@%é漢;x")), max_size=60
)
TEXTS = st.one_of(HOSTILE, st.text(max_size=80)).map(
    lambda text: " ".join(
        re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "", text).split()
    )
)


def shown(source: str, extensions: list[object]) -> str:
    """What a reader sees of Markdown."""
    rendered = markdown.markdown(source, extensions=extensions)  # type: ignore[arg-type]
    if not rendered.strip():
        return ""
    tree = html.fromstring(f"<div>{rendered}</div>")
    for math in tree.iter("math"):
        source, tail = f"${math.get('alttext', '')}$", math.tail
        math.clear()
        math.text, math.tail = source, tail
    return " ".join(tree.text_content().split())


def without_math(text: str) -> str:
    """The property is about text; math has its own test."""
    return " ".join(text.replace("$", "").split())


@pytest.mark.parametrize("extensions", [[], OURS, POPULAR], ids=["plain", "ours", "popular"])
@given(TEXTS.map(without_math))
@settings(max_examples=400, deadline=None)
@example("p(d|x), k<d, R^d, *x*, [2019], PC^2, M(*)>10, _a_ __b__ a_b")
@example("1. not a list")
@example("2019) neither")
@example("# no heading")
@example("--- no rule")
@example(": no definition")
@example("!!! no admonition")
@example("a^b^c x~y~z ==m== ++k++ :smile: H~2~O")
@example("&lt; &amp; &copy; &#65; R&D")
@example("<script>alert(1)</script> <b>x</b> <!-- c -->")
@example("[a](javascript:alert(1)) ![x](y) [x]: http://a.org *[HTML]: y [^1]")
@example("{: .a } {{ x }} {% y %} { .b }")
@example("C:\\temp \\* \\\\ `code` ``")
@example("end with backslash \\")
@example("https://a.org/a_b_c*d*?x=[1] www.a.org/x_y_(z)")
@example("a @user #12 \"q\" 'r' ... --> (c) +/- 1/2")
@example("| a | b |")
@example("~~~ x")
@example("/// block")
@example("%% comment")
def test_text_reads_back_as_it_was(extensions: list[object], text: str) -> None:
    assert shown(render_text(text), extensions) == text
    assert shown(f"- {render_text(text)}", extensions) == text
    assert shown(render_heading(text), extensions) == text


@given(TEXTS.map(without_math))
@settings(max_examples=300, deadline=None)
def test_a_title_reads_back_from_a_link(text: str) -> None:
    source = f"- {render_title_link('x' + text, 'papers/a.md')}"
    tree = html.fromstring(markdown.markdown(source, extensions=OURS))
    (link,) = tree.iter("a")
    assert link.get("href") == "papers/a.md"
    assert " ".join(link.text_content().split()) == "x" + text


@given(st.text(max_size=40).map(lambda text: " ".join(text.split())))
@settings(max_examples=300, deadline=None)
def test_code_reads_back(text: str) -> None:
    text = re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "", text).strip("` ")
    text = " ".join(text.split())
    if text:
        assert shown(f"- {render_code(text)}", OURS) == text


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "javascript:alert(1)",
     "https://x.y/[click](javascript:alert(1))", "http://a.b/c.png)![x](http://evil/x.png)",
     "wow!github.com/a/b.png", "https://a.com/x$y$z", "![x](http://evil/x.png)",
     "https://a.org/\"onmouseover=\"x", "$\\href{javascript:alert(1)}{x}$",
     "$<img src=x onerror=alert(1)>$", "$\\text{<script>}$"],
)  # fmt: skip
def test_no_markup_gets_through(text: str) -> None:
    rendered = markdown.markdown(render_text(text), extensions=OURS)
    tree = html.fromstring(f"<div>{rendered}</div>")
    assert not list(tree.iter("script", "img", "iframe", "style"))
    for element in tree.iter():
        assert not [name for name in dict(element.attrib) if name.startswith("on")]
        assert not (element.get("href") or "").lower().startswith("javascript:")


def test_math_becomes_mathml_and_keeps_its_source() -> None:
    rendered = markdown.markdown(render_text("so $W^{res}$ and $5"), extensions=OURS)
    assert "<msup>" in rendered
    assert 'alttext="W^{res}"' in rendered
    assert shown(render_text("so $W^{res}$ and $5"), OURS) == "so $W^{res}$ and $5"


def test_aligned_equations_are_a_table() -> None:
    text = r"so $\begin{aligned} a &= b \\ c &= d \end{aligned}$ holds"
    assert "<mtable" in markdown.markdown(render_text(text), extensions=OURS)


def test_math_that_cannot_be_converted_stays_as_it_was() -> None:
    for text in ("a $\\frac{$ b", "a $\\left($ b", "money $5, $6"):
        assert shown(render_text(text), OURS) == text


@given(st.dictionaries(st.sampled_from(["title", "description", "kind"]), TEXTS))
def test_front_matter_reads_back(fields: dict[str, str]) -> None:
    block = render_front_matter(fields)
    assert block.startswith("---\n")
    assert block.endswith("---\n")
    read = yaml.safe_load(block.strip().removeprefix("---").removesuffix("---")) or {}
    expected = {key: value for key, value in fields.items() if value}
    assert {key: html_lib.unescape(value) for key, value in read.items()} == {
        key: value if key != "kind" else html_lib.unescape(value) for key, value in expected.items()
    }
