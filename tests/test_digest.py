from __future__ import annotations

import socket
import threading
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings

from generator import digests as digests_module
from generator.digest_command import check_smtp, make_digest, send_digest
from generator.digests import digest_date, digests, papers_since
from generator.model.corpus import Corpus
from generator.model.paper import Annotations, Paper, Related
from generator.pages.digest import digest_pages
from generator.problems import UserError
from generator.settings import Settings
from tests.downloads.test_downloads import HOSTED, SETTINGS, shelf
from tests.formats.papers import hostile_papers, paper

SMTP = (("host", "127.0.0.1"), ("from", "Toys <me@toys.example>"), ("to", "you@toys.example"))


def mail_of(corpus: Corpus, settings: Settings = SETTINGS, since: str = "1900-01-01") -> bytes:
    return make_digest(corpus, settings, since)[2]["eml"]


def parsed(content: bytes) -> EmailMessage:
    mail = message_from_bytes(content, policy=default)
    assert isinstance(mail, EmailMessage)
    assert not mail.defects
    return mail


@pytest.mark.parametrize(
    ("date", "shown", "expected"),
    [
        ("2020-05-06", "", "2020-05-06"),
        ("2020-05", "2021-02-03", "2021-02-03"),
        ("2020-05-06", "2021-02", "2020-05-06"),
        ("2020", "", ""),
        ("2020", "2021-02", "2021-02"),
        ("", "", ""),
    ],
)
def test_the_day_on_a_list_counts_before_that_of_publication_and_a_year_never(
    date: str, shown: str, expected: str
) -> None:
    assert digest_date(replace(paper("a", "A", date=date), dates={"shown": shown})) == expected


def test_an_arxiv_number_names_the_month_where_no_date_does() -> None:
    numbered = paper("a", "A", date="2018", ids={"arxiv": "1706.00001"})
    assert digest_date(numbered) == "2017-06"
    assert digest_date(replace(numbered, date="2018-02-03")) == "2018-02-03"


def test_a_paper_is_in_its_day_its_iso_week_and_its_month() -> None:
    corpus = shelf(
        paper("a", "A", date="2021-01-01"), paper("b", "B", date="2021-01"), paper("c", "C")
    )
    found = [(each.kind, each.id, [p.id for p in each.papers]) for each in digests(corpus)]
    assert found == [
        ("day", "2021-01-01", ["a"]),
        ("week", "2020-W53", ["a"]),
        ("month", "2021-01", ["a", "b"]),
    ]


def test_upvotes_rank_first_then_links_then_the_newest() -> None:
    papers = [
        paper("new", "New", date="2021-01-09"),
        paper("old", "Old", date="2021-01-02"),
        paper("linked", "Linked", date="2021-01-01"),
        replace(paper("few", "Few", date="2021-01-01"), counts={"upvotes": 0}),
        replace(paper("many", "Many", date="2021-01-01"), counts={"upvotes": 7}),
    ]
    corpus = shelf(*papers)
    near = Annotations(related=(Related("linked", 0.5),))
    corpus = replace(corpus, annotations={**corpus.annotations, "old": near})
    ranked = [each.id for each in papers_since(corpus, "2021-01-01")]
    assert ranked == ["many", "few", "linked", "new", "old"]


def test_a_month_counts_as_of_its_first_day() -> None:
    corpus = shelf(paper("a", "A", date="2021-02"), paper("b", "B", date="2021-01"))
    assert [each.id for each in papers_since(corpus, "2021-01-15")] == ["a"]


def test_a_shelf_of_many_periods_has_months_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digests_module, "MOST_PERIODS", 5)
    corpus = shelf(paper("a", "A", date="2021-01-05"), paper("b", "B", date="2021-03-05"))
    assert [each.id for each in digests(corpus)] == ["2021-03", "2021-01"]


def pages(corpus: Corpus, settings: Settings = SETTINGS) -> dict[str, str]:
    return {file.path: file.text for file in digest_pages(corpus, settings, [])}


def test_a_shelf_without_precise_dates_has_no_digests() -> None:
    assert pages(shelf()) == pages(shelf(paper("a", "A", date="2021"))) == {}


def test_a_page_says_the_rule_and_how_many_it_leaves_out() -> None:
    many = [paper(f"p{n}", f"Toy {n}", date="2021-01") for n in range(5)]
    voted = replace(many[4], counts={"upvotes": 1})
    made = pages(shelf(*many[:4], voted), replace(SETTINGS, page_size=2))
    assert set(made) == {"digests/index.md", "digests/2021-01.md"}
    text = made["digests/2021-01.md"]
    assert "# January 2021\n" in text
    assert digests_module.RULE in text
    assert "5 papers, of which the first 2 are here" in text
    assert text.count("\n- [") == 2
    assert "\n    **1 upvote** · January 2021\n" in text


def test_a_page_leads_to_its_neighbours_and_to_what_it_is_part_of() -> None:
    corpus = shelf(
        paper("a", "A", date="2021-02-26"),
        paper("b", "B", date="2021-03-02"),
        paper("c", "C", date="2021-03-04"),
    )
    made = pages(corpus)
    day, week = made["digests/2021-03-02.md"], made["digests/2021-W09.md"]
    assert (
        "[← 26 February 2021](2021-02-26.md) · [all digests](index.md) · "
        "[4 March 2021 →](2021-03-04.md)"
    ) in day
    assert "1 paper · part of [Week 9 of 2021](2021-W09.md) and [March 2021](2021-03.md)\n" in day
    assert "1 March 2021 to 7 March 2021 · 2 papers · part of [March 2021](2021-03.md)\n" in week


def test_the_index_has_a_line_a_month_with_its_weeks_and_days() -> None:
    corpus = shelf(paper("a", "A", date="2021-02-28"), paper("b", "B", date="2021-03-03"))
    index = pages(corpus)["digests/index.md"]
    assert (
        "- [March](2021-03.md) 1 paper  \n"
        '    **Weeks** [9](2021-W09.md "Week 9 of 2021")  \n'
        '    **Days** [3](2021-03-03.md "3 March 2021")\n'
        "- [February](2021-02.md) 1 paper  \n"
    ) in index
    assert "Latest: [3 March 2021](2021-03-03.md) · [Week 9 of 2021](2021-W09.md) · " in index


def test_a_week_in_two_months_stands_in_that_of_its_newest_paper() -> None:
    corpus = shelf(paper("a", "A", date="2021-03-31"), paper("b", "B", date="2021-04-01"))
    april, march = pages(corpus)["digests/index.md"].split("- [April]")[1].split("- [March]")
    assert "(2021-W13.md" in april
    assert "(2021-W13.md" not in march


def test_the_mail_is_the_same_whenever_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = shelf(paper("a", "A", date="2021-02-03"))
    first = mail_of(corpus, HOSTED)
    assert first == mail_of(corpus, HOSTED)
    mail = parsed(first)
    assert mail["Date"] == "Wed, 03 Feb 2021 00:00:00 +0000"
    assert mail["Message-ID"].endswith("@toys.example.org>")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert parsed(mail_of(corpus, HOSTED))["Date"] == "Fri, 02 Jan 1970 00:00:00 +0000"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(UserError, match="SOURCE_DATE_EPOCH"):
        mail_of(corpus)


@given(hostile_papers())
@hypothesis_settings(deadline=None, max_examples=60)
def test_a_mail_of_any_text_is_sound(hostile: Paper) -> None:
    dated = replace(hostile, date="2021-02-03", dates={})
    settings = replace(HOSTED, site_name=f"{hostile.title}\r\nBcc: all@toys.example")
    content = mail_of(shelf(dated), settings)
    assert all(len(line) <= 998 for line in content.split(b"\r\n"))
    mail = parsed(content)
    assert mail["Bcc"] is None
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    body = mail.get_body(("html",))
    assert body is not None
    html = body.get_content()
    assert html.count("<h2") == 1
    assert "<script" not in html.lower()


def test_a_wrong_date_and_a_wrong_address_are_answered_in_a_line() -> None:
    with pytest.raises(UserError, match="2024-05-31"):
        make_digest(shelf(), SETTINGS, "yesterday")
    with pytest.raises(UserError, match="no e-mail address"):
        mail_of(shelf(), replace(SETTINGS, smtp=(("from", "nobody"),)))


class Server(threading.Thread):
    """Takes one mail on a port of its own, as RFC 5321 has it."""

    def __init__(self, refuse: bool = False) -> None:
        super().__init__(daemon=True)
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        self.refuse = refuse
        self.said: list[bytes] = []
        self.mail = b""

    def run(self) -> None:
        connection, _ = self.listening.accept()
        with self.listening, connection, connection.makefile("rwb", buffering=0) as stream:
            stream.write(b"220 toys\r\n")
            while line := stream.readline():
                self.said.append(line.strip())
                command = line[:4].upper()
                if command == b"DATA":
                    stream.write(b"354 go on\r\n")
                    while (line := stream.readline()) not in {b".\r\n", b""}:
                        self.mail += line.removeprefix(b".") if line[:2] == b".." else line
                if command == b"QUIT":
                    stream.write(b"221 bye\r\n")
                    return
                refused = self.refuse and command == b"RCPT"
                stream.write(b"550 no such reader\r\n" if refused else b"250 fine\r\n")


def hosted_by(port: int, **more: str | bool) -> Settings:
    return replace(SETTINGS, smtp=(*SMTP, ("port", port), ("starttls", False), *more.items()))


def test_a_digest_reaches_its_reader_whole() -> None:
    server = Server()
    server.start()
    settings = hosted_by(server.port)
    _, mail, files = make_digest(
        shelf(paper("a", "Toys…", date="2021-02-03")), settings, "2021-01-01"
    )
    send_digest(mail, settings)
    server.join(10)
    assert b"mail FROM:<me@toys.example>" in b"\n".join(server.said)
    assert b"rcpt TO:<you@toys.example>" in b"\n".join(server.said)
    assert server.mail.strip() == files["eml"].strip()


def test_a_server_that_refuses_or_is_not_there_is_told_in_a_line() -> None:
    server = Server(refuse=True)
    server.start()
    settings = hosted_by(server.port)
    _, mail, _ = make_digest(shelf(), settings, "2021-01-01")
    for _ in range(2):  # the second time nobody listens
        with pytest.raises(UserError, match="did not take the mail"):
            send_digest(mail, settings)
        server.join(10)
    assert server.mail == b""


def test_nothing_is_sent_without_a_password_or_in_the_clear(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings = hosted_by(1, user="me")
    _, mail, _ = make_digest(shelf(), settings, "2021-01-01")
    monkeypatch.delenv("PAPERSHELF_SMTP_PASSWORD", raising=False)
    with pytest.raises(UserError, match="PAPERSHELF_SMTP_PASSWORD"):
        send_digest(mail, settings)
    monkeypatch.setenv("PAPERSHELF_SMTP_PASSWORD", "secret")
    with pytest.raises(UserError, match="encrypted only"):
        send_digest(mail, settings)
    with pytest.raises(UserError, match="`host`, `from`, `to`"):
        check_smtp(SETTINGS)
