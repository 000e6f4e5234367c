"""What sources call a type of publication, and how they write pages -> CSL's type, one spelling."""

from __future__ import annotations

_TYPES = {
    "article-journal": "journalarticle article journal articlejournal researcharticle review "
                       "letter reviewarticle editorial magazinearticle ieeejournals ieeemagazines",
    "paper-conference": "proceedingsarticle conferencepaper conference paperconference "
                        "proceedings inproceedings proceedingspaper ieeeconferences",
    "article": "preprint postedcontent workingpaper manuscript",
    "chapter": "bookchapter booksection chapter incollection inbook bookpart referenceentry",
    "book": "book monograph editedbook referencebook",
    "thesis": "thesis dissertation phdthesis mastersthesis",
    "report": "report techreport technicalreport reportcomponent",
    "dataset": "dataset",
    "software": "software computerprogram",
    "webpage": "webpage blogpost online",
}  # fmt: skip
_CSL_TYPE = {name: csl for csl, names in _TYPES.items() for name in names.split()}


def publication_type(*stated: str) -> str:
    """The CSL type of the first type that is known, as Crossref, Zotero or Scopus spell it.

    >>> publication_type("journal-article"), publication_type("Conference Paper")
    ('article-journal', 'paper-conference')
    """
    letters = ("".join(filter(str.isalnum, each)).casefold() for each in stated)
    return next((_CSL_TYPE[each] for each in letters if each in _CSL_TYPE), "")


def pages(first: str, last: str) -> str:
    """A range of pages, or the only one.

    >>> pages("1", "9"), pages("7", "7"), pages("", "")
    ('1–9', '7', '')
    """
    return f"{first}–{last}" if first and last and first != last else first or last


def page_range(stated: str) -> str:
    """A range as it is written, with an en dash.

    >>> page_range("1--9"), page_range("e12")
    ('1–9', 'e12')
    """
    parts = stated.replace("—", "-").replace("–", "-").split("-")
    ends = [part.strip() for part in parts if part.strip()]
    return pages(*ends) if len(ends) == 2 else stated
