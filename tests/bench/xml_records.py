"""Invented papers -> records of XML formats; the first of a file opens its root, none closes it."""

from __future__ import annotations

from collections.abc import Callable
from html import escape


def _dblp(paper: dict[str, object], title: str, _abstract: str) -> str:
    names = "".join(f"<author>{name}</author>\n" for name in _names(paper))
    return (
        f'<article mdate="2020-01-01" key="journals/toys/{paper["number"]}">\n{names}'
        f"<title>{title} for M&uuml;ller.</title>\n<pages>1-9</pages>\n"
        f"<year>{paper['year']}</year>\n<volume>3</volume>\n<journal>J. Toys</journal>\n"
        f'<ee type="oa">https://doi.org/10.1000/toy.{paper["number"]}</ee>\n</article>'
    )


def _pubmed(paper: dict[str, object], title: str, abstract: str) -> str:
    names = "".join(
        f"<Author><LastName>{name.split()[-1]}</LastName><ForeName>{name.split()[0]}</ForeName>"
        "</Author>\n" for name in _names(paper)
    )  # fmt: skip
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{paper['number']}</PMID><Article><Journal><Title>"
        f"J Toys</Title><JournalIssue><PubDate><Year>{paper['year']}</Year></PubDate>"
        f"</JournalIssue></Journal>\n<ArticleTitle>{title}.</ArticleTitle>\n<Abstract>"
        f"<AbstractText>{abstract}</AbstractText></Abstract>\n<AuthorList>{names}</AuthorList>\n"
        "</Article></MedlineCitation></PubmedArticle>\n"
    )


def _acl(paper: dict[str, object], title: str, abstract: str) -> str:
    names = "".join(
        f"<author><first>{name.split()[0]}</first><last>{name.split()[-1]}</last></author>\n"
        for name in _names(paper)
    )
    return (
        f'<paper id="{paper["number"]}">\n<title><fixed-case>T</fixed-case>{title}</title>\n{names}'
        f"<abstract>{abstract}</abstract>\n<url>2020.toys-main.{paper['number']}</url>\n</paper>\n"
    )


def _arxiv(paper: dict[str, object], title: str, abstract: str) -> str:
    names = "".join(f"<author><name>{name}</name></author>\n" for name in _names(paper))
    return (
        f"<entry><id>http://arxiv.org/abs/2101.{int(str(paper['number'])) % 99999:05}v1</id>\n"
        f"<published>2021-01-01T00:00:00Z</published><title>{title}</title>\n"
        f'<summary>{abstract}</summary>\n{names}<category term="cs.LG"/></entry>\n'
    )


def _names(paper: dict[str, object]) -> list[str]:
    return [f"Ada{at} Toy" for at in range(len(list(paper["authors"])))]  # type: ignore[call-overload]


_ROOTS = {
    _dblp: "<dblp>\n",
    _pubmed: "<PubmedArticleSet>\n",
    _acl: '<collection id="2020.toys"><volume id="main"><meta><year>2020</year></meta>\n',
    _arxiv: '<feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/api/x</id>\n',
}


def _format(
    write: Callable[[dict[str, object], str, str], str],
) -> Callable[[dict[str, object]], str]:
    def record(paper: dict[str, object]) -> str:
        root = _ROOTS[write] if paper["number"] == 1 else ""
        return root + write(paper, escape(str(paper["title"])), escape(str(paper["abstract"])))

    return record


XML_FORMATS = {
    "dblp": ("xml", _format(_dblp)),
    "pubmed": ("xml", _format(_pubmed)),
    "acl": ("xml", _format(_acl)),
    "arxiv": ("xml", _format(_arxiv)),
}
