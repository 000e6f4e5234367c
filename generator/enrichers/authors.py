"""The names on papers -> people, each with an address of their own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.enrichers._name_context import Contexts, Signature
from generator.enrichers._people import Group, identify, without_shared_labels
from generator.model.corpus import Corpus
from generator.model.names import Author, parse_name
from generator.model.person import Person, PersonRule
from generator.settings import Settings
from generator.text.name_slugs import name_slug
from generator.text.person_names import COMMON, NameKey, name_key, without_number
from generator.text.slugs import fingerprint


def add_authors(corpus: Corpus, settings: Settings) -> Corpus:
    """Say of every author of every paper which person it is, and give each person an address."""
    names = _Names(corpus.people_rules)
    signatures = [
        names.signature(number, paper.id, author)
        for number, paper in enumerate(corpus)
        for author in paper.authors
    ]
    signatures = without_shared_labels(signatures)
    contexts = Contexts(corpus, signatures)
    groups = identify(signatures, contexts, names.settled, names.apart)
    people = _people(groups, signatures, corpus, names)
    people = [
        replace(person, has_page=len(person.papers) >= settings.author_papers) for person in people
    ]
    person_of: list[str] = [""] * len(signatures)
    for person, group in zip(people, groups, strict=True):
        for place in group:
            person_of[place] = person.id
    ids = iter(person_of)
    authors = {paper.id: tuple(next(ids) for _ in paper.authors) for paper in corpus}
    by_name = sorted(people, key=lambda person: (name_order(person), person.id))
    return replace(
        corpus.annotate(lambda paper, notes: replace(notes, authors=authors[paper.id])),
        people={person.id: person for person in by_name},
    )


def name_order(person: Person) -> str:
    """What people are ordered by: the sort name without case and accents."""
    author = parse_name(person.sort_name)
    key = name_key(author) if author else NameKey((), person.sort_name.casefold())
    return " ".join((key.family, *key.given))


class _Names:
    """What the curator's rules make of the names on papers."""

    def __init__(self, rules: Sequence[PersonRule]) -> None:
        self.authors = {_key(rule.name).text: _author(rule.name) for rule in rules}
        self.renamed = {
            _key(alias).text: _key(rule.name) for rule in rules for alias in rule.aliases
        }
        self.orcids = {_key(rule.name).text: rule.orcid for rule in rules if rule.orcid}
        self.splits = {
            (_key(rule.name).text, paper): str(number)
            for rule in rules
            for number, papers in enumerate(rule.splits)
            for paper in papers
        }
        self.settled = frozenset(_key(rule.name).text for rule in rules if not rule.splits)
        pairs = {(_key(rule.name).text, _key(name).text) for rule in rules for name in rule.apart}
        self.apart = frozenset(pairs | {(second, first) for first, second in pairs})

    def signature(self, number: int, paper: str, stated: Author) -> Signature:
        """A name on a paper, with the label that tells its person from namesakes."""
        author, dblp = without_number(stated)
        key = name_key(author)
        key = self.renamed.get(key.text, key)
        orcid = author.orcid or self.orcids.get(key.text, "")
        split = self.splits.get((key.text, paper), "")
        label: tuple[str, str] | None = None
        if split:
            label = ("curator", f"{key.text} {split}")
        elif orcid:
            label = ("orcid", orcid)
        elif dblp:
            label = ("dblp", f"{key.text} {dblp}")
        return Signature(number, author, key, label)


def _author(name: str) -> Author:
    return parse_name(name) or Author(name)


def _key(name: str) -> NameKey:
    return name_key(_author(name))


def _people(
    groups: Sequence[Group], signatures: Sequence[Signature], corpus: Corpus, names: _Names
) -> list[Person]:
    """A person for each group, in their order."""
    shown = [_shown([signatures[place] for place in group], names) for group in groups]
    at: dict[str, list[int]] = defaultdict(list)
    for number, author in enumerate(shown):
        at[_address(name_key(author))].append(number)
    ids = [
        _address(name_key(author)) if len(at[_address(name_key(author))]) == 1
        else f"{_address(name_key(author))}-{_mark([signatures[p] for p in group], corpus)}"
        for author, group in zip(shown, groups, strict=True)
    ]  # fmt: skip
    ids = list(_unique(ids, groups, signatures, corpus))
    people = []
    for number, (group, author) in enumerate(zip(groups, shown, strict=True)):
        signed = [signatures[place] for place in group]
        spelt = Counter(each.author.name for each in signed)
        base = _address(name_key(author))
        addresses = {_address(name_key(each.author)) for each in signed} | {base}
        people.append(Person(
            id=ids[number],
            name=author.name,
            sort_name=author.sort_name,
            papers=tuple(corpus.papers[n].id for n in sorted({each.paper for each in signed})),
            orcid=next((each.label[1] for each in signed
                        if each.label and each.label[0] == "orcid"), ""),
            dblp=next((each.label[1] for each in signed
                       if each.label and each.label[0] == "dblp"), ""),
            spellings=tuple(sorted(set(spelt) - {author.name})),
            affiliations=tuple(dict.fromkeys(
                each.author.affiliation for each in signed if each.author.affiliation
            )),
            namesakes=len(at[base]) - 1,
            plain=base,
            former=tuple(sorted(addresses - {ids[number]})),
        ))  # fmt: skip
    return people


def _shown(signed: Sequence[Signature], names: _Names) -> Author:
    """The name to show: the curator's, else the most frequent of those that spell out most.

    Of one name in both orders that whose family name is known as one.
    """
    for each in signed:
        if each.key.text in names.authors:
            return names.authors[each.key.text]
    counts = Counter(replace(each.author, orcid="", affiliation="") for each in signed)
    return min(counts, key=lambda author: (
        name_key(author).has_initials_only, -len(name_key(author).given),
        name_key(author).family not in COMMON, -counts[author],
        author.name.isupper() or author.name.islower(), -len(author.name), author.name,
    ))  # fmt: skip


def _address(key: NameKey) -> str:
    return name_slug(key.text.replace(" ", "-"))


def _mark(signed: Sequence[Signature], corpus: Corpus) -> str:
    """What sets a person's address apart from that of namesakes, whoever these are."""
    labels = sorted(each.label for each in signed if each.label and each.label[0] != "curator")
    for scheme, value in labels:
        return value.rsplit(" ", 1)[-1] if scheme == "dblp" else fingerprint(value)[:6]
    return fingerprint(min(corpus.papers[each.paper].id for each in signed))[:6]


def _unique(
    ids: Sequence[str], groups: Sequence[Group], signatures: Sequence[Signature], corpus: Corpus
) -> Iterator[str]:
    """The ids, those that two people have lengthened by all that their papers are."""
    counts = Counter(ids)
    for person, group in zip(ids, groups, strict=True):
        if counts[person] == 1:
            yield person
        else:
            papers = sorted({corpus.papers[signatures[place].paper].id for place in group})
            spelt = sorted({signatures[place].author.name for place in group})
            yield f"{person}-{fingerprint(*papers, *spelt, str(group[0]))[:6]}"
