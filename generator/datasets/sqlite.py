"""Papers -> an SQLite database with a full-text index (FTS5), ready for `sqlite3` and Datasette.

| table | holds |
|---|---|
| papers | a row a paper: id, title, abstract, date, venue, doi, arxiv, url, topic, json |
| authors | paper, place (from 1), name, given, family, orcid |
| tags | paper, tag, facet, label, strength |
| links | paper, kind, url |
| related | paper, other, score |
| papers_fts | title, abstract and authors, to be searched with MATCH; rowid is that of `papers` |
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

SCHEMA = """
CREATE TABLE papers (id TEXT PRIMARY KEY, title TEXT NOT NULL, abstract TEXT NOT NULL, date TEXT,
  venue TEXT, doi TEXT, arxiv TEXT, url TEXT NOT NULL, topic TEXT, json TEXT NOT NULL);
CREATE TABLE authors (paper TEXT NOT NULL REFERENCES papers, place INTEGER NOT NULL,
  name TEXT NOT NULL, given TEXT, family TEXT, orcid TEXT, PRIMARY KEY (paper, place));
CREATE TABLE tags (paper TEXT NOT NULL REFERENCES papers, tag TEXT NOT NULL, facet TEXT NOT NULL,
  label TEXT NOT NULL, strength REAL NOT NULL, PRIMARY KEY (paper, tag));
CREATE TABLE links (paper TEXT NOT NULL REFERENCES papers, kind TEXT NOT NULL, url TEXT NOT NULL);
CREATE TABLE related (paper TEXT NOT NULL REFERENCES papers, other TEXT NOT NULL,
  score REAL NOT NULL, PRIMARY KEY (paper, other));
CREATE VIRTUAL TABLE papers_fts USING fts5(title, abstract, authors,
  tokenize = 'porter unicode61 remove_diacritics 2');
CREATE INDEX tags_by_tag ON tags (tag);
CREATE INDEX authors_by_name ON authors (name);
"""


def render_sqlite(papers: Sequence[Mapping[str, Any]]) -> bytes:
    """The bytes of the database file."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(SCHEMA)
        database.executemany(
            "INSERT INTO papers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_row, papers)
        )
        database.executemany("INSERT INTO authors VALUES (?, ?, ?, ?, ?, ?)", _authors(papers))
        database.executemany("INSERT INTO tags VALUES (?, ?, ?, ?, ?)", _tags(papers))
        database.executemany("INSERT INTO links VALUES (?, ?, ?)", (
            (paper["id"], link["kind"], link["url"]) for paper in papers for link in paper["links"]
        ))  # fmt: skip
        database.executemany("INSERT INTO related VALUES (?, ?, ?)", (
            (paper["id"], near["id"], near["score"])
            for paper in papers for near in paper["related"]
        ))  # fmt: skip
        database.executemany(
            "INSERT INTO papers_fts (rowid, title, abstract, authors) VALUES (?, ?, ?, ?)",
            (
                (number, paper["title"], paper["abstract"],
                 ", ".join(author["name"] for author in paper["authors"]))
                for number, paper in enumerate(papers, start=1)
            ),
        )  # fmt: skip
        database.commit()
        database.execute("VACUUM")
        return database.serialize()


def _row(paper: Mapping[str, Any]) -> tuple[Any, ...]:
    return (
        paper["id"], paper["title"], paper["abstract"], paper["date"], paper["venue"],
        paper["ids"].get("doi"), paper["ids"].get("arxiv"), paper["url"], paper["topic"],
        json.dumps(paper, ensure_ascii=False),
    )  # fmt: skip


def _authors(papers: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Any, ...]]:
    for paper in papers:
        for place, author in enumerate(paper["authors"], start=1):
            yield (paper["id"], place, author["name"], author["given"], author["family"],
                   author["orcid"])  # fmt: skip


def _tags(papers: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Any, ...]]:
    for paper in papers:
        for tag in paper["tags"]:
            yield paper["id"], tag["id"], tag["facet"], tag["label"], tag["strength"]
