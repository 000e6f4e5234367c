"""A shelf's own taxonomy file -> the taxonomy it makes of ours, and what is wrong with the file.

```yaml
replace: false                        # true: begin with no tags at all
facets:                               # add tags, or say more of ours
  method:
    Kalman filter: {aliases: [kalman smoother], acronyms: [UKF], parent: Filtering}
rename: {Vision transformer: ViT}     # the old address redirects to the new
alias: {ViT: [vision transformers for images]}
stop: [images, Collapse]              # no longer an alias of any tag, or no longer a tag
split: {Optimization: {Convex optimization: [convex program], Bandits: [multi-armed bandit]}}
parent: {ViT: Transformer}            # "" for none
description: {ViT: Transformers on patches of images.}
names: {stop: [SCAN], aliases: {CRATE: [white-box transformer]}, papers: {MAE: 2111.06377}}
```
Operations run in this order, so that `alias` speaks of tags by their new names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from generator.model.method import NameRules
from generator.model.record import Origin
from generator.model.taxonomy import Tag, Taxonomy, find_cycle
from generator.problems import Problem, UserError, did_you_mean, quote
from generator.settings import Settings
from generator.text.slugs import slug
from generator.text.tokens import folded_words
from generator.text.yaml_lines import Node, YamlError, parse_yaml

OPERATIONS = ("replace", "facets", "rename", "alias", "stop", "split", "parent", "description",
              "names")  # fmt: skip
_TAG_KEYS = ("aliases", "acronyms", "parent", "description", "min_hits")


def load_shelf_taxonomy(ours: Taxonomy, settings: Settings) -> tuple[Taxonomy, list[Problem]]:
    """Read the file that `taxonomy` names, if any. Raises UserError when it is not there."""
    if not settings.taxonomy:
        return ours, []
    path = settings.root / settings.taxonomy
    if not path.is_file():
        raise UserError(f"taxonomy: there is no file {quote(settings.taxonomy)}")
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    return apply_taxonomy_file(ours, text, settings.taxonomy)


def apply_taxonomy_file(ours: Taxonomy, text: str, path: str) -> tuple[Taxonomy, list[Problem]]:
    """Apply a file's operations to a taxonomy; one that is wrong is a Problem and is left out."""
    editor = _Editor(path, ours)
    try:
        root = parse_yaml(text)
    except YamlError as error:
        return ours, [Problem(Origin(path, error.line), "taxonomy-yaml", str(error))]
    editor.apply(root)
    return editor.taxonomy(), editor.problems


class _Editor:
    """Tags by id while operations change them; every complaint has the line that caused it."""

    def __init__(self, path: str, ours: Taxonomy) -> None:
        self.path = path
        self.tags: dict[str, Tag] = dict(ours.tags)
        self.redirects: dict[str, str] = dict(ours.redirects)
        self.names = ours.names
        self.lines: dict[str, Node] = {}  # where the file sets a tag's parent
        self.problems: list[Problem] = []

    def apply(self, root: Node) -> None:
        for key, _ in self._fields(root, "the file", "operations, like `stop: [images]`"):
            if key.text not in OPERATIONS:
                hint = did_you_mean(key.text, OPERATIONS)
                self._say(key, "key", f"unknown key {quote(key.text)}{hint}")
        for operation in OPERATIONS:
            node = root.get(operation)
            if node is not None:
                getattr(self, f"_do_{operation}")(node)
        self._check_cycles()

    def taxonomy(self) -> Taxonomy:
        facets = list(dict.fromkeys(tag.facet for tag in self.tags.values()))
        ordered = sorted(self.tags.values(), key=lambda tag: facets.index(tag.facet))
        redirects = {old: new for old, new in self.redirects.items() if old not in self.tags}
        return Taxonomy({tag.id: tag for tag in ordered}, self.names, redirects)

    def _do_replace(self, node: Node) -> None:
        said = node.text.casefold()
        if said in {"true", "yes", "on"}:
            self.tags.clear()
        elif said not in {"false", "no", "off", ""} or node.kind != "text":
            self._say_shape(node, "replace", "true or false")

    def _do_facets(self, node: Node) -> None:
        parents = []
        for facet, labels in self._fields(node, "facets", "facet: {tag: {…}}"):
            for label, entry in self._fields(labels, f"facet {quote(facet.text)}", "tag: {…}"):
                tag = self._known(label.text) or self._add(label, facet.text)
                if tag:
                    parents += list(self._amend(tag, entry))
        for tag_id, parent in parents:  # a parent may stand below its child
            self._set_parent(tag_id, parent)

    def _amend(self, tag: Tag, entry: Node) -> Iterator[tuple[str, Node]]:
        for key, value in self._fields(entry, f"tag {quote(tag.label)}", "aliases: […]"):
            if key.text not in _TAG_KEYS:
                hint = did_you_mean(key.text, _TAG_KEYS)
                self._say(key, "key", f"unknown key {quote(key.text)} of a tag{hint}")
            elif key.text == "parent":
                yield tag.id, value
            elif key.text == "aliases":
                self._add_aliases(tag.id, value)
            elif key.text == "acronyms":
                known = self.tags[tag.id].acronyms
                new = (each.text for each in self._texts(value, "acronyms"))
                self._set(tag.id, acronyms=tuple(dict.fromkeys((*known, *new))))
            elif key.text == "description":
                if self._is_text(value, "description"):
                    self._set(tag.id, description=value.text)
            elif value.text.isdecimal():
                self._set(tag.id, min_hits=int(value.text))
            else:
                self._say(value, "value", f"min_hits is a number, not {quote(value.text)}")

    def _do_rename(self, node: Node) -> None:
        for old, new in self._fields(node, "rename", "old label: new label"):
            tag = self._find(old)
            if not tag or not self._is_text(new, "a new label") or not self._is_free(new):
                continue
            fresh = replace(tag, id=f"{tag.facet}/{slug(new.text)}", label=new.text,
                            aliases=(*tag.aliases, tag.label.casefold()))  # fmt: skip
            self.tags = {
                (fresh.id if each.id == tag.id else each.id): (
                    fresh if each.id == tag.id
                    else replace(each, parent=fresh.id) if each.parent == tag.id else each
                )
                for each in self.tags.values()
            }  # fmt: skip
            self._redirect(tag.id, fresh.id)

    def _do_alias(self, node: Node) -> None:
        for label, phrases in self._fields(node, "alias", "tag: [phrases]"):
            if tag := self._find(label):
                self._add_aliases(tag.id, phrases)

    def _do_stop(self, node: Node) -> None:
        for each in self._texts(node, "stop"):
            tag = self._known(each.text)
            holders = [
                held for held in self.tags.values()
                if each.text in held.acronyms or _key(each.text) in map(_key, held.aliases)
            ]  # fmt: skip
            if tag:
                self._remove(tag)
            for held in holders if not tag else ():
                self._set(
                    held.id,
                    aliases=tuple(a for a in held.aliases if _key(a) != _key(each.text)),
                    acronyms=tuple(a for a in held.acronyms if a != each.text),
                )
            if not tag and not holders:
                self._say(each, "unmatched", f"no tag and no alias is {quote(each.text)}", True)

    def _do_split(self, node: Node) -> None:
        for label, parts in self._fields(node, "split", "tag: {part: [phrases]}"):
            tag = self._find(label)
            what = f"the split of {quote(label.text)}"
            for part, phrases in self._fields(parts, what, "part: [phrases]") if tag else ():
                assert tag is not None  # noqa: S101 -- for the type checker
                taken = {_key(each.text) for each in phrases.texts()}  # said of when they are added
                old = self.tags[tag.id]
                kept = tuple(alias for alias in old.aliases if _key(alias) not in taken)
                self._set(tag.id, aliases=kept)
                new = self._known(part.text) or self._add(part, tag.facet)
                if new:
                    self._set(new.id, parent=tag.id)
                    self.lines[new.id] = part
                    self._add_aliases(new.id, phrases)

    def _do_parent(self, node: Node) -> None:
        for label, parent in self._fields(node, "parent", "tag: parent"):
            if tag := self._find(label):
                self._set_parent(tag.id, parent)

    def _do_description(self, node: Node) -> None:
        for label, text in self._fields(node, "description", "tag: sentence"):
            tag = self._find(label)
            if tag and self._is_text(text, "a description"):
                self._set(tag.id, description=text.text)

    def _do_names(self, node: Node) -> None:
        known = ("stop", "aliases", "papers")
        for key, _ in self._fields(node, "names", "stop: [names]"):
            if key.text not in known:
                hint = did_you_mean(key.text, known)
                self._say(key, "key", f"unknown key {quote(key.text)}{hint}")
        empty = Node("text", node.line)
        stop, aliases, papers = (node.get(key) or empty for key in known)
        stopped = list(self._texts(stop, "stop"))
        words = {
            name: list(self._texts(said, f"aliases of {name.text}"))
            for name, said in self._fields(aliases, "aliases", "name: [phrases]")
        }
        introduced = {
            name: said.text
            for name, said in self._fields(papers, "papers", "name: paper")
            if self._is_text(said, f"the paper of {name.text}")
        }
        nodes = [
            *(("stop", each) for each in stopped),
            *(("aliases", each) for name, phrases in words.items() for each in (name, *phrases)),
            *(("papers", name) for name in introduced),
        ]
        self.names = NameRules(
            stop=(*self.names.stop, *(each.text for each in stopped)),
            aliases={
                **self.names.aliases,
                **{name.text: tuple(p.text for p in phrases) for name, phrases in words.items()},
            },
            papers={**self.names.papers, **{name.text: to for name, to in introduced.items()}},
            origins={(rule, each.text): Origin(self.path, each.line) for rule, each in nodes},
        )

    def _add(self, label: Node, facet: str) -> Tag | None:
        if not self._is_free(label):
            return None
        tag = Tag(id=f"{slug(facet) or 'other'}/{slug(label.text)}", facet=facet, label=label.text)
        self.tags[tag.id] = tag
        return tag

    def _is_free(self, label: Node) -> bool:
        if not slug(label.text):
            self._say(label, "label", f"{quote(label.text)} holds no letter for an address")
            return False
        if self._known(label.text):
            self._say(label, "twice", f"there is a tag {quote(label.text)} already")
            return False
        return True

    def _add_aliases(self, tag_id: str, phrases: Node) -> None:
        for each in self._texts(phrases, "aliases"):
            holder = self._holder(each.text)
            if holder and holder.id != tag_id:
                message = f"{quote(each.text)} is an alias of {quote(holder.label)} already"
                self._say(each, "alias-twice", message)
            elif not holder:
                self._set(tag_id, aliases=(*self.tags[tag_id].aliases, each.text.casefold()))

    def _holder(self, phrase: str) -> Tag | None:
        key = _key(phrase)
        return next((
            tag for tag in self.tags.values()
            if key == _key(tag.label) or key in map(_key, tag.aliases)
        ), None)  # fmt: skip

    def _set_parent(self, tag_id: str, parent: Node) -> None:
        if not self._is_text(parent, "a parent"):
            return
        if not parent.text:
            self._set(tag_id, parent="")
        elif above := self._known(parent.text):
            self._set(tag_id, parent=above.id)
            self.lines[tag_id] = parent
        else:
            hint = did_you_mean(parent.text, [tag.label for tag in self.tags.values()])
            self._say(parent, "parent", f"unknown parent {quote(parent.text)}{hint}")

    def _remove(self, tag: Tag) -> None:
        del self.tags[tag.id]
        for each in list(self.tags.values()):
            if each.parent == tag.id:
                self._set(each.id, parent=tag.parent)
        if tag.parent:
            self._redirect(tag.id, tag.parent)

    def _redirect(self, old: str, new: str) -> None:
        self.redirects = {was: (new if to == old else to) for was, to in self.redirects.items()}
        self.redirects[old] = new

    def _check_cycles(self) -> None:
        while cycle := find_cycle(self.tags):
            labels = " → ".join(self.tags[each].label for each in (*cycle, cycle[0]))
            culprit = next((each for each in cycle if each in self.lines), cycle[0])
            node = self.lines.get(culprit, Node("text", 0))
            self._say(node, "cycle", f"a tag is its own ancestor: {labels}")
            self._set(culprit, parent="")

    def _fields(self, node: Node, what: str, example: str) -> tuple[tuple[Node, Node], ...]:
        if node.kind != "mapping" and (node.kind != "text" or node.text):
            self._say_shape(node, what, f"a mapping ({example})")
        return node.fields

    def _texts(self, node: Node, what: str) -> Iterator[Node]:
        if node.kind == "mapping":
            self._say_shape(node, what, "a list of texts, or one text")
        for item in node.items:
            if item.kind != "text":
                self._say_shape(item, f"each item of {what}", "a text")
        return node.texts()

    def _is_text(self, node: Node, what: str) -> bool:
        if node.kind != "text":
            self._say_shape(node, what, "a text")
        return node.kind == "text"

    def _say_shape(self, node: Node, what: str, expected: str) -> None:
        found = quote(node.text) if node.kind == "text" else f"a {node.kind}"
        self._say(node, "shape", f"{what}: expected {expected}, found {found}")

    def _known(self, label: str) -> Tag | None:
        if label in self.tags:
            return self.tags[label]
        folded = label.casefold()
        return next((tag for tag in self.tags.values() if tag.label.casefold() == folded), None)

    def _find(self, label: Node) -> Tag | None:
        tag = self._known(label.text)
        if not tag:
            hint = did_you_mean(label.text, [each.label for each in self.tags.values()])
            self._say(label, "tag", f"unknown tag {quote(label.text)}{hint}")
        return tag

    def _set(self, tag_id: str, **changed: object) -> None:
        self.tags[tag_id] = replace(self.tags[tag_id], **changed)  # type: ignore[arg-type]

    def _say(self, node: Node, code: str, message: str, is_warning: bool = False) -> None:
        severity: Literal["error", "warning"] = "warning" if is_warning else "error"
        origin = Origin(self.path, node.line)
        self.problems.append(Problem(origin, f"taxonomy-{code}", message, severity=severity))


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(folded_words(phrase))
