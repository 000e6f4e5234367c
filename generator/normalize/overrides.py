"""`overrides.yml` -> what the curator says, checked against the papers and tags there are.

```yaml
2307.09288:                                         # an id, or arxiv:…, doi:…, or refs.bib:120
  title: As it should be                            # so every stated field: override_keys.py
  authors: [Ann Toy, {name: Bob Bear, orcid: 0000-0002-1825-0097}]
  ids: {doi: 10.1000/right, pmid: null}             # null takes one away
  same_as: [some-other-paper]                       # so not_same_as
  hide: true
  id: an-id-of-my-own                               # the old address leads to the new
  add_tags: [Language model, method/quantization]   # a label, an alias or an id
  remove_tags: [Images]
  add_links: [{kind: code, url: "https://…"}, "https://…"]
  remove_links: ["https://…"]
  add_related: [1706.03762]                         # both papers list each other
  remove_related: [some-other-paper]
  summary: In one sentence of my own.               # or remove_summary: true
  add_mentions: [VICReg]
  remove_mentions: [SCAN]
```
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.model.curation import Curation
from generator.model.record import Link, LinkKind, Origin
from generator.model.taxonomy import Taxonomy
from generator.normalize.curators_file import CuratorsFile
from generator.normalize.override_keys import KEYS, RULINGS
from generator.normalize.override_values import BadValueError, read_stated, read_truth
from generator.normalize.paper_names import canonical_name
from generator.problems import Problem, did_you_mean, quote
from generator.text.links import classify_link
from generator.text.yaml_lines import Node


def parse_overrides(
    text: str, path: str, papers: Mapping[str, str], taxonomy: Taxonomy
) -> tuple[dict[str, Curation], list[Problem]]:
    """Read a curator's file; what is wrong in it is a Problem, and the rest still counts.

    `papers` maps every name of a paper to its id of today, empty for one that is hidden. Nothing
    is raised. What decides which papers there are is read by `generator.normalize.rulings`.
    """
    reader = _Reader(path, papers, _tag_names(taxonomy))
    for key, value in reader.entries(text):
        reader.read_entry(key, value)
    return dict(sorted(reader.found.items())), reader.problems


def _tag_names(taxonomy: Taxonomy) -> dict[str, str]:
    """What a curator may call a tag: an id before a label, a label before an alias."""
    tags = tuple(taxonomy.tags.values())[::-1]
    aliases = {alias.casefold(): tag.id for tag in tags for alias in tag.aliases}
    labels = {tag.label.casefold(): tag.id for tag in tags}
    return {**aliases, **labels, **{tag_id: tag_id for tag_id in taxonomy.tags}}


_ADDS_UP = {"texts", "links", "ids", "dates", "counts", "facts"}  # shapes
_REPLACES = {name for name, key in KEYS.items() if key.states and key.shape == "texts"}


class _Reader(CuratorsFile):
    """Collects what is right and what is wrong, entry by entry."""

    def __init__(self, path: str, papers: Mapping[str, str], tags: Mapping[str, str]) -> None:
        super().__init__(path, "override", "paper ids")
        self.papers = papers
        self.tags = tags
        self.found: dict[str, Curation] = {}
        self.said: dict[tuple[str, str], tuple[int, Node]] = {}  # by paper and key, with its entry

    def read_entry(self, key: Node, value: Node) -> None:
        paper = self.papers.get(canonical_name(key.text))
        if paper == "":
            return
        if paper is None:
            hint = did_you_mean(key.text, self.papers)
            self.say(key, "unmatched", f"no paper {quote(key.text)}{hint}", "warning")
            return
        entry = self.found.get(paper, Curation(Origin(self.path, key.line)))
        for field, node in self.fields(value):
            if field.text not in KEYS:
                hint = did_you_mean(field.text, KEYS)
                self.say(field, "key", f"unknown key {quote(field.text)}{hint}")
                continue
            self._note(paper, key, field, node)
            entry = self._with_field(entry, field.text, node)
        self.found[paper] = entry

    def _note(self, paper: str, entry: Node, field: Node, node: Node) -> None:
        """Tell of a value that another entry of the paper states otherwise; entries add up."""
        entry_line, before = self.said.get((paper, field.text), (entry.line, node))
        self.said[paper, field.text] = (entry.line, node)
        is_one = KEYS[field.text].shape not in _ADDS_UP or field.text in _REPLACES
        if is_one and entry_line != entry.line and before.plain() != node.plain():
            message = f"line {before.line} says otherwise of the same paper; this counts"
            self.say(field, "twice", f"{field.text}: {message}", "warning")

    def _with_field(self, entry: Curation, key: str, node: Node) -> Curation:
        if key in RULINGS:
            if KEYS[key].shape == "texts":
                list(self.texts(node))  # what they say is read elsewhere
            return entry
        if KEYS[key].states:
            return self._with_stated(entry, key, node)
        if key == "summary":
            return self._with_summary(entry, node)
        if key == "remove_summary":
            return self._without_summary(entry, node)
        read: dict[str, Callable[[Node], Iterator[tuple[Node, Any]]]] = {
            "add_tags": self._tags, "remove_tags": self._tags, "add_links": self._links,
            "add_related": self._related, "remove_related": self._related,
        }  # fmt: skip
        found = list(read.get(key, self._names)(node))
        lines = {
            (key, value.url if isinstance(value, Link) else value): each.line
            for each, value in found
        }
        changed: dict[str, Any] = {key: (*getattr(entry, key), *(value for _, value in found))}
        return replace(entry, lines={**entry.lines, **lines}, **changed)

    def _with_summary(self, entry: Curation, node: Node) -> Curation:
        text = " ".join(node.text.split())
        if not text:
            message = "a summary is a text; to have none, write remove_summary: true"
            self.say(node, "summary", message)
        return replace(entry, summary=text or entry.summary)

    def _without_summary(self, entry: Curation, node: Node) -> Curation:
        try:
            is_removed = read_truth(node)
        except BadValueError as wrong:
            self.say(node, "summary", f"remove_summary: {wrong}")
            return entry
        lines = {**entry.lines, ("remove_summary", ""): node.line}
        return replace(entry, remove_summary=is_removed, lines=lines)

    def _with_stated(self, entry: Curation, key: str, node: Node) -> Curation:
        try:
            stated = read_stated(key, node)
        except BadValueError as wrong:
            self.say(wrong.node, "value", f"{key}: {wrong}")
            return entry
        if isinstance(value := stated.get(key), dict):
            stated = {key: {**entry.stated.get(key, {}), **value}}
        lines = {**entry.lines, (key, ""): node.line}
        return replace(entry, stated={**entry.stated, **stated}, lines=lines)

    def _tags(self, node: Node) -> Iterator[tuple[Node, str]]:
        for each in self.texts(node):
            tag = self.tags.get(each.text) or self.tags.get(each.text.casefold())
            if tag:
                yield each, tag
            else:
                hint = did_you_mean(each.text, self.tags)
                self.say(each, "tag", f"unknown tag {quote(each.text)}{hint}")

    def _related(self, node: Node) -> Iterator[tuple[Node, str]]:
        for each in self.texts(node):
            if paper := self.papers.get(canonical_name(each.text)):
                yield each, paper
            else:
                hint = did_you_mean(each.text, self.papers)
                self.say(each, "paper", f"unknown paper {quote(each.text)}{hint}")

    def _links(self, node: Node) -> Iterator[tuple[Node, Link]]:
        for each in node.items if node.kind == "list" else (node,):
            url = each.get("url") if each.kind == "mapping" else each
            if url is None or not url.text.startswith(("http://", "https://")):
                self.say(each, "link", "a link needs an address that begins with http")
                continue
            stated = each.get("kind")
            kinds = [kind.value for kind in LinkKind]
            if stated and stated.text not in kinds:
                hint = did_you_mean(stated.text, kinds)
                self.say(stated, "link", f"unknown kind {quote(stated.text)}{hint}")
            is_known = stated and stated.text in kinds
            kind = LinkKind(stated.text) if stated and is_known else classify_link(url.text)
            yield each, Link(kind, url.text)

    def _names(self, node: Node) -> Iterator[tuple[Node, str]]:
        yield from ((each, each.text) for each in self.texts(node))
