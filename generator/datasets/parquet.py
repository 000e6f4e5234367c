"""Papers -> a Parquet table, for pandas, Polars, DuckDB and Spark."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from generator.problems import UserError


def render_parquet(papers: Sequence[Mapping[str, Any]]) -> bytes:
    """The bytes of the file; raises UserError where pyarrow, which it needs, is not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise UserError(
            "Parquet needs pyarrow: install it with `pip install 'papershelf[parquet]'`"
        ) from None
    text, texts = pyarrow.string(), pyarrow.list_(pyarrow.string())
    schema = pyarrow.schema(
        [("id", text), ("title", text), ("abstract", text), ("authors", texts), ("date", text),
         ("venue", text), ("doi", text), ("arxiv", text), ("url", text), ("keywords", texts),
         ("tags", texts), ("topic", text), ("json", text)]
    )  # fmt: skip
    table = pyarrow.Table.from_pylist([_row(paper) for paper in papers], schema=schema)
    stream = io.BytesIO()
    parquet.write_table(table, stream, compression="zstd")
    return stream.getvalue()


def _row(paper: Mapping[str, Any]) -> dict[str, Any]:
    plain = ("id", "title", "abstract", "date", "venue", "url", "keywords", "topic")
    return {
        **{name: paper[name] for name in plain},
        "authors": [author["name"] for author in paper["authors"]],
        "doi": paper["ids"].get("doi"),
        "arxiv": paper["ids"].get("arxiv"),
        "tags": [tag["id"] for tag in paper["tags"]],
        "json": json.dumps(paper, ensure_ascii=False),
    }
