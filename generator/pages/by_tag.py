"""The tags: an index by facet, and a page for every tag in use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator import urls
from generator.markup import render_front_matter, render_heading, render_link, render_text
from generator.model.corpus import Corpus
from generator.model.paper import Paper, TagKind
from generator.model.taxonomy import Tag
from generator.output import OutputFile
from generator.pages._listing import paginate, plural, render_pager, render_paper_item
from generator.pages._redirect import redirect_page
from generator.pages._tag_teaching import _most_linked as most_linked
from generator.pages._tag_teaching import render_central, render_together, render_years
from generator.settings import Settings
from generator.sources.source_file import SourceFile

LEAST_SORTED = 3  # papers; fewer need no sorting


def tag_pages(
    corpus: Corpus, settings: Settings, sources: Sequence[SourceFile]
) -> Iterator[OutputFile]:
    """Yield `tags/index.md`, a page for every tag that a paper has, and for former addresses."""
    del sources
    yield OutputFile(urls.TAGS, _index(corpus))
    for tag_id, papers in corpus.papers_by_tag.items():
        yield from _tag_pages(corpus.taxonomy.tags[tag_id], papers, corpus, settings)
    yield from _redirects(corpus)


def _index(corpus: Corpus) -> str:
    used = corpus.papers_by_tag
    parts = [
        render_front_matter({"title": "Tags", "kind": "tags", "hide": ["navigation"]}),
        f"# Tags\n\n{plural(len(used), 'tag')} on {plural(len(corpus), 'paper')}.\n",
    ]
    for facet in corpus.taxonomy.facets:
        tags = [corpus.taxonomy.tags[tag_id] for tag_id in used]
        tags = [tag for tag in tags if tag.facet == facet]
        if not tags:
            continue
        most_used = sorted(tags, key=lambda tag: (-len(used[tag.id]), tag.label.casefold()))
        parts.append(f"## {facet.capitalize()}\n")
        parts += [f"- {_counted(tag, corpus, urls.TAGS)}" for tag in most_used]
        parts.append("")
    return "\n".join(parts)


def _tag_pages(
    tag: Tag, papers: Sequence[Paper], corpus: Corpus, settings: Settings
) -> Iterator[OutputFile]:
    first = urls.tag_path(tag)
    note = _source_note(tag, papers, corpus)
    for number, pages, shown in paginate(papers, settings.page_size):
        path = urls.nth_page(first, number)
        title = tag.label if number == 1 else f"{tag.label}, page {number}"
        front = {"title": title, "description": tag.description, "kind": "tag",
                 "hide": ["navigation"], "orders": _orders(shown, papers, corpus)}  # fmt: skip
        parts = [
            render_front_matter(front),
            render_heading(tag.label),
            "",
            f"{render_text(tag.description)}\n" if tag.description else "",
            f"{note}\n" if note else "",
            _family(tag, corpus, path).rstrip("\n"),
            *(_teaching(tag, papers, corpus, path) if number == 1 else ("",)),
            f"## {plural(len(papers), 'paper')} {{ #papers }}\n",
            *(render_paper_item(paper, corpus, path) for paper in shown),
            "",
            render_pager(first, number, pages),
        ]
        yield OutputFile(path, "\n".join(parts))


def _source_note(tag: Tag, papers: Sequence[Paper], corpus: Corpus) -> str:
    """Where a tag comes from when it is not from the taxonomy; empty when it is."""
    kinds = {
        match.kind for paper in papers for match in corpus.notes(paper).tags if match.tag == tag.id
    }
    if TagKind.MINED in kinds and TagKind.TAXONOMY not in kinds:
        return "Found in this shelf's own phrases, not in the taxonomy."
    return "Stated by sources." if kinds == {TagKind.STATED} else ""


def _orders(
    shown: Sequence[Paper], papers: Sequence[Paper], corpus: Corpus
) -> Mapping[str, str] | None:
    """Other orders of the list, as places in the list as shown; None where they are no use."""
    if len(shown) < LEAST_SORTED:
        return None
    central = {paper.id: rank for rank, paper in enumerate(most_linked(papers, corpus))}
    places = range(len(shown))
    by_date = sorted(places, key=lambda place: shown[place].date, reverse=True)
    by_links = sorted(places, key=lambda place: central.get(shown[place].id, len(papers)))
    orders = {"newest": by_date} if any(paper.date for paper in shown) else {}
    if central:
        orders["central"] = by_links
    return {name: " ".join(map(str, order)) for name, order in orders.items()} or None


def _family(tag: Tag, corpus: Corpus, path: str) -> str:
    """Facet, parents and children, as a list of definitions."""
    used = corpus.papers_by_tag
    lines = [
        f"- Facet: {render_link(tag.facet.capitalize(), urls.link(urls.TAGS, path, tag.facet))}"
    ]
    above = [parent for parent in corpus.taxonomy.ancestors(tag.id) if parent.id in used]
    below = [child for child in corpus.taxonomy.children.get(tag.id, ()) if child.id in used]
    if above:
        lines.append(f"- Part of: {', '.join(_counted(each, corpus, path) for each in above)}")
    if below:
        lines.append(f"- Narrower: {', '.join(_counted(each, corpus, path) for each in below)}")
    return "\n".join(lines) + "\n"


def _teaching(tag: Tag, papers: Sequence[Paper], corpus: Corpus, path: str) -> Iterator[str]:
    yield render_together(tag, papers, corpus, path)
    yield render_central(papers, corpus, path)
    yield render_years(papers)


def _redirects(corpus: Corpus) -> Iterator[OutputFile]:
    """Pages at the former addresses of tags, for links and bookmarks that still lead there."""
    for old, new in sorted(corpus.taxonomy.redirects.items()):
        tag = corpus.taxonomy.tags.get(new)
        target = urls.tag_path(tag) if tag and new in corpus.papers_by_tag else urls.TAGS
        label = tag.label if tag else "Tags"
        yield redirect_page(urls.former_tag_path(old), target, label, "tag")


def _counted(tag: Tag, corpus: Corpus, path: str) -> str:
    count = len(corpus.papers_by_tag[tag.id])
    return f"{render_link(tag.label, urls.link(urls.tag_path(tag), path))} {count:,}"
