"""The methods: every name that papers introduce or often mention, from A to Z, and its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator import urls
from generator.markup import (
    render_front_matter,
    render_heading,
    render_link,
    render_text,
    render_title_link,
)
from generator.model.corpus import Corpus
from generator.model.method import Method
from generator.output import OutputFile
from generator.pages._letters import OTHER, initial, shown_letter
from generator.pages._listing import paginate, plural, render_pager
from generator.pages._mentions import has_page, render_sentences
from generator.settings import Settings
from generator.sources.source_file import SourceFile

NOT_KNOWN = "No paper of this shelf is known to introduce it"


def method_pages(
    corpus: Corpus, settings: Settings, sources: Sequence[SourceFile]
) -> Iterator[OutputFile]:
    """Yield `methods/index.md`, then `methods/<name>.md` for every name that is mentioned."""
    del sources
    yield from _index(corpus, settings)
    for method in corpus.methods.values():
        if has_page(method, corpus):
            path = urls.method_path(method)
            yield OutputFile(path, _method_page(method, corpus, path))


def _index(corpus: Corpus, settings: Settings) -> Iterator[OutputFile]:
    ordered = sorted(corpus.methods.values(), key=_order)
    for number, pages, methods in paginate(ordered, settings.page_size):
        path = urls.nth_page(urls.METHODS, number)
        title = "Methods" if number == 1 else f"Methods, page {number}"
        parts = [
            render_front_matter({"title": title, "kind": "methods", "hide": ["navigation"]}),
            f"# Methods\n\n{plural(len(ordered), 'name')} of methods, models and data sets that "
            "papers here introduce, or often mention.\n",
            *_letters(methods, corpus, path),
            render_pager(urls.METHODS, number, pages),
        ]
        yield OutputFile(path, "\n".join(part for part in parts if part))


def _order(method: Method) -> tuple[bool, str, str, str]:
    letter = initial(method.name)
    return (letter == OTHER, letter, method.name.casefold(), method.name)


def _letters(methods: Sequence[Method], corpus: Corpus, path: str) -> Iterator[str]:
    for letter, group in groupby(methods, key=lambda method: initial(method.name)):
        yield f"## {shown_letter(letter)}\n"
        yield "\n".join(_item(method, corpus, path) for method in group) + "\n"


def _item(method: Method, corpus: Corpus, path: str) -> str:
    shown = f"**{render_text(method.name, links=False)}**"
    if has_page(method, corpus):
        shown = render_link(method.name, urls.link(urls.method_path(method), path))
    long_form = f" · {render_text(method.long_form)}" if method.long_form else ""
    count = len(corpus.mentions_of.get(method.name, ()))
    mentions = f" · {plural(count, 'mention')}" if count else ""
    return f"- {shown}{long_form}  \n    {_introduced_by(method, corpus, path)}{mentions}"


def _introduced_by(method: Method, corpus: Corpus, path: str) -> str:
    if not method.paper:
        return NOT_KNOWN
    paper = corpus[method.paper]
    link = render_title_link(paper.title, urls.link(urls.paper_path(paper.id), path))
    return f"Introduced by {link}"


def _method_page(method: Method, corpus: Corpus, path: str) -> str:
    found = corpus.mentions_of[method.name]
    about = method.long_form or f"{method.name}: {plural(len(found), 'mention')}"
    front = {"title": method.name, "description": about, "kind": "method", "hide": ["navigation"]}
    lines = [f"- {_introduced_by(method, corpus, path)}"]
    if method.long_form:
        lines.insert(0, f"- Short for: {render_text(method.long_form)}")
    if method.variants:
        lines.append(f"- Also: {render_text(', '.join(method.variants))}")
    parts = [
        render_front_matter(front),
        render_heading(method.name),
        "",
        "\n".join(lines),
        "",
        f"## Mentioned by {plural(len(found), 'paper')}\n",
        *render_sentences(((corpus[paper], mention) for paper, mention in found), path),
        "",
    ]
    return "\n".join(parts)
