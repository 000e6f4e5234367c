"""The digest's e-mail, file by file: what mail programs ask of one, as rules."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from lxml import html as lxml_html

from generator.commands.make_digest import News, make_digest
from generator.digests import RULE
from generator.model.corpus import Corpus
from generator.model.paper import Annotations, Paper
from generator.model.work import Link, LinkKind, Summary
from generator.problems import UserError
from generator.settings import Settings
from tests.downloads.test_downloads import HOSTED, SETTINGS, shelf
from tests.formats.papers import NASTY, hostile_papers, paper

GMAIL_CLIP = 102_000  # bytes of a body, from which on Gmail hides the rest
STYLES = {"font-family", "font-size", "font-weight", "line-height", "margin", "max-width",
          "padding", "opacity"}  # fmt: skip


def news_of(corpus: Corpus, settings: Settings = SETTINGS, **more: str) -> News:
    return make_digest(corpus, settings, "1900-01-01", **more)


def parsed(content: bytes) -> EmailMessage:
    mail = message_from_bytes(content, policy=default)
    assert isinstance(mail, EmailMessage)
    assert not [defect for part in mail.walk() for defect in part.defects]
    return mail


def mail_of(corpus: Corpus, settings: Settings = SETTINGS, **more: str) -> EmailMessage:
    return parsed(news_of(corpus, settings, **more).files["eml"])


def body(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    assert part is not None
    content: str = part.get_content()
    return content.replace("\r\n", "\n")


def toys(count: int = 3, gist: str = "They fold.") -> Corpus:
    papers = [
        paper(f"p{n:04}", f"Toy {n}", date="2021-02-03", ids={"arxiv": "2102.00001"})
        for n in range(count)
    ]
    notes = {each.id: Annotations(summary=Summary(gist)) for each in papers}
    return replace(shelf(*papers), annotations=notes)


def test_the_mail_is_the_same_whenever_it_is_made() -> None:
    first = news_of(toys(), HOSTED).files
    assert first == news_of(toys(), HOSTED).files
    mail = parsed(first["eml"])
    assert mail["Date"] == "Wed, 03 Feb 2021 00:00:00 +0000"
    assert re.fullmatch(r"<[0-9a-f]{32}@toys\.example\.org>", mail["Message-ID"])
    assert mail["Message-ID"] != mail_of(toys(2), HOSTED)["Message-ID"]
    assert mail_of(toys(), epoch="86400")["Date"] == "Fri, 02 Jan 1970 00:00:00 +0000"
    with pytest.raises(UserError, match="SOURCE_DATE_EPOCH"):
        news_of(toys(), epoch="soon")


def test_a_mail_program_may_choose_plain_text_or_html_of_the_same_papers() -> None:
    mail = mail_of(toys(), HOSTED)
    assert mail.get_content_type() == "multipart/alternative"
    assert mail["MIME-Version"] == "1.0"
    parts = list(mail.iter_parts())
    assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]
    for part in parts:
        assert part.get_content_charset() == "utf-8"
        assert part["Content-Transfer-Encoding"] == "quoted-printable"
        for said in ("Toy 0", "Toy 2", "They fold.", RULE[:40]):
            assert said in " ".join(part.get_content().split())  # type: ignore[attr-defined]


def test_the_plain_text_is_no_markup() -> None:
    corpus = shelf(paper("a", "Toys_of *R^d* & <cranes> at $5", date="2021-02-03"))
    text = body(mail_of(corpus, HOSTED), "plain")
    assert "1. Toys_of *R^d* & <cranes> at $5\n" in text
    assert "\n   https://toys.example.org/shelf/papers/a.html\n" in text
    assert "All digests on the site: https://toys.example.org/shelf/digests/index.html" in text


def elements(html: str) -> list[lxml_html.HtmlElement]:
    return [each for each in lxml_html.document_fromstring(html).iter() if each.tag != "html"]


def test_the_html_has_only_what_every_mail_program_shows() -> None:
    html = body(mail_of(toys(), HOSTED), "html")
    assert html.startswith("<!doctype html>")
    found = elements(html)
    assert {each.tag for each in found} <= {"head", "meta", "title", "body", "div", "h1", "h2",
                                            "p", "a"}  # fmt: skip
    assert {name for each in found for name in each.attrib} <= {
        "charset", "name", "content", "style", "href", "dir"
    }  # fmt: skip
    styles = [rule.split(":") for each in found for rule in each.get("style", "").split(";")]
    assert {name for name, *_ in styles if name} <= STYLES
    assert "max-width:600px" in html  # no program shows a wider column without a scroll bar
    assert "url(" not in html


def test_the_colours_are_the_program_s_own_in_light_and_dark() -> None:
    html = body(mail_of(toys(), HOSTED), "html")
    assert '<meta name="color-scheme" content="light dark">' in html
    assert not re.search(r"(?:color|background)\s*:|#[0-9a-f]{3,8}\b", html, re.I)


def test_links_are_absolute_and_lead_to_the_site_where_it_has_an_address() -> None:
    def links(settings: Settings) -> set[str]:
        html = body(mail_of(toys(1), settings), "html")
        return {each.get("href") for each in elements(html) if each.tag == "a"}

    root = "https://toys.example.org/shelf/"
    assert links(HOSTED) == {f"{root}papers/p0000.html", f"{root}digests/index.html"}
    assert links(replace(HOSTED, use_directory_urls=True)) == {f"{root}papers/p0000/",
                                                               f"{root}digests/"}  # fmt: skip
    assert links(SETTINGS) == {"https://arxiv.org/abs/2102.00001"}


def test_an_address_that_is_none_of_the_web_is_no_link() -> None:
    odd = paper("a", "A", date="2021-02-03", links=(Link(LinkKind.PAPER, "javascript:alert(1)"),))
    for content in news_of(shelf(odd)).files.values():
        assert b"javascript" not in content


@pytest.mark.parametrize("gist", ["They fold. " * 20, "折り鶴は空を飛ぶ。" * 40])
def test_a_long_mail_stays_whole_in_gmail_and_says_what_it_leaves_to_the_site(gist: str) -> None:
    news = news_of(toys(600, gist), HOSTED)
    mail = parsed(news.files["eml"])
    for part in mail.iter_parts():
        assert len(part.get_payload().encode()) < GMAIL_CLIP  # type: ignore[attr-defined]
    html, text = body(mail, "html"), body(mail, "plain")
    shown = html.count("<h2")
    assert 20 < shown < 600
    assert f"… and {600 - shown} more on the site." in html
    assert f"… and {600 - shown} more on the site." in text
    assert news.files["html"].count(b"<h2") == news.files["md"].count(b"\n- **") == 600
    assert "more on the site" not in body(mail_of(toys(3, gist)), "html")


def test_one_endless_text_takes_no_room_from_the_others() -> None:
    endless = paper("endless", "Toy " * 40_000, date="2021-02-04")
    corpus = shelf(endless, paper("other", "Other", date="2021-02-03"))
    notes = {"endless": Annotations(summary=Summary("They fold. " * 20_000))}
    html = body(mail_of(replace(corpus, annotations=notes), HOSTED), "html")
    assert html.count("<h2") == 2
    assert "Toy Toy…</a></h2>" in html
    assert "more on the site" not in html


def test_a_mail_of_nothing_says_so() -> None:
    news = news_of(shelf(), HOSTED)
    assert news.count == 0
    for content in news.files.values():
        assert b"Nothing is new." in content
        assert b"digests/index" not in content  # the site has none


@pytest.mark.parametrize("name", ["Ölpapier & 折り鶴 😀", "x" * 300, 'Toys "of" <b>, Ltd.', "@"])
def test_names_in_any_script_stand_in_headers_of_ascii(name: str) -> None:
    smtp = (("from", "me@toys.example"), ("to", "Zoë <you@toys.example>, them@toys.example"))
    content = news_of(toys(), replace(SETTINGS, site_name=name, smtp=smtp)).files["eml"]
    head = content.partition(b"\r\n\r\n")[0]
    assert head.isascii()
    mail = parsed(content)
    assert mail["Subject"] == f"{name}: new since 1900-01-01"
    assert mail["From"].addresses[0].display_name == name
    assert [each.addr_spec for each in mail["To"].addresses] == ["you@toys.example",
                                                                 "them@toys.example"]  # fmt: skip


@given(hostile_papers())
@hypothesis_settings(deadline=None, max_examples=60)
def test_a_mail_of_any_text_is_sound(hostile: Paper) -> None:
    dated = replace(hostile, date="2021-02-03", dates={})
    settings = replace(HOSTED, site_name=f"{hostile.title}\r\nBcc: all@toys.example")
    news = news_of(shelf(dated), settings)
    assert all(len(line) <= 998 for line in news.files["eml"].split(b"\r\n"))
    assert b"\n" not in news.files["eml"].replace(b"\r\n", b"")
    mail = parsed(news.files["eml"])
    assert mail["Bcc"] is None
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert body(mail, "html").count("<h2") == 1


@pytest.mark.parametrize("sign", NASTY)
def test_hostile_titles_are_text_in_the_html(sign: str) -> None:
    title = f"Toys {sign}<img src=x onerror=alert(1)>{sign} of 'all' \"kinds\""
    html = news_of(shelf(paper("a", title, date="2021-02-03")), HOSTED).files["html"].decode()
    found = elements(html)
    assert {each.tag for each in found} == {"head", "meta", "title", "body", "div", "h1", "h2",
                                            "p", "a"}  # fmt: skip
    (heading,) = [each for each in found if each.tag == "h2"]
    assert " ".join(heading.text_content().split()) == " ".join(title.split())
    assert {name for each in found for name in each.attrib} <= {"charset", "name", "content",
                                                                "style", "href", "dir"}  # fmt: skip


@pytest.mark.parametrize("since", ["yesterday", "2024-13-01", "2024", "", "2024-05-31; rm"])
def test_a_wrong_date_is_answered_in_a_line(since: str) -> None:
    with pytest.raises(UserError, match="write 2024-05-31"):
        make_digest(shelf(), SETTINGS, since)


@pytest.mark.parametrize(
    "address", ["nobody", "@", "me@", "a@b, nobody", "jürgen@toys.example", " ", "<>"]
)
def test_a_wrong_address_is_answered_in_a_line(address: str) -> None:
    for key in ("from", "to"):
        with pytest.raises(UserError, match="no e-mail address"):
            news_of(shelf(), replace(SETTINGS, smtp=((key, address),)))
