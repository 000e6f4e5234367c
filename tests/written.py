"""A paper -> its record in every format that we read, as the format's own programs write it.

What the tests compare and the benches time. A new reader has a line in WRITERS; a test holds that.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from generator.formats import FORMATS, Keyed
from generator.model.paper import Paper


@dataclass(frozen=True, slots=True)
class Writer:
    """What writes a record, and what stands before, between and after the records of a file."""

    item: Callable[[Paper], str]
    head: str = ""
    between: str = "\n"
    tail: str = "\n"

    def write(self, papers: list[Paper]) -> str:
        """The text of a file."""
        return self.head + self.between.join(map(self.item, papers)) + self.tail


def _number(paper: Paper) -> int:
    return int(paper.ids["pmid"])


def _year(paper: Paper) -> str:
    return paper.date[:4]


def _formatted(name: str) -> Callable[[Paper], str]:
    return lambda paper: FORMATS[name].item(Keyed(paper, f"toy{_number(paper)}"))


def _names(paper: Paper) -> list[str]:
    return [author.name for author in paper.authors]


def _object(item: Callable[[Paper], dict[str, Any]]) -> Callable[[Paper], str]:
    return lambda paper: json.dumps(item(paper), ensure_ascii=False)


def _hf_api(paper: Paper) -> dict[str, Any]:
    told = {"id": paper.ids["arxiv"], "title": paper.title, "summary": paper.abstract,
            "authors": [{"name": name, "hidden": False} for name in _names(paper)],
            "publishedAt": f"{paper.date}T00:00:00.000Z", "upvotes": 3}  # fmt: skip
    return {"paper": told, "title": paper.title, "publishedAt": f"{paper.date}T00:00:00.000Z"}


def _arxiv_snapshot(paper: Paper) -> dict[str, Any]:
    return {
        "id": paper.ids["arxiv"], "submitter": _names(paper)[0], "title": paper.title,
        "authors": ", ".join(_names(paper)), "categories": "cs.LG", "doi": None,
        "abstract": f"  {paper.abstract}\n", "update_date": paper.date,
        "versions": [{"version": "v1", "created": f"{paper.date}T00:00:00Z"}],
        "authors_parsed": [[author.family, author.given, ""] for author in paper.authors],
    }  # fmt: skip


def _openalex(paper: Paper) -> dict[str, Any]:
    places: dict[str, list[int]] = {}
    for at, word in enumerate(paper.abstract.split()):
        places.setdefault(word, []).append(at)
    return {
        "id": f"https://openalex.org/W{_number(paper) + 1000}", "display_name": paper.title,
        "title": paper.title, "publication_year": int(_year(paper)),
        "publication_date": paper.date, "ids": {"pmid": paper.ids["pmid"]},
        "authorships": [{"author": {"display_name": name}} for name in _names(paper)],
        "abstract_inverted_index": places,
    }  # fmt: skip


def _semantic_scholar(paper: Paper) -> dict[str, Any]:
    return {
        "paperId": f"{_number(paper):040x}", "title": paper.title, "abstract": paper.abstract,
        "externalIds": {"ArXiv": paper.ids["arxiv"]}, "year": int(_year(paper)),
        "authors": [{"authorId": None, "name": name} for name in _names(paper)],
    }  # fmt: skip


def _crossref(paper: Paper) -> dict[str, Any]:
    parts = [int(part) for part in paper.date.split("-")]
    return {
        "DOI": paper.ids["doi"], "title": [paper.title], "type": "proceedings-article",
        "abstract": f"<jats:p>{escape(paper.abstract)}</jats:p>", "issued": {"date-parts": [parts]},
        "author": [{"given": a.given, "family": a.family} for a in paper.authors],
        "container-title": [paper.publication.venue],
    }  # fmt: skip


def _zotero_json(paper: Paper) -> dict[str, Any]:
    creators = [{"creatorType": "author", "firstName": author.given, "lastName": author.family}
                for author in paper.authors]  # fmt: skip
    return {"key": f"TOY{_number(paper):05}", "itemType": "conferencePaper", "title": paper.title,
            "creators": creators, "abstractNote": paper.abstract, "date": paper.date,
            "DOI": paper.ids["doi"], "tags": []}  # fmt: skip


def _openreview(paper: Paper) -> dict[str, Any]:
    told = {"title": paper.title, "abstract": paper.abstract, "authors": _names(paper)}
    wrapped = {name: {"value": value} for name, value in told.items()}
    note = f"toys{_number(paper):06}"
    return {"id": note, "forum": note, "invitations": ["Toys/-/Submission"], "content": wrapped}


def _papers_with_code(paper: Paper) -> dict[str, Any]:
    return {
        "paper_url": f"https://paperswithcode.com/paper/toy-{_number(paper)}",
        "arxiv_id": paper.ids["arxiv"], "title": paper.title, "abstract": paper.abstract,
        "url_abs": f"https://arxiv.org/abs/{paper.ids['arxiv']}", "proceeding": None,
        "authors": _names(paper), "tasks": ["Folding"], "date": paper.date, "methods": [],
    }  # fmt: skip


def _json_record(paper: Paper) -> dict[str, Any]:
    return {"title": paper.title, "abstract": paper.abstract, "authors": _names(paper),
            "year": int(_year(paper)), "doi": paper.ids["doi"]}  # fmt: skip


def _each_name(paper: Paper, template: str) -> str:
    return "".join(
        template.format(name=escape(a.name), given=escape(a.given), family=escape(a.family))
        for a in paper.authors
    )


def _arxiv_atom(paper: Paper) -> str:
    return (
        f"<entry><id>http://arxiv.org/abs/{paper.ids['arxiv']}v1</id>\n"
        f"<published>{paper.date}T00:00:00Z</published><title>{escape(paper.title)}</title>\n"
        f"<summary>{escape(paper.abstract)}</summary>\n"
        + _each_name(paper, "<author><name>{name}</name></author>\n")
        + '<category term="cs.LG"/></entry>'
    )


def _pubmed(paper: Paper) -> str:
    author = "<Author><LastName>{family}</LastName><ForeName>{given}</ForeName></Author>\n"
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{paper.ids['pmid']}</PMID><Article><Journal>"
        f"<Title>Toys</Title><JournalIssue><PubDate><Year>{_year(paper)}</Year></PubDate>"
        f"</JournalIssue></Journal>\n<ArticleTitle>{escape(paper.title)}.</ArticleTitle>\n"
        f"<Abstract><AbstractText>{escape(paper.abstract)}</AbstractText></Abstract>\n"
        f"<AuthorList>{_each_name(paper, author)}</AuthorList>\n"
        "</Article></MedlineCitation></PubmedArticle>"
    )


def _arxiv_oai(paper: Paper) -> str:
    name = "<author><keyname>{family}</keyname><forenames>{given}</forenames></author>"
    return (
        "<record><metadata><arXiv>\n"
        f"<id>{paper.ids['arxiv']}</id><created>{paper.date}</created>\n"
        f"<authors>{_each_name(paper, name)}</authors>\n<title>{escape(paper.title)}</title>\n"
        f"<categories>cs.LG</categories><doi>{paper.ids['doi']}</doi>\n"
        f"<abstract>  {escape(paper.abstract)}\n</abstract></arXiv></metadata></record>"
    )


def _dblp_hit(paper: Paper) -> dict[str, Any]:
    info = {"authors": {"author": [{"@pid": "1/2", "text": name} for name in _names(paper)]},
            "title": f"{paper.title}.", "venue": "Toys", "pages": "1-9", "year": _year(paper),
            "type": "Conference and Workshop Papers", "key": f"conf/toys/{_number(paper)}",
            "doi": paper.ids["doi"], "ee": f"https://doi.org/{paper.ids['doi']}"}  # fmt: skip
    return {"@score": "1", "@id": str(_number(paper)), "info": info}


def _dblp(paper: Paper) -> str:
    return (
        f'<inproceedings mdate="2020-01-01" key="conf/toys/{_number(paper)}">\n'
        + _each_name(paper, "<author>{name}</author>\n")
        + f"<title>{escape(paper.title)}.</title>\n<pages>1-9</pages>\n"
        f"<year>{_year(paper)}</year>\n<booktitle>Toys</booktitle>\n"
        f'<ee type="oa">https://doi.org/{paper.ids["doi"]}</ee>\n</inproceedings>'
    )


def _acl(paper: Paper) -> str:
    author = "<author><first>{given}</first><last>{family}</last></author>\n"
    return (
        f'<paper id="{_number(paper)}">\n<title><fixed-case>{escape(paper.title[:1])}</fixed-case>'
        f"{escape(paper.title[1:])}</title>\n{_each_name(paper, author)}"
        f"<abstract>{escape(paper.abstract)}</abstract>\n<doi>{paper.ids['doi']}</doi>\n</paper>"
    )


def _endnote(paper: Paper) -> str:
    def styled(name: str, text: str) -> str:
        return f'<{name}><style face="normal" font="default">{escape(text)}</style></{name}>'

    names = "".join(styled("author", author.sort_name) for author in paper.authors)
    return (
        '<record><ref-type name="Conference Proceedings">10</ref-type><contributors><authors>'
        f"{names}</authors></contributors><titles>{styled('title', paper.title)}</titles>"
        f"<dates>{styled('year', _year(paper))}</dates>{styled('abstract', paper.abstract)}"
        f"{styled('electronic-resource-num', paper.ids['doi'])}</record>"
    )


def _zotero_rdf(paper: Paper) -> str:
    author = (
        "<rdf:li><foaf:Person><foaf:surname>{family}</foaf:surname>"
        "<foaf:givenName>{given}</foaf:givenName></foaf:Person></rdf:li>\n"
    )
    return (
        f'<rdf:Description rdf:about="#item_{_number(paper)}"><z:itemType>conferencePaper'
        f"</z:itemType>\n<bib:authors><rdf:Seq>{_each_name(paper, author)}</rdf:Seq></bib:authors>"
        f"<dc:title>{escape(paper.title)}</dc:title><dc:date>{paper.date}</dc:date>"
        f"<dcterms:abstract>{escape(paper.abstract)}</dcterms:abstract>"
        f"<dc:identifier>DOI {paper.ids['doi']}</dc:identifier></rdf:Description>"
    )


def _jats(paper: Paper) -> str:
    author = (
        '<contrib contrib-type="author"><name><surname>{family}</surname>'
        "<given-names>{given}</given-names></name></contrib>\n"
    )
    return (
        "<article><front><journal-meta><journal-title>Toys</journal-title></journal-meta>"
        f'<article-meta><article-id pub-id-type="doi">{paper.ids["doi"]}</article-id>\n'
        f"<title-group><article-title>{escape(paper.title)}</article-title></title-group>\n"
        f"<contrib-group>{_each_name(paper, author)}</contrib-group>\n"
        f"<pub-date><year>{_year(paper)}</year></pub-date>\n"
        f"<abstract><p>{escape(paper.abstract)}</p></abstract></article-meta></front></article>"
    )


def _nbib(paper: Paper) -> str:
    words = paper.abstract.split()
    lines = [" ".join(words[at : at + 12]) for at in range(0, len(words), 12)]
    names = "".join(f"FAU - {author.sort_name}\n" for author in paper.authors)
    return (
        f"PMID- {paper.ids['pmid']}\nDP  - {_year(paper)} Mar\nTI  - {paper.title}\n{names}"
        f"AB  - {(chr(10) + ' ' * 6).join(lines)}\nJT  - Toys\nAID - {paper.ids['doi']} [doi]\n"
    )


def _endnote_refer(paper: Paper) -> str:
    names = "".join(f"%A {author.sort_name}\n" for author in paper.authors)
    return (
        f"%0 Conference Proceedings\n%T {paper.title}\n{names}%B Toys\n%D {_year(paper)}\n"
        f"%8 March 15\n%X {paper.abstract}\n%R {paper.ids['doi']}\n"
    )


def _web_of_science(paper: Paper) -> str:
    names = "\n   ".join(author.sort_name for author in paper.authors)
    return (
        f"PT C\nAF {names}\nTI {paper.title}\nSO Toys\nAB {paper.abstract}\nPD MAR 15\n"
        f"PY {_year(paper)}\nDI {paper.ids['doi']}\nER\n"
    )


def _refworks(paper: Paper) -> str:
    names = "".join(f"A1 {author.family},{author.given}\n" for author in paper.authors)
    return (
        f"RT Conference Proceedings\nID {_number(paper)}\n{names}T1 {paper.title}\n"
        f"T2 Toys\nYR {_year(paper)}\nFD Mar 15\nAB {paper.abstract}\nDO {paper.ids['doi']}\n"
    )


def _hf_list_page(paper: Paper) -> str:
    address = f"https://huggingface.co/papers/{paper.ids['arxiv']}"
    return (
        f"### [{paper.title}]({address})\n\n[{paper.abstract}]({address})\n\n"
        f"[- {len(paper.authors)} authors]({address})\n"
    )


def _hf_paper_page(paper: Paper) -> str:
    return (
        f"Papers\narxiv:{paper.ids['arxiv']}\n{paper.title}\nPublished on Mar 15, {_year(paper)}\n"
        f"Upvote\n14\nAuthors:\n{', '.join(_names(paper))}\nAbstract\n{paper.abstract}\n"
        "View arXiv page View PDF Add to collection\nCommunity\n"
    )


_HF_HTML = (
    '<html><body><div class="SVELTE_HYDRATER contents" data-target="DailyPapers" '
    'data-props="{&quot;dailyPapers&quot;:['
)
_RDF = "".join(
    f' xmlns:{prefix}="{address}"'
    for prefix, address in (
        ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
        ("z", "http://www.zotero.org/namespaces/export#"),
        ("bib", "http://purl.org/net/biblio#"), ("dc", "http://purl.org/dc/elements/1.1/"),
        ("foaf", "http://xmlns.com/foaf/0.1/"), ("dcterms", "http://purl.org/dc/terms/"),
    )
)  # fmt: skip
_ACL_HEAD = (
    '<?xml version="1.0"?>\n<collection id="2020.toys"><volume id="main"><meta>'
    "<booktitle>Toys</booktitle><year>2020</year></meta>\n"
)

WRITERS: Mapping[str, Writer] = {
    "hf_api": Writer(_object(_hf_api), "[", ",\n", "]\n"),
    "arxiv_snapshot": Writer(_object(_arxiv_snapshot)),
    "openalex": Writer(_object(_openalex), '{"meta": {"count": 9}, "results": [', ",\n", "]}\n"),
    "semantic_scholar": Writer(_object(_semantic_scholar), '{"total": 9, "data": [', ",", "]}\n"),
    "crossref": Writer(_object(_crossref), '{"message": {"items": [', ",\n", "]}}\n"),
    "zotero_json": Writer(_object(_zotero_json), "[", ",\n", "]\n"),
    "csl_json": Writer(_formatted("csl_json"), "[", ",\n", "]\n"),
    "csl_yaml": Writer(
        lambda paper: f"- {_formatted('csl_json')(paper)}".replace("\n", "\n  "), "references:\n"
    ),
    "openreview": Writer(_object(_openreview), '{"notes": [', ",\n", "]}\n"),
    "papers_with_code": Writer(_object(_papers_with_code), "[", ",\n", "]\n"),
    "dblp_json": Writer(_object(_dblp_hit), '{"result": {"hits": {"hit": [', ",\n", "]}}}\n"),
    "json_records": Writer(_object(_json_record)),
    "arxiv_atom": Writer(
        _arxiv_atom, '<feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/api/x</id>\n',
        tail="</feed>\n",
    ),
    "arxiv_oai": Writer(_arxiv_oai, "<OAI-PMH><ListRecords>\n", tail="</ListRecords></OAI-PMH>\n"),
    "pubmed_xml": Writer(_pubmed, "<PubmedArticleSet>\n", tail="</PubmedArticleSet>\n"),
    "dblp_xml": Writer(_dblp, "<dblp>\n", tail="</dblp>\n"),
    "acl_xml": Writer(_acl, _ACL_HEAD, tail="</volume></collection>\n"),
    "endnote_xml": Writer(_endnote, "<xml><records>\n", tail="</records></xml>\n"),
    "zotero_rdf": Writer(_zotero_rdf, f"<rdf:RDF{_RDF}>\n", tail="</rdf:RDF>\n"),
    "jats": Writer(_jats, "<articles>\n", tail="</articles>\n"),
    "bibtex": Writer(_formatted("bibtex")),
    "ris": Writer(_formatted("ris"), between=""),
    "nbib": Writer(_nbib),
    "endnote_refer": Writer(_endnote_refer),
    "web_of_science": Writer(
        _web_of_science, "FN Clarivate Analytics Web of Science\nVR 1.0\n", tail="\nEF\n"
    ),
    "refworks": Writer(_refworks),
    "hf_html": Writer(
        lambda paper: escape(json.dumps(_hf_api(paper))), _HF_HTML, ",", ']}"></div></body></html>'
    ),
    "hf_list_page": Writer(_hf_list_page),
    "hf_paper_page": Writer(_hf_paper_page),
    "markdown_list": Writer(_formatted("markdown"), "# Toys\n\n", ""),
    "csv_table": Writer(_formatted("csv_table"), FORMATS["csv_table"].join([]), "", ""),
    "hf_papers": Writer(lambda paper: f"{paper.title}\n{paper.abstract}"),
}  # fmt: skip
