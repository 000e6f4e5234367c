"""Whether a record is of the preprint, the proceedings or the journal version of a work.

Judged by the type and the venue it states, by what its DOI begins with, by its identifiers.
"""

from __future__ import annotations

import re

from generator.model.work import Work

PREPRINT, PROCEEDINGS, JOURNAL, DATA = "preprint", "proceedings", "journal", "data"
THESIS = "thesis"
KINDS = (
    JOURNAL,
    PROCEEDINGS,
    "book",
    THESIS,
    "report",
    "",
    PREPRINT,
    DATA,
)  # the most final first
_OF_TYPE = {
    "article": PREPRINT, "article-journal": JOURNAL, "paper-conference": PROCEEDINGS,
    "chapter": PROCEEDINGS, "book": "book", "thesis": THESIS, "report": "report",
    "dataset": DATA, "software": DATA,
}  # fmt: skip
_REPOSITORY = re.compile(
    r"\b(?:arxiv|corr|biorxiv|medrxiv|chemrxiv|techrxiv|psyarxiv|ssrn|research square|preprints?)"
    r"\b",
    re.I,
)
# What registrants use their prefixes for, by the DOIs' own words: IEEE names a transaction by T…
# or J…, Springer a book by its ISBN and a journal by s<number>.
_OF_DOI = tuple(
    (kind, re.compile(pattern, re.I))
    for kind, pattern in (
        (PREPRINT, r"10\.1101/(?=\d{4})|10\.(?:48550|64898|2139|21203|20944|31219|31234|26434|"
                   r"36227|32388)/"),
        # Zenodo, Dryad, figshare, Dataverse, Mendeley Data, ICPSR, Code Ocean, Hugging Face
        (DATA, r"10\.(?:5281|5061|6084|7910|17632|3886|24433|57967)/"),
        (PROCEEDINGS, r"10\.(?:18653|24963|1609|21437|52202)/|10\.1007/978-|10\.3233/faia"
                      r"|10\.1109/[a-z]*\d[a-z\d]*\.\d{4}\.|10\.1109/(?!(?:t|j|access|lra|msp|mis)"
                      r")[a-z-]+\d*\.\d{4}\.\d+$"),
        (JOURNAL, r"10\.1109/(?:(?:t|j)[a-z-]+|access|lra|msp|mis)\.\d{4}\.|10\.1007/s\d+"
                  r"|10\.(?:1038|1016/j|1162|1093|1126|1103|1371|3390|1080|1073|1002|3389|7554)\b"),
    )
)  # fmt: skip


def kind_of(work: Work) -> str:
    """The kind of publication that a record is about: one of KINDS, empty where nothing tells."""
    publication = work.publication
    if publication.venue and _REPOSITORY.search(publication.venue):
        return PREPRINT
    if kind := _OF_TYPE.get(publication.type, ""):
        return kind
    if "acl" in work.ids:
        return PROCEEDINGS
    if dblp := work.ids.get("dblp"):
        return _kind_of_dblp(dblp)
    if doi := work.ids.get("doi"):
        return _kind_of_prefix(doi)
    return PREPRINT if "arxiv" in work.ids and not publication.venue else ""


def form_of(work: Work) -> str:
    """What a record is of: "data" or software, a "book", a "thesis", a "paper"; empty: unknown."""
    kind = kind_of(work)
    return kind if kind in ("", "book", DATA, THESIS) else "paper"


def kind_of_id(scheme: str, value: str, work: Work) -> str:
    """The kind of publication that an identifier stands for, empty where nothing tells.

    The DOI in a preprint's record is the published version's.
    """
    if scheme == "arxiv":
        return PREPRINT
    if scheme == "dblp":
        return _kind_of_dblp(value)
    if scheme == "acl":
        return PROCEEDINGS
    if scheme != "doi":
        return kind_of(work)
    stated = kind_of(work)
    by_prefix = _kind_of_prefix(value)
    if by_prefix == DATA and stated:
        return stated  # papers are deposited there too
    return by_prefix or ("" if stated == PREPRINT and "arxiv" in work.ids else stated)


def finality(scheme: str, value: str, work: Work) -> int:
    """How final the version is that a DOI stands for, 0 for a journal's; other schemes have 0."""
    return KINDS.index(kind_of_id(scheme, value, work)) if scheme == "doi" else 0


def is_book_doi(doi: str) -> bool:
    """Whether a DOI names a whole volume, which its papers' records may state too."""
    return bool(re.fullmatch(r"10\.1007/978-[\d-]+", doi))


def _kind_of_prefix(doi: str) -> str:
    return next((kind for kind, pattern in _OF_DOI if pattern.match(doi)), "")


def _kind_of_dblp(key: str) -> str:
    if key.startswith("journals/corr/"):
        return PREPRINT
    folder = key.split("/", 1)[0]
    return {"journals": JOURNAL, "conf": PROCEEDINGS, "books": "book", "phd": THESIS}.get(
        folder, ""
    )
