"""`papers.jsonl`: one JSON object a paper. Public interface: fields are only ever added.

| field | holds |
|---|---|
| id | the paper's id, the last part of its address |
| title, abstract | cleaned text; `$…$` holds TeX |
| url | the paper's page, relative to the site's root |
| authors | `{name, given, family, orcid}`, in order; family is null for a group |
| date | ISO 8601 as precise as known, or null |
| tags | `{facet, id, label, kind, strength, evidence}`, in the taxonomy's order |
| tags[].kind | taxonomy, stated (by a source), mined (from this shelf), parent or curator |
| tags[].strength | 0 to 1; from .5 on a tag is shown as a chip |
| tags[].evidence | `{where, phrase, count}`; where is title, abstract, keywords or child |
| links | `{kind, url}`; kind is code, data, model, demo, project page, paper or other |
| related | `{id, score, reasons}`, best first; score is 0 to 1, reasons are words to show |
| origins | `{path, line}`, every place the paper was read |
| keyphrases | five to eight phrases as the paper spells them, best first |
| summary | `{text, kind}` or null; kind is lifted (from the abstract), stated or curator |
| introduces | names of methods, models and data sets that the paper introduces |
| mentions | `{name, id}`, in the order of the text; id is the introducing paper, null if not here |
| mentioned_by | ids of the papers that mention what this one introduces |
| topic | id of its topic, the last part of the topic's address, or null |
| ids, venue, keywords | as in `_work_object.py` |
| aliases | former ids, whose addresses lead to the paper, where there are any |
| versions | `{origin, ids, date, publication}` of the preprint, the proceedings and the journal \
version, oldest first, where there are several |
| stated_by | field to `{path, line}` of the source it was taken from, where several were merged |
| publication, dates, counts, facts, summaries, cites, similar, … | where a source states them |
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from generator import urls
from generator.exports._work_object import more_stated, publication_object, work_object
from generator.model.corpus import Corpus
from generator.model.paper import Paper, TagMatch
from generator.model.taxonomy import Tag
from generator.model.work import Origin
from generator.output import OutputFile
from generator.settings import Settings
from generator.sources.source_file import SourceFile


def papers_jsonl(
    corpus: Corpus, settings: Settings, sources: Sequence[SourceFile]
) -> Iterator[OutputFile]:
    """Yield `papers.jsonl`, papers in corpus order."""
    del sources
    lines = (
        json.dumps(paper_object(paper, corpus, settings), ensure_ascii=False) for paper in corpus
    )
    yield OutputFile(urls.PAPERS_JSONL, "".join(f"{line}\n" for line in lines))


def paper_object(paper: Paper, corpus: Corpus, settings: Settings) -> dict[str, Any]:
    """One paper as plain data, in the documented order of fields."""
    page = urls.paper_path(paper.id)
    notes = corpus.notes(paper)
    stated = work_object(paper)
    return {
        "id": paper.id,
        "title": paper.title,
        "url": urls.html_url(page, use_directory_urls=settings.use_directory_urls),
        "abstract": paper.abstract,
        "authors": stated["authors"],
        "date": stated["date"],
        "tags": [_tag_object(corpus.taxonomy.tags[match.tag], match) for match in notes.tags],
        "links": stated["links"],
        "related": [
            {"id": near.paper, "score": near.score, "reasons": list(near.reasons)}
            for near in notes.related
        ],
        "origins": [_place(origin) for origin in paper.origins],
        "keyphrases": list(notes.keyphrases),
        "summary": notes.summary and {"text": notes.summary.text, "kind": notes.summary.kind},
        "introduces": list(notes.introduces),
        "mentions": [{"name": each.name, "id": each.paper or None} for each in notes.mentions],
        "mentioned_by": list(notes.mentioned_by),
        "topic": notes.topic or None,
        "ids": stated["ids"],
        "venue": stated["venue"],
        "keywords": stated["keywords"],
        **more_stated(paper),
        **_merging(paper),
    }


def _merging(paper: Paper) -> dict[str, Any]:
    """How a paper was put together; nothing for a paper of one record."""
    if len(paper.origins) == 1 and not paper.aliases:
        return {}
    merged = {
        "aliases": list(paper.aliases),
        "versions": version_objects(paper),
        "stated_by": {name: _place(origin) for name, origin in sorted(paper.stated_by.items())},
    }
    return {name: value for name, value in merged.items() if value}


def version_objects(paper: Paper) -> list[dict[str, Any]]:
    """The versions of a paper, oldest first; none where there is one only."""
    return [
        {
            "origin": _place(version.origin),
            "ids": dict(sorted(version.ids.items())),
            "date": version.date or None,
            "publication": publication_object(version.publication),
        }
        for version in paper.versions
    ]


def _place(origin: Origin) -> dict[str, Any]:
    return {"path": origin.path, "line": origin.line}


def _tag_object(tag: Tag, match: TagMatch) -> dict[str, Any]:
    return {
        "facet": tag.facet,
        "id": tag.id,
        "label": tag.label,
        "kind": match.kind.value,
        "strength": match.strength,
        "evidence": [
            {"where": each.where, "phrase": each.phrase, "count": each.count}
            for each in match.evidence
        ],
    }
