"""What each operation of a taxonomy file does to the tags there are, in their order."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.taxonomy import Tag, Taxonomy, find_cycle
from generator.problems import did_you_mean, quote
from generator.taxonomy_file.name_rules import read_names
from generator.taxonomy_file.shapes import Shapes
from generator.taxonomy_file.tag_table import TagTable
from generator.text.slugs import slug
from generator.text.yaml_lines import Node

OPERATIONS = ("replace", "facets", "rename", "alias", "stop", "split", "parent", "description",
              "names")  # fmt: skip
_TAG_KEYS = ("aliases", "acronyms", "parent", "description", "min_hits")


class Operations(Shapes):
    """Applies a file's operations; every complaint has the line that caused it."""

    def __init__(self, path: str, ours: Taxonomy) -> None:
        super().__init__(path)
        self.table = TagTable(ours.tags, ours.redirects)
        self.names = ours.names
        self.lines: dict[str, Node] = {}  # where the file sets a tag's parent

    def apply(self, root: Node) -> None:
        """Run every operation of the file, in the order of OPERATIONS."""
        for key, _ in self.fields(root, "the file", "operations, like `stop: [images]`"):
            if key.text not in OPERATIONS:
                hint = did_you_mean(key.text, OPERATIONS)
                self.say(key, "key", f"unknown key {quote(key.text)}{hint}")
        for operation in OPERATIONS:
            node = root.get(operation)
            if node is not None:
                getattr(self, f"_do_{operation}")(node)
        self._check_cycles()

    def taxonomy(self) -> Taxonomy:
        """The taxonomy that is left, facet by facet."""
        tags = self.table.tags
        facets = list(dict.fromkeys(tag.facet for tag in tags.values()))
        ordered = sorted(tags.values(), key=lambda tag: facets.index(tag.facet))
        redirects = {old: new for old, new in self.table.redirects.items() if old not in tags}
        return Taxonomy({tag.id: tag for tag in ordered}, self.names, redirects)

    def _do_replace(self, node: Node) -> None:
        said = node.text.casefold()
        if said in {"true", "yes", "on"}:
            self.table.tags.clear()
        elif said not in {"false", "no", "off", ""} or node.kind != "text":
            self.say_shape(node, "replace", "true or false")

    def _do_facets(self, node: Node) -> None:
        parents = []
        for facet, labels in self.fields(node, "facets", "facet: {tag: {…}}"):
            for label, entry in self.fields(labels, f"facet {quote(facet.text)}", "tag: {…}"):
                tag = self.table.known(label.text) or self._add(label, facet.text)
                if tag:
                    parents += list(self._amend(tag, entry))
        for tag_id, parent in parents:  # a parent may stand below its child
            self._set_parent(tag_id, parent)

    def _amend(self, tag: Tag, entry: Node) -> Iterator[tuple[str, Node]]:
        for key, value in self.fields(entry, f"tag {quote(tag.label)}", "aliases: […]"):
            if key.text not in _TAG_KEYS:
                hint = did_you_mean(key.text, _TAG_KEYS)
                self.say(key, "key", f"unknown key {quote(key.text)} of a tag{hint}")
            elif key.text == "parent":
                yield tag.id, value
            elif key.text == "aliases":
                self._add_aliases(tag.id, value)
            elif key.text == "acronyms":
                known = self.table.tags[tag.id].acronyms
                new = (each.text for each in self.texts(value, "acronyms"))
                self.table.change(tag.id, acronyms=tuple(dict.fromkeys((*known, *new))))
            elif key.text == "description":
                if self.is_text(value, "description"):
                    self.table.change(tag.id, description=value.text)
            elif value.text.isdecimal():
                self.table.change(tag.id, min_hits=int(value.text))
            else:
                self.say(value, "value", f"min_hits is a number, not {quote(value.text)}")

    def _do_rename(self, node: Node) -> None:
        for old, new in self.fields(node, "rename", "old label: new label"):
            tag = self._find(old)
            if tag and self.is_text(new, "a new label") and self._is_free(new):
                self.table.rename(tag, new.text)

    def _do_alias(self, node: Node) -> None:
        for label, phrases in self.fields(node, "alias", "tag: [phrases]"):
            if tag := self._find(label):
                self._add_aliases(tag.id, phrases)

    def _do_stop(self, node: Node) -> None:
        for each in self.texts(node, "stop"):
            if not self.table.stop(each.text):
                self.say(each, "unmatched", f"no tag and no alias is {quote(each.text)}", True)

    def _do_split(self, node: Node) -> None:
        for label, parts in self.fields(node, "split", "tag: {part: [phrases]}"):
            tag = self._find(label)
            if not tag:
                continue
            what = f"the split of {quote(label.text)}"
            for part, phrases in self.fields(parts, what, "part: [phrases]"):
                # what is no text is told when the phrases are added
                self.table.drop_aliases(tag.id, (each.text for each in phrases.texts()))
                new = self.table.known(part.text) or self._add(part, tag.facet)
                if new:
                    self.table.change(new.id, parent=tag.id)
                    self.lines[new.id] = part
                    self._add_aliases(new.id, phrases)

    def _do_parent(self, node: Node) -> None:
        for label, parent in self.fields(node, "parent", "tag: parent"):
            if tag := self._find(label):
                self._set_parent(tag.id, parent)

    def _do_description(self, node: Node) -> None:
        for label, text in self.fields(node, "description", "tag: sentence"):
            tag = self._find(label)
            if tag and self.is_text(text, "a description"):
                self.table.change(tag.id, description=text.text)

    def _do_names(self, node: Node) -> None:
        self.names = read_names(node, self.names, self)

    def _add(self, label: Node, facet: str) -> Tag | None:
        return self.table.add(label.text, facet) if self._is_free(label) else None

    def _is_free(self, label: Node) -> bool:
        if not slug(label.text):
            self.say(label, "label", f"{quote(label.text)} holds no letter for an address")
            return False
        if self.table.known(label.text):
            self.say(label, "twice", f"there is a tag {quote(label.text)} already")
            return False
        return True

    def _add_aliases(self, tag_id: str, phrases: Node) -> None:
        for each in self.texts(phrases, "aliases"):
            holder = self.table.holder(each.text)
            if holder and holder.id != tag_id:
                message = f"{quote(each.text)} is an alias of {quote(holder.label)} already"
                self.say(each, "alias-twice", message)
            elif not holder:
                self.table.change(
                    tag_id, aliases=(*self.table.tags[tag_id].aliases, each.text.casefold())
                )

    def _set_parent(self, tag_id: str, parent: Node) -> None:
        if not self.is_text(parent, "a parent"):
            return
        if not parent.text:
            self.table.change(tag_id, parent="")
        elif above := self.table.known(parent.text):
            self.table.change(tag_id, parent=above.id)
            self.lines[tag_id] = parent
        else:
            hint = did_you_mean(parent.text, self.table.labels())
            self.say(parent, "parent", f"unknown parent {quote(parent.text)}{hint}")

    def _check_cycles(self) -> None:
        while cycle := find_cycle(self.table.tags):
            labels = " → ".join(self.table.tags[each].label for each in (*cycle, cycle[0]))
            culprit = next((each for each in cycle if each in self.lines), cycle[0])
            node = self.lines.get(culprit, Node("text", 0))
            self.say(node, "cycle", f"a tag is its own ancestor: {labels}")
            self.table.change(culprit, parent="")

    def _find(self, label: Node) -> Tag | None:
        tag = self.table.known(label.text)
        if not tag:
            hint = did_you_mean(label.text, self.table.labels())
            self.say(label, "tag", f"unknown tag {quote(label.text)}{hint}")
        return tag
