"""What a page says of mentions: names in an abstract as links, and the sentences that link back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import urls
from generator.markup import LinkSpan, render_link, render_text, render_title_link
from generator.model.corpus import Corpus
from generator.model.method import Method
from generator.model.paper import Mention, Paper


def render_abstract(paper: Paper, corpus: Corpus, path: str) -> str:
    """The abstract, the first occurrence of every mentioned name a link."""
    return render_text(paper.abstract, spans=_spans(paper, corpus, path))


def _spans(paper: Paper, corpus: Corpus, path: str) -> Iterator[LinkSpan]:
    for mention in corpus.notes(paper).mentions:
        if mention.paper:
            target = urls.paper_path(mention.paper)
        elif mention.name in corpus.methods:
            target = urls.method_path(corpus.methods[mention.name])
        else:
            continue
        yield mention.start, mention.end, urls.link(target, path)


def render_introduced(paper: Paper, corpus: Corpus, path: str) -> str:
    """The names a paper introduces, with what they are short for; empty when it has none."""
    lines = []
    for name in corpus.notes(paper).introduces:
        method = corpus.methods[name]
        shown = render_text(name, links=False)
        if has_page(method, corpus):
            shown = render_link(name, urls.link(urls.method_path(method), path))
        long_form = f": {render_text(method.long_form)}" if method.long_form else ""
        lines.append(f"- {shown}{long_form}")
    return "\n".join(lines)


def has_page(method: Method, corpus: Corpus) -> bool:
    """Whether a name has more to show than its line in the index: somebody mentions it."""
    return bool(corpus.mentions_of.get(method.name))


def render_mentioned_by(paper: Paper, corpus: Corpus, path: str) -> str:
    """The papers that mention what this one introduces, each with its sentence."""
    found = [
        (corpus[other], mention)
        for other in corpus.notes(paper).mentioned_by
        for mention in corpus.notes(corpus[other]).mentions
        if mention.paper == paper.id
    ]
    return "\n".join(render_sentences(found, path))


def render_sentences(found: Iterable[tuple[Paper, Mention]], path: str) -> Iterator[str]:
    """Papers with the sentence in which each mentions a name; one line when it is the title."""
    for paper, mention in found:
        link = render_title_link(paper.title, urls.link(urls.paper_path(paper.id), path))
        if mention.start >= 0 and mention.sentence:
            yield f"- {link}  \n    “{render_text(mention.sentence, links=False)}”"
        else:
            yield f"- {link}" + (" · added by the curator" if mention.kind == "curator" else "")
