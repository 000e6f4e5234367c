"""One author's page: papers by year, co-authors, subjects, and what else the name may be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator import urls
from generator.markup import (
    render_folded,
    render_front_matter,
    render_heading,
    render_link,
    render_text,
)
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.model.person import Person
from generator.output import OutputFile
from generator.pages._listing import (
    paginate,
    plural,
    render_by_year,
    render_pager,
    render_person,
    render_tag_counts,
    span_of_years,
)
from generator.settings import Settings

TOGETHER = 100  # authors of a paper; that two stand in a longer list says nothing of them
CO_AUTHORS = 12  # shown; more are folded
AFFILIATIONS = 4  # shown
MOST_CO_AUTHORS = 300


def author_page(person: Person, corpus: Corpus, settings: Settings) -> Iterator[OutputFile]:
    """Yield the pages of one author, `page_size` papers each."""
    papers = [corpus[paper] for paper in person.papers]
    first, numbers = urls.author_path(person.id), _numbers(papers)
    for number, pages, shown in paginate(papers, settings.page_size):
        path = urls.nth_page(first, number)
        title = person.name if number == 1 else f"{person.name}, page {number}"
        front = {"title": title, "description": numbers, "kind": "author",
                 "hide": ["navigation"]}  # fmt: skip
        parts = [
            render_front_matter(front),
            render_heading(person.name),
            "",
            f"{numbers}\n",
            *(_facts(person, papers, corpus, path) if number == 1 else ()),
            *render_by_year(shown, corpus, path),
            render_pager(first, number, pages),
        ]
        yield OutputFile(path, "\n".join(parts))


def _numbers(papers: Sequence[Paper]) -> str:
    years = span_of_years(papers)
    return plural(len(papers), "paper") + (f" · {years}" if years else "")


def _facts(
    person: Person, papers: Sequence[Paper], corpus: Corpus, path: str
) -> Iterator[str]:  # fmt: skip
    """Lines on who it is, then whom and what the papers are with and about."""
    if person.orcid:
        yield f"- ORCID: {render_link(person.orcid, f'https://orcid.org/{person.orcid}')}"
    if person.spellings:
        yield f"- Also written: {render_text(' · '.join(person.spellings), links=False)}"
    if person.affiliations:
        stated = " · ".join(person.affiliations[:AFFILIATIONS])
        yield f"- Affiliation as stated: {render_text(stated, links=False)}"
    if person.namesakes:
        others = f"{person.namesakes:,} other" + ("" if person.namesakes == 1 else "s")
        link = render_link(others, urls.link(urls.author_path(person.plain), path))
        yield f"- Not to be confused with {link} of this name"
    if tags := render_tag_counts(papers, corpus, path):
        yield f"- Works on: {tags}"
    links = [
        f"{render_person(corpus.people[other], path)} {count:,}"
        for other, count in co_authors(person, papers, corpus)
    ]
    if links:
        yield f"- Writes with: {', '.join(links[:CO_AUTHORS])}"
    yield ""
    if len(links) > CO_AUTHORS:
        more = links[CO_AUTHORS:]
        yield render_folded(f"{plural(len(more), 'more co-author')}", ", ".join(more)) + "\n"


def co_authors(
    person: Person, papers: Sequence[Paper], corpus: Corpus
) -> list[tuple[str, int]]:  # fmt: skip
    """The ids of who else wrote the papers and how many, the most first."""
    counts = Counter(
        other
        for paper in papers
        if len(paper.authors) <= TOGETHER
        for other in dict.fromkeys(corpus.notes(paper).authors)
        if other != person.id
    )
    best = sorted(counts, key=lambda other: (-counts[other], other))[:MOST_CO_AUTHORS]
    return [(other, counts[other]) for other in best]
