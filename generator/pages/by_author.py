"""The authors: an index from A to Z, and a page for everybody who wrote a paper here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator import urls
from generator.markup import render_front_matter, render_heading, render_text
from generator.model.corpus import Corpus
from generator.model.person import Person
from generator.output import OutputFile
from generator.pages._author_page import author_page, co_authors
from generator.pages._letters import initial, render_jumps, render_letter
from generator.pages._listing import (
    paginate,
    plural,
    render_count,
    render_pager,
    render_person,
    span_of_years,
)
from generator.pages._redirect import redirect_page
from generator.settings import Settings
from generator.sources.source_file import SourceFile


def author_pages(
    corpus: Corpus, settings: Settings, sources: Sequence[SourceFile]
) -> Iterator[OutputFile]:
    """Yield `authors/index.md` and `authors/<id>.md`; nothing where no author is stated."""
    del sources
    if not corpus.people:
        return
    yield from _index(corpus, settings)
    for person in corpus.people.values():
        if person.has_page:
            yield from author_page(person, corpus, settings)
    yield from _former(corpus)


def _index(corpus: Corpus, settings: Settings) -> Iterator[OutputFile]:
    ordered = sorted(corpus.people.values(), key=_filed_under)
    chunks = list(paginate(ordered, settings.page_size))
    starts: dict[str, int] = {}
    for number, _, people in chunks:
        for person in people:
            starts.setdefault(initial(person.sort_name), number)
    for number, pages, people in chunks:
        path = urls.nth_page(urls.AUTHORS, number)
        title = "Authors" if number == 1 else f"Authors, page {number}"
        parts = [
            render_front_matter(
                {"title": title, "kind": "authors", "hide": ["navigation", "toc"]}
            ),
            f"# Authors\n\n{plural(len(ordered), 'author')} by family name.\n",
            render_jumps(starts, urls.AUTHORS, path),
            *_letters(people, corpus, path),
            render_pager(urls.AUTHORS, number, pages),
        ]  # fmt: skip
        yield OutputFile(path, "\n".join(part for part in parts if part))


def _filed_under(person: Person) -> tuple[bool, str]:
    letter = initial(person.sort_name)
    return (not letter.isalpha(), letter)  # the people of a letter stay in their own order


def _letters(people: Sequence[Person], corpus: Corpus, path: str) -> Iterator[str]:
    for letter, group in groupby(people, key=lambda person: initial(person.sort_name)):
        yield render_letter(letter)
        yield "\n".join(_item(person, corpus, path) for person in group) + "\n"


def _item(person: Person, corpus: Corpus, path: str) -> str:
    link = render_person(person, path, person.sort_name)
    years = span_of_years([corpus[paper] for paper in person.papers])
    return f"- {link} {render_count(len(person.papers), years)}"


def _former(corpus: Corpus) -> Iterator[OutputFile]:
    """Pages at addresses that a name has by itself: they lead to whoever has the name."""
    bearers: dict[str, list[Person]] = defaultdict(list)
    for person in corpus.people.values():
        for address in person.former:
            bearers[address].append(person)
    for address, people in sorted(bearers.items()):
        path = urls.author_path(address)
        taken = corpus.people.get(address)
        if (taken and taken.has_page) or not any(each.has_page for each in people):
            continue
        if len(people) == 1:
            target = urls.author_path(people[0].id)
            yield redirect_page(path, target, people[0].name, "author")
        else:
            yield OutputFile(path, _namesakes(people, corpus, path))


def _namesakes(people: Sequence[Person], corpus: Corpus, path: str) -> str:
    name = people[0].name
    front = {"title": name, "kind": "namesakes", "hide": ["navigation", "toc"]}
    lines = [f"- {render_person(each, path)} {_told_apart(each, corpus)}" for each in people]
    return "\n".join([
        render_front_matter(front), render_heading(name), "",
        f"{len(people):,} people of this name have papers here, as far as identifiers, co-authors, "
        "affiliations and subjects tell.\n", *lines, "",
    ])  # fmt: skip


def _told_apart(person: Person, corpus: Corpus) -> str:
    """What sets a person apart from namesakes: papers, years, and what else is known.

    That is the first there is of an identifier, an affiliation, co-authors, a title.
    """
    papers = [corpus[paper] for paper in person.papers]
    others = [corpus.people[other].name for other, _ in co_authors(person, papers, corpus)]
    mark = (
        person.orcid
        or next(iter(person.affiliations), "")
        or (f"with {', '.join(others[:3])}" if others else papers[0].title)
    )
    known = [plural(len(papers), "paper"), span_of_years(papers), render_text(mark, links=False)]
    return " · ".join(part for part in known if part)
