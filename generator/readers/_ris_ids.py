"""Identifiers and serial numbers of an item of RIS: every exporter has its own tags for them."""

from __future__ import annotations

import re

from generator.model.ids import collect_ids, find_ids, parse_pmcid
from generator.model.isbns import parse_isbn
from generator.readers._endnote import MEDLINE
from generator.readers._record_fields import arxiv_in
from generator.readers._tagged_lines import TaggedItem

_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")


def ris_ids(item: TaggedItem) -> dict[str, str]:
    """The identifiers of an item, wherever its exporter put them."""
    stated = {"doi": item.first("DO"), "isbn": ris_isbn(item), "pmid": _pmid(item),
              "pmcid": next(filter(parse_pmcid, item.all("C2", "AN")), "")}  # fmt: skip
    ids = collect_ids(stated)
    for text in item.all("UR", "L1", "L2", "L3", "LK", "M3", "AN", "N1", "T2", "JO", "M1"):
        ids = {**arxiv_in(text), **find_ids(text.split(";")[0]), **ids}
    if item.first("ID").startswith("DBLP:"):
        ids = {**find_ids(item.first("ID")), **ids}
    return dict(sorted(ids.items()))


def ris_isbn(item: TaggedItem) -> str:
    """The first ISBN of an item."""
    return next((number for number in _numbers(item) if parse_isbn(number)), "")


def ris_issn(item: TaggedItem) -> str:
    """The first ISSN of an item."""
    found = (_ISSN.fullmatch(number) for number in _numbers(item) if not parse_isbn(number))
    return next((issn[0] for issn in found if issn), "")


def _numbers(item: TaggedItem) -> list[str]:
    """The ISSNs and ISBNs, without what is said of each: "1234-5678 (print); 978…"."""
    return [re.sub(r"\(.*", "", text).strip() for line in item.all("SN")
            for text in re.split(r"[;,]", line)]  # fmt: skip


def _pmid(item: TaggedItem) -> str:
    """The number that PubMed has for the work, wherever its exporters put it."""
    source = " ".join(item.all("DB", "DP")).casefold()
    for text in item.all("U1"):
        if text.endswith("[pmid]"):
            return text.removesuffix("[pmid]")
    if item.first("PM"):
        return item.first("PM")
    if "embase" in source:
        return item.first("C5")
    is_medline = any(name in source for name in MEDLINE)
    return item.first("AN").split(". ")[0] if is_medline else ""
