"""What tables and free JSON call their fields -> our names for them.

Synonyms are those of Scopus, Web of Science, Zotero, Publish or Perish, IEEE Xplore, PubMed,
Mini-Conf and of people who keep a table by hand. Names are compared by their letters and digits
alone: "Source title", "source_title" and "sourceTitle" are one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

# The earlier a synonym, the sooner it is taken where a source has several.
_SYNONYMS = {
    "title": "title|article title|paper title|document title|paper|paper name|item title|"
             "titles|display name|article|survey|title of paper|"
             "title of article|paper/title|title & authors|titel|título|titulo|titre|titolo|"
             "标题|標題|題目|题目|题名|题名/标题|论文标题|论文题目|论文名称|论文|文献标题|タイトル|論文タイトル|제목|название",
    "abstract": "abstract|abstract note|paper abstract|abstract text|summary|summaries|description|"
                "zusammenfassung|resumen|resumo|résumé|摘要|概要|要旨|초록|аннотация",
    "authors": "author full names|authors|author|author names|author(s)|creators|creator|"
               "authors list|author list|author names deduped|inventors|author/s|"
               "authorships author display name|autoren|autor|verfasser|autores|autor(es)|auteurs|"
               "auteur|autori|作者|著者|저자|авторы",
    "date": "date|publication date|published|pubdate|date published|published at|issued|"
            "published date|publish date|publish time|publication date (online)|release date|"
            "submission date|published on|datum|fecha|日期|发表日期|发布日期|发表时间|发布时间",
    "year": "year|publication year|pub year|published year|year published|year of publication|"
            "jahr|erscheinungsjahr|año|ano|année|anno|年份|年|发表年份|出版年|発行年|연도|год",
    "month": "month|publication month|monat|mes|mois|月份|月",
    "venue": "publication title|source title|journal/book|venue|journal|publication|conference|"
             "booktitle|book title|proceedings|proceedings title|container title|journal name|"
             "journal title|conference name|publication name|published in|source|outlet|"
             "conference/journal|"
             "journal/conference|venue/journal|conference or journal|conf|conf.|pub|published at|"
             "publication venue|primary location source display name|zeitschrift|revista|"
             "revue|rivista|期刊|刊名|会议|期刊/会议|会议/期刊|来源|发表期刊|发表于|出处|雑誌名|会議|학회|журнал",
    "volume": "volume|journal volume",
    "issue": "issue|number|issue number|journal issue",
    "pages": "pages|page|page range|journal pages|pagination|art. no.|article number",
    "first page": "page start|start page|startpage|first page",
    "last page": "page end|end page|endpage|last page",
    "publisher": "publisher",
    "place": "place|place of publication|publisher place|publisher location",
    "editor": "editor|editors",
    "license": "license|licence|rights",
    "identifiers": "extra|identifiers",
    "id": "id|paper id|entry id|identifier|uid|article id",
    "series": "series|book series title",
    "type": "document type|item type|entry type|type|publication type|reference type|"
            "document identifier|content type",
    "language": "language|language of original document|lang",
    "doi": "doi|item doi|doi link|digital object identifier|doi url",
    "arxiv": "arxiv|arxiv no.|arxiv id|arxiv link|arxiv url|eprint|arxiv number",
    "pmid": "pmid|pubmed id",
    "pmcid": "pmcid|pmc id",
    "isbn": "isbn|isbns",
    "issn": "issn|issns",
    "acl": "acl id|anthology id|acl",
    "openreview": "openreview|openreview id|openreview url",
    "openalex": "openalex|openalex id",
    "s2": "semantic scholar id|s2 id|s2|s2 url",
    "url": "url|link|article url|paper url|paper link|web|website|urls|links|html|abs url|"
           "abstract url|landing page|uri|source linkout|external url|source urls|link to paper|"
           "preprint url|preprint|"
           "链接|论文链接|地址|リンク",
    "pdf": "pdf|pdf url|pdf urls|pdf link|full text url|open access link",
    "code": "code|code url|github|github url|github repo|repository|repo|code link|source code|"
            "implementation|ref code|code url(s)|代码|代码链接|コード",
    "project page": "project|project page|project url|project page url",
    "data": "dataset url|data url|dataset link|数据集",
    "keywords": "keywords|author keywords|keyword|tags|manual tags|topics|categories|subjects|"
                "subject|topic|category|area|tracks|track|labels|"
                "terms|keywords list|research area|subfield|keywords display name|"
                "schlagwörter|palabras clave|palavras-chave|mots-clés|关键词|关键字|キーワード",
    "more keywords": "index keywords|ieee keyword|ieee keywords|keywords plus|ieee terms|"
                     "automatic tags|mesh terms|primary topic|fields of study",
    "citations": "citations|cited by|times cited|cites|citation count|cited by count|"
                 "times cited, all databases|times cited all databases|"
                 "times cited, wos core|num citations|article citation count|citing works count",
    "upvotes": "upvotes|votes|likes",
    "stars": "stars|github stars",
    "citation key": "citation key|bibtex key|citekey|cite key|bibkey|refkey|key",
    "notes": "comment|comments",
    "tldr": "tldr|tl;dr|one sentence summary",
}  # fmt: skip
# the tags of Web of Science, which mean this beside one another only
_WEB_OF_SCIENCE = {
    "TI": "title", "AF": "authors", "AU": "authors", "AB": "abstract", "PY": "year", "SO": "venue",
    "VL": "volume", "IS": "issue", "AR": "pages", "BP": "first page", "EP": "last page",
    "PU": "publisher", "PI": "place", "SE": "series", "DT": "type", "LA": "language", "DI": "doi",
    "PM": "pmid", "BN": "isbn", "SN": "issn", "DE": "keywords", "ID": "more keywords",
    "TC": "citations",
}  # fmt: skip
_BESIDE_NAME = frozenset({"authors", "abstract", "doi", "arxiv", "venue", "year", "date", "url",
                          "pdf"})  # fmt: skip
_OF_PAPERS = frozenset({"doi", "arxiv", "venue", "year", "pdf"})  # packages have authors as well
OUR_FIELDS = tuple(_SYNONYMS)
_NO_LETTERS = re.compile(r"[\W_]+")


def plain_name(name: str) -> str:
    """A field's name by its letters and digits, in lower case.

    >>> plain_name("Source_Title "), plain_name("arXiv ID")
    ('sourcetitle', 'arxivid')
    """
    return _NO_LETTERS.sub("", name).casefold()


_OURS: dict[str, tuple[str, int]] = {}
for _field, _names in _SYNONYMS.items():
    for _rank, _name in enumerate([*_names.split("|"), _field]):
        _OURS.setdefault(plain_name(_name), (_field, _rank))


def our_fields(names: Collection[str], own: Mapping[str, str]) -> list[tuple[str, str, int]]:
    """(their name, our field, precedence: low first) for those of a source's names that are known.

    `own` has what a shelf's settings say of names, which comes before what we know.
    """
    stated = {plain_name(name): field for name, field in own.items()}
    tags = {"TI", "AU"} <= set(names)
    found: list[tuple[str, str, int]] = []
    for name in names:
        plain = plain_name(name)
        if plain in stated:
            found.append((name, stated[plain], -1))
        elif tags and name in _WEB_OF_SCIENCE:
            found.append((name, _WEB_OF_SCIENCE[name], list(_WEB_OF_SCIENCE).index(name)))
        elif plain in _OURS:
            found.append((name, *_OURS[plain]))
    return sorted(found, key=lambda each: each[2])


def known_fields(names: Collection[str], own: Mapping[str, str]) -> list[tuple[str, str, int]]:
    """`our_fields`, and a field "name" for the title where no other is and papers' fields are.

    >>> known_fields(["Name", "Authors", "Year"], {})[-1]
    ('Name', 'title', 99)
    """
    found = our_fields(names, own)
    ours = {field for _, field, _ in found}
    is_of_paper = bool(ours & _OF_PAPERS) or any(plain_name(name) == "abstract" for name in names)
    if "title" not in ours and is_of_paper and len(ours & _BESIDE_NAME) > 1:
        found += [(name, "title", 99) for name in names if plain_name(name) == "name"]
    return found
