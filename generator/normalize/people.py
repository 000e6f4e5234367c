"""`people.yml` -> what the curator says of authors, checked against the names and papers there are.

```yaml
Ada Lovelace:
  aliases: [A. A. Lovelace, Ada King]    # other names of the same person
  orcid: 0000-0002-1825-0097
  not_same_as: [Augusta Lovelace]        # never one page with these
Wei Wang:
  split: [[1706.03762, 2307.09288], [deep-sets]]    # each list is the papers of one person
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.model.corpus import Corpus
from generator.model.names import parse_name
from generator.model.orcids import parse_orcid
from generator.model.person import PersonRule
from generator.model.record import SourceRecord
from generator.model.work import Origin, Work
from generator.normalize.curators_file import CuratorsFile
from generator.normalize.paper_names import canonical_name, index_names
from generator.problems import Problem, did_you_mean, quote
from generator.text.person_names import name_key, without_number
from generator.text.yaml_lines import Node

_NAMES: dict[str, Any] = {"type": ["string", "array"], "items": {"type": "string"}}
_PAPERS: dict[str, Any] = {"type": "array", "items": {"type": ["string", "number"]}}
KEYS: Mapping[str, dict[str, Any]] = {
    "aliases": {"description": "Other names of the same person; one page for all.", **_NAMES},
    "orcid": {"description": "The person's ORCID, with the check digit.", "type": "string",
              "pattern": r"\d{4}-?\d{4}-?\d{4}-?\d{3}[\dXx]"},
    "not_same_as": {"description": "Names that are other people's; never one page.", **_NAMES},
    "split": {"description": "Lists of papers by id; each list is those of one person.",
              "type": "array",
              "items": {"anyOf": [_PAPERS, {"type": ["string", "number"]}]}},
}  # fmt: skip


def people_schema() -> dict[str, Any]:
    """The JSON Schema of `people.yml` (draft 07, which editors know)."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Who is whom in a Papershelf, author by author",
        "description": "Each key is the name of an author as papers state it.",
        "type": "object",
        "additionalProperties": {
            "type": "object",
            "additionalProperties": False,
            "properties": dict(KEYS),
        },
    }


def parse_people(
    text: str, path: str, corpus: Corpus, records: Iterable[SourceRecord] = ()
) -> tuple[tuple[PersonRule, ...], list[Problem]]:
    """Read a curator's file of people; what is wrong in it is a Problem, and the rest counts.

    `records` are what the papers were merged from, whose spellings of names are known too.
    """
    reader = _Reader(path, corpus, records)
    for key, value in reader.entries(text):
        reader.read_entry(key, value)
    return tuple(reader.found.values()), reader.problems


class _Reader(CuratorsFile):
    """Collects what is right and what is wrong, entry by entry."""

    def __init__(self, path: str, corpus: Corpus, records: Iterable[SourceRecord]) -> None:
        super().__init__(path, "people", "names")
        self.corpus = corpus
        self.names = _names(corpus)
        self.merged_away = _names(records).keys() - self.names.keys()
        self.orcids = {author.orcid for paper in corpus for author in paper.authors} - {""}
        self.papers = index_names(corpus)
        self.found: dict[str, PersonRule] = {}
        self.parted: list[tuple[Node, str]] = []  # of the entry that is read: papers of its splits

    def read_entry(self, key: Node, value: Node) -> None:
        name = " ".join(key.text.split())
        text = _key(name)
        if not text:
            self.say(key, "name", f"{quote(key.text)} is no name")
            return
        if text in self.found:
            self.say(key, "twice", f"{quote(name)} is there twice; both count", "warning")
        rule = self.found.get(text, PersonRule(Origin(self.path, key.line), name))
        self.parted.clear()
        for field, node in self.fields(value):
            rule = self._with_field(rule, field, node)
        self.found[text] = rule
        aliases = {_key(alias) for alias in rule.aliases}
        if self.names.keys().isdisjoint({text, *aliases}) and rule.orcid not in self.orcids:
            self._unmatched(key, name)
        self._check_parted(name, {text, *aliases})

    def _check_parted(self, name: str, keys: set[str]) -> None:
        """Tell of papers of a split that somebody else wrote, or that stand in it twice."""
        met: set[str] = set()
        for node, paper in self.parted:
            authors = (without_number(each)[0] for each in self.corpus[paper].authors)
            if keys.isdisjoint(name_key(each).text for each in authors):
                message = f"{quote(node.text)} is not by {quote(name)}"
                self.say(node, "unmatched", message, "warning")
            if paper in met:
                self.say(node, "twice", f"{quote(node.text)} is there twice; the later counts",
                         "warning")  # fmt: skip
            met.add(paper)

    def _with_field(self, rule: PersonRule, field: Node, node: Node) -> PersonRule:
        if field.text == "aliases":
            return replace(rule, aliases=(*rule.aliases, *self._stated_names(node)))
        if field.text == "not_same_as":
            return replace(rule, apart=(*rule.apart, *self._stated_names(node)))
        if field.text == "split":
            return replace(rule, splits=(*rule.splits, *self._splits(node)))
        if field.text == "orcid":
            orcid = parse_orcid(node.text)
            if not orcid:
                message = f"{quote(node.text)} is no ORCID: a digit is wrong"
                self.say(node, "orcid", message)
            return replace(rule, orcid=orcid or rule.orcid)
        hint = did_you_mean(field.text, KEYS)
        self.say(field, "key", f"unknown key {quote(field.text)}{hint}")
        return rule

    def _stated_names(self, node: Node) -> Iterator[str]:
        for each in self.texts(node):
            key = _key(each.text)
            if key not in self.names and key not in self.merged_away:
                self._unmatched(each, each.text)
            yield each.text

    def _splits(self, node: Node) -> Iterator[tuple[str, ...]]:
        parts = node.items if any(item.kind == "list" for item in node.items) else (node,)
        for part in parts:
            if papers := tuple(self._paper_ids(part)):
                yield papers

    def _paper_ids(self, node: Node) -> Iterator[str]:
        for each in self.texts(node):
            if paper := self.papers.get(canonical_name(each.text)):
                self.parted.append((each, paper))
                yield paper
            else:
                hint = did_you_mean(each.text, self.papers)
                self.say(each, "paper", f"unknown paper {quote(each.text)}{hint}")

    def _unmatched(self, node: Node, name: str) -> None:
        hint = did_you_mean(name, self.names.values())
        message = f"no paper is by {quote(name)}{hint}"
        if _key(name) in self.merged_away:
            message = f"the papers of {quote(name)} spell the name otherwise since they were merged"
        self.say(node, "unmatched", message, "warning")


def _names(works: Iterable[Work]) -> Mapping[str, str]:
    """What every name on a paper is compared by, and the name."""
    authors = {author.name: author for work in works for author in work.authors}
    bare = [without_number(author)[0] for author in authors.values()]
    return {name_key(author).text: author.name for author in bare}


def _key(name: str) -> str:
    author = parse_name(name)
    return name_key(author).text if author else ""
