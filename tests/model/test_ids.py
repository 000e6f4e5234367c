from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.model.arxiv_ids import arxiv_version
from generator.model.ids import NAMES, PARSERS, collect_ids, find_ids, id_url, parse_id, same_id
from generator.model.isbns import parse_isbn
from generator.model.orcids import parse_orcid

CASES = yaml.safe_load((Path(__file__).parent / "ids.yml").read_text(encoding="utf-8"))
FOUND = [(scheme, text, value) for scheme, each in CASES.items() for text, value in each.items()]


@pytest.mark.parametrize(("scheme", "text", "value"), FOUND)
def test_an_identifier_is_known_in_every_spelling(scheme: str, text: str, value: str) -> None:
    assert parse_id(scheme, text) == value


IDENTIFIERS = {
    "arxiv": r"(0[89]|1[0-4])(0[1-9]|1[0-2])\.\d{4}|(1[5-9]|2\d)(0[1-9]|1[0-2])\.\d{5}|"
    r"(hep-th|math|cs|q-bio)/9[1-9](0[1-9]|1[0-2])\d{3}",
    "doi": r"10\.\d{4,6}/[a-zA-Z0-9._()#%?&=:;+<>\[\]-]{1,20}",
    "acl": r"[A-Z]\d{2}-\d{4}|20\d\d\.[a-z]{3,6}-[a-z]{3,5}\.\d{1,3}",
    "openalex": r"W\d{4,10}",
    "s2": r"[0-9a-f]{40}",
    "pmid": r"[1-9]\d{0,7}",
    "pmcid": r"PMC\d{4,8}",
    "dblp": r"(conf|journals)/[a-z]{2,6}/[A-Z][A-Za-z]{1,8}\d\d[a-z]?",
    "openreview": r"[A-Za-z0-9_-]{9,11}",
}


def test_every_scheme_with_an_address_is_tried() -> None:
    assert {scheme for scheme in PARSERS if id_url(scheme, "x")} == set(IDENTIFIERS)
    assert set(NAMES) == set(PARSERS)


@pytest.mark.parametrize("scheme", IDENTIFIERS)
@given(st.data())
@settings(deadline=None)
def test_the_address_of_an_identifier_leads_back_to_it(scheme: str, data: st.DataObject) -> None:
    value = data.draw(
        st.from_regex(IDENTIFIERS[scheme], fullmatch=True, alphabet=st.characters(codec="ascii"))
    )
    assume(parse_id(scheme, value) == value)  # a DOI ends in no punctuation
    assert parse_id(scheme, id_url(scheme, value)) == value
    if scheme != "isbn":
        assert find_ids(id_url(scheme, value)) == {scheme: value}


@pytest.mark.parametrize(
    "text",
    ["2004.10123", "W2023", "P19-1001", "12345678", "1998-2004", "data/sample", "abs", "PMC1234",
     "conf/readme", "204e3073870fae3d05bcbc2f6a8e263d9b72e776", "rJl-b3RcF7", "", "https://a.org/b",
     "see https://doi.org", "https://github.com/conf/nips", "https://example.org/12345678"],
)  # fmt: skip
def test_plain_text_and_bare_numbers_hold_no_identifier(text: str) -> None:
    assert find_ids(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [("arXiv:1706.03762", {"arxiv": "1706.03762"}), ("hep-th/9901001", {"arxiv": "hep-th/9901001"}),
     ("10.1145/3292500", {"doi": "10.1145/3292500"}), ("PMID: 123", {"pmid": "123"}),
     ("https://doi.org/10.48550/arXiv.1706.03762", {"arxiv": "1706.03762"}),
     ("DBLP:conf/nips/VaswaniSPUJGKP17", {"dblp": "conf/nips/VaswaniSPUJGKP17"})],
)  # fmt: skip
def test_what_names_its_scheme_is_found(text: str, expected: dict[str, str]) -> None:
    assert find_ids(text) == expected


def test_a_version_is_told_from_the_id() -> None:
    assert arxiv_version("https://arxiv.org/pdf/2307.09288v12.pdf") == 12
    assert arxiv_version("2307.09288") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("0000-0002-1825-0097", "0000-0002-1825-0097"), ("0000000218250097", "0000-0002-1825-0097"),
     ("https://orcid.org/0000-0001-5109-3700", "0000-0001-5109-3700"),
     ("https://orcid.org/my-orcid?orcid=0000-0001-5109-3700", "0000-0001-5109-3700"),
     ("0000-0002-1694-233x", "0000-0002-1694-233X"), ("0000-0002-1825-0098", None),
     ("0000-0000-0000-0001", None), ("10000-0002-1825-0097", None), ("none", None)],
)  # fmt: skip
def test_an_orcid_has_a_right_check_digit(text: str, expected: str | None) -> None:
    assert parse_orcid(text) == expected


def test_wrong_identifiers_are_left_out_and_an_arxiv_doi_is_an_arxiv_id() -> None:
    stated = {"doi": "10.48550/arXiv.1706.03762", "pmid": "none", "isbn": "", "acl": "N19-1423"}
    assert collect_ids(stated) == {"arxiv": "1706.03762", "acl": "N19-1423"}


def test_dois_are_blind_to_case() -> None:
    assert same_id("doi", "10.1000/ABC", "10.1000/abc")
    assert not same_id("openreview", "rJl", "rjl")


@given(st.text(max_size=60))
@settings(deadline=None)
def test_any_text_is_an_identifier_or_none(text: str) -> None:
    for scheme in PARSERS:
        value = parse_id(scheme, text)
        if value is not None:
            assert parse_id(scheme, value) == value
    find_ids(text)
    parse_orcid(text)


def test_an_isbn_with_a_very_long_run_of_blanks_behind_it_is_read_at_once() -> None:
    assert parse_isbn("0-19-852663-6" + "\t" * 300_000 + "p") is None
