"""A digest on its way: through the command line, by a mail server of the test's own."""

from __future__ import annotations

import base64
import io
import json
import os
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest

from generator import digest_send
from generator.cli.digests import _password
from generator.commands.make_digest import News, make_digest
from generator.digest_send import check_smtp, send_digest
from generator.problems import UserError
from generator.settings import Settings
from tests.conftest import SHELF_CONFIG, make_shelf
from tests.downloads.test_downloads import SETTINGS, shelf
from tests.formats.papers import paper
from tests.test_site import run

WORD = "s3cret-toys"
PEOPLE = {"host": "localhost", "from": "Toys <me@toys.example>", "to": "you@toys.example"}


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate of localhost that nobody but the test trusts, and its key."""
    if not (openssl := shutil.which("openssl")):
        pytest.skip("no openssl on this machine to make a certificate with")
    folder = tmp_path_factory.mktemp("certificate")
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost"],
        check=True, capture_output=True,
    )  # fmt: skip
    return certificate, key


@dataclass
class Manners:
    """How a server behaves: which logins it takes, whom it refuses, how it is encrypted."""

    login: str = ""  # PLAIN or LOGIN, empty for none
    refused: tuple[str, ...] = ()
    tls: ssl.SSLContext | None = None
    at_once: bool = False  # TLS from the first byte on
    repeats: bool = False  # what it was told, when it refuses a password


class Server(threading.Thread):
    """Takes one mail on a port of its own, as RFC 5321, 3207 and 4954 have it."""

    def __init__(self, manners: Manners) -> None:
        super().__init__(daemon=True)
        self.listening = socket.create_server(("localhost", 0))
        self.port = self.listening.getsockname()[1]
        self.manners = manners
        self.commands: list[str] = []
        self.in_clear: list[str] = []
        self.mail = b""
        self.is_in = self.is_encrypted = False

    def run(self) -> None:
        self.connection, _ = self.listening.accept()
        self.connection.settimeout(10)
        with self.listening, suppress(OSError):
            if self.manners.at_once:
                self._encrypt()
            self._say("220 toys")
            while self._serve():
                pass
        self.connection.close()

    def _encrypt(self) -> None:
        assert self.manners.tls
        self.connection = self.manners.tls.wrap_socket(self.connection, server_side=True)
        self.is_encrypted = True

    def _read(self) -> bytes:
        line = b""
        while not line.endswith(b"\n") and (sign := self.connection.recv(1)):
            line += sign
        return line

    def _serve(self) -> bool:
        """Answer a command; whether another may come."""
        line = self._read().decode().strip()
        self.commands.append(line)
        if not self.is_encrypted:
            self.in_clear.append(line.split()[0] if line else "")
        command = line[:4].upper()
        if command == "STAR":
            self._say("220 go on")
            self._encrypt()
        elif command == "QUIT":
            self._say("221 bye")
        elif line:
            self._answer(command, line)
        return command not in {"QUIT", ""}

    def _answer(self, command: str, line: str) -> None:
        if command == "EHLO":
            offers = ["STARTTLS"] if self.manners.tls and not self.is_encrypted else []
            offers += [f"AUTH {self.manners.login}"] if self.manners.login else []
            for offer in ("toys", *offers):
                self._say(f"250-{offer}")
            self._say("250 8BITMIME")
        elif command == "AUTH":
            self._login(line)
        elif command == "DATA":
            self._say("354 go on")
            while (row := self._read()) not in {b".\r\n", b""}:
                self.mail += row.removeprefix(b".") if row[:2] == b".." else row
            self._say("250 fine")
        elif command == "RCPT" and any(each in line for each in self.manners.refused):
            self._say("550 no such\x1b[31m reader")
        else:
            self._say("250 fine")

    def _login(self, line: str) -> None:
        if self.manners.login == "PLAIN":
            _, user, password = base64.b64decode(line.split()[2]).decode().split("\0")
        else:
            user = base64.b64decode(line.split()[2]).decode()
            self._say(f"334 {base64.b64encode(b'Password:').decode()}")
            password = base64.b64decode(self._read()).decode()
        self.is_in = (user, password) == ("me", WORD)
        told = f" {password}" if self.manners.repeats else ""
        self._say("235 welcome" if self.is_in else f"535 5.7.8 not you{told}")

    def _say(self, line: str) -> None:
        self.connection.sendall(f"{line}\r\n".encode())


@pytest.fixture
def served() -> Iterator[Any]:
    """Start servers; all have ended when the test has."""
    started: list[Server] = []

    def serve(**manners: Any) -> Server:
        server = Server(Manners(**manners))
        server.start()
        started.append(server)
        return server

    yield serve
    for server in started:
        with suppress(OSError):  # one that nobody called still listens
            socket.create_connection(("localhost", server.port), 1).close()
        server.join(10)
        assert not server.is_alive()


@pytest.fixture
def tls(certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """What a server encrypts with, and the test trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    return context


def settings_for(port: int, **more: str | bool) -> Settings:
    return replace(SETTINGS, smtp=tuple({**PEOPLE, "port": port, **more}.items()))


def digest(settings: Settings) -> News:
    corpus = shelf(paper("a", "Toys…", date="2021-02-03"))
    return make_digest(corpus, settings, "2021-01-01")


def reason(settings: Settings, password: str = "") -> str:
    with pytest.raises(UserError) as failed:
        send_digest(digest(settings).mail, settings, password)
    message = str(failed.value)
    assert message.isprintable()
    assert not password or password not in message
    return message


def test_a_digest_reaches_its_readers_whole_and_dated_as_of_now(served: Any) -> None:
    server = served()
    settings = settings_for(
        server.port, starttls=False, to="you@toys.example, Zoë <them@toys.example>"
    )
    news = digest(settings)
    send_digest(news.mail, settings)
    server.join(10)
    told = [line.lower().split(" size")[0] for line in server.commands]
    assert "mail from:<me@toys.example>" in told
    assert {"rcpt to:<you@toys.example>", "rcpt to:<them@toys.example>"} <= set(told)
    sent, written = message_from_bytes(server.mail), message_from_bytes(news.files["eml"])
    assert written["Date"] == "Wed, 03 Feb 2021 00:00:00 +0000"
    assert sent["Date"] != written["Date"]
    assert sent["Message-ID"] == written["Message-ID"]
    assert sent.as_bytes().split(b"\n\n")[1:] == written.as_bytes().split(b"\n\n")[1:]


def test_where_a_time_is_stated_the_mail_is_sent_as_it_was_written(served: Any) -> None:
    server = served()
    settings = settings_for(server.port, starttls=False)
    news = digest(settings)
    send_digest(news.mail, settings, epoch="86400")
    server.join(10)
    assert server.mail.strip() == news.files["eml"].strip()


@pytest.mark.parametrize("login", ["PLAIN", "LOGIN"])
def test_starttls_comes_before_the_password_and_the_mail(
    served: Any, tls: ssl.SSLContext, login: str
) -> None:
    server = served(login=login, tls=tls)
    settings = settings_for(server.port, user="me")
    send_digest(digest(settings).mail, settings, WORD)
    server.join(10)
    assert server.is_in
    assert b"Toys" in server.mail
    assert [command.upper() for command in server.in_clear] == ["EHLO", "STARTTLS"]


def test_a_server_of_port_465_is_encrypted_at_once(
    served: Any, tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = served(login="PLAIN", tls=tls, at_once=True)
    monkeypatch.setattr(digest_send, "SUBMISSIONS", server.port)
    settings = settings_for(server.port, user="me", starttls=False)
    send_digest(digest(settings).mail, settings, WORD)
    server.join(10)
    assert server.is_in
    assert server.in_clear == []


@pytest.mark.parametrize("repeats", [False, True])
def test_a_wrong_password_is_told_in_a_line_and_not_repeated(
    served: Any, tls: ssl.SSLContext, repeats: bool
) -> None:
    server = served(login="PLAIN", tls=tls, repeats=repeats)
    said = reason(settings_for(server.port, user="me"), "wr0ng-toys")
    assert f"localhost:{server.port} did not take the mail: it refuses the user's name or" in said
    assert "5.7.8 not you" in said
    server.join(10)
    assert server.mail == b""


def test_a_certificate_that_nobody_trusts_gets_no_password(
    served: Any, tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", os.devnull)
    server = served(login="PLAIN", tls=tls)
    assert "certificate is not trusted" in reason(settings_for(server.port, user="me"), WORD)
    server.join(10)
    assert not any(line.startswith("AUTH") for line in server.commands)


def test_a_server_without_encryption_gets_no_password(served: Any) -> None:
    server = served(login="PLAIN")
    assert "STARTTLS" in reason(settings_for(server.port, user="me"), WORD)
    server.join(10)
    assert not any(line.startswith("AUTH") for line in server.commands)


def test_whom_a_server_refuses_is_named(served: Any) -> None:
    server = served(refused=("you@",))
    said = reason(settings_for(server.port, starttls=False))
    assert "it refuses you@toys.example (no such" in said
    server.join(10)
    assert server.mail == b""
    server = served(refused=("them@",))
    both = "you@toys.example, them@toys.example"
    said = reason(settings_for(server.port, starttls=False, to=both))
    assert "took the mail, but not for them@toys.example" in said
    server.join(10)
    assert b"Toys" in server.mail


def test_a_server_that_is_not_there_is_told_in_a_line() -> None:
    with socket.create_server(("localhost", 0)) as closed:
        port = closed.getsockname()[1]
    assert f"localhost:{port} did not take the mail: " in reason(settings_for(port))


def test_what_cannot_be_sent_is_known_before_a_server_is_called() -> None:
    assert "PAPERSHELF_SMTP_PASSWORD" in reason(settings_for(1, user="me"))
    assert "letters that SMTP does not know" in reason(settings_for(1, user="me"), "pä")
    with pytest.raises(UserError, match="encrypted only"):
        check_smtp(settings_for(1, user="me", starttls=False))
    with pytest.raises(UserError, match="`host`, `from`, `to`"):
        check_smtp(SETTINGS)
    with pytest.raises(UserError, match="no e-mail address"):
        check_smtp(settings_for(1, to="nobody"))


def configured(folder: Path, smtp: dict[str, Any] | str) -> Path:
    """A shelf of two papers, one of them tagged, and a mail server in its configuration."""
    abstract = "We train a diffusion model on toys, and the diffusion model folds cranes. " * 3
    papers = [
        {"title": "Toys fold", "date": "2024-05-03", "abstract": abstract, "upvotes": 7},
        {"title": "Toys of old", "date": "2021-02-03"},
    ]
    settings = make_shelf(folder / "shelf", {"toys.json": json.dumps(papers)})
    said = smtp if isinstance(smtp, str) else json.dumps(smtp)
    config = SHELF_CONFIG.replace("- papershelf\n", f"- papershelf: {{smtp: {said}}}\n")
    (settings.root / "mkdocs.yml").write_text(config, encoding="utf-8")
    return settings.root


def test_the_command_writes_three_files_of_what_is_new(tmp_path: Path) -> None:
    root = configured(tmp_path, "{}")
    done = run("digest", "--since", "2024-05-01", "--out", "news", cwd=root)
    assert done.returncode == 0, done.stderr
    assert "1 paper\n" in done.stderr
    assert {path.name for path in (root / "news").iterdir()} == {
        "digest.eml", "digest.html", "digest.md"
    }  # fmt: skip
    for path in (root / "news").iterdir():
        assert path.name in done.stderr
        assert "Toys fold" in path.read_text(encoding="utf-8")
        assert "Toys of old" not in path.read_text(encoding="utf-8")
    tagged = run("digest", "--since", "2020-01-01", "--tag", "diffusion model", "--out", "news",
                 cwd=root)  # fmt: skip
    assert tagged.returncode == 0, tagged.stderr
    text = (root / "news/digest.md").read_text(encoding="utf-8")
    assert text.startswith("# My shelf: new since 2020-01-01, diffusion model\n")
    assert "Toys fold" in text
    assert "Toys of old" not in text


def test_nothing_new_is_said_with_the_newest_date(tmp_path: Path) -> None:
    root = configured(tmp_path, PEOPLE)
    done = run("digest", "--since", "2031-01-01", "--out", "news", "--send", "--really", cwd=root)
    assert done.returncode == 0
    assert (
        "nothing is new since 2031-01-01: the newest paper is of 2024-05-03, so nothing is sent\n"
    ) in done.stderr
    assert "Nothing is new." in (root / "news/digest.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--since", "May", "--out", "news"], "--since 'May' is no date: write 2024-05-31"),
        (["--since", "2024-05-01"], "say where to with --out DIR, or --send"),
        (["--since", "2024-05-01", "--out", "n", "--really"], "--really goes with --send"),
        (["--since", "2024-05-01", "--out", "n", "--tag", "Diffusoin model"],
         "no paper has the tag 'Diffusoin model' (did you mean 'diffusion model'?)"),
        (["--since", "2024-05-01", "--send"], "say `host`, `from`, `to` below `smtp`"),
    ],
)  # fmt: skip
def test_a_request_for_a_digest_that_cannot_be_served_is_one_line(
    words: list[str], said: str, tmp_path: Path
) -> None:
    done = run("digest", *words, cwd=configured(tmp_path, "{}"))
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert said in done.stderr


@pytest.mark.parametrize(
    ("smtp", "said"),
    [
        ("{hots: a}", "no such key 'hots' (did you mean 'host'?)"),
        ("{port: '587'}", "port is no number: '587'"),
        ("{port: 70000}", "70000 is no port"),
        ("{starttls: maybe}", "starttls is no true or false: 'maybe'"),
        (f"{{password: {WORD}}}", "set the environment variable PAPERSHELF_SMTP_PASSWORD"),
        ("me@toys.example", "smtp"),
    ],
)
def test_a_wrong_setting_of_the_mail_server_is_one_line_without_secrets(
    smtp: str, said: str, tmp_path: Path
) -> None:
    done = run("digest", "--since", "2024-05-01", "--send", cwd=configured(tmp_path, smtp))
    assert done.returncode == 2
    (line,) = [each for each in done.stderr.splitlines() if "error" in each]
    assert said in line
    assert WORD not in done.stderr + done.stdout


def test_sending_is_a_dry_run_unless_it_is_really_meant(
    tmp_path: Path, served: Any, tls: ssl.SSLContext
) -> None:
    server = served(login="PLAIN", tls=tls)
    root = configured(tmp_path, {**PEOPLE, "port": server.port, "user": "me"})
    words = ("digest", "--since", "2024-05-01", "--send")
    dry = run(*words, cwd=root)
    assert dry.returncode == 0, dry.stderr
    assert f"not sent; --really sends by localhost:{server.port} as me:" in dry.stderr
    assert "From: Toys <me@toys.example>\nTo: you@toys.example\nSubject: My shelf" in dry.stdout
    assert "1. Toys fold" in dry.stdout
    assert server.commands == []
    missing = run(*words, "--really", cwd=root, PAPERSHELF_SMTP_PASSWORD="")
    assert missing.returncode == 2
    assert "password is missing: set PAPERSHELF_SMTP_PASSWORD" in missing.stderr
    assert server.commands == []
    sent = run(*words, "--really", cwd=root, PAPERSHELF_SMTP_PASSWORD=WORD)
    assert sent.returncode == 0, sent.stderr
    assert f"sent by localhost:{server.port} as me:" in sent.stderr
    server.join(10)
    assert server.is_in
    assert b"Toys fold" in server.mail
    assert WORD not in dry.stdout + dry.stderr + sent.stdout + sent.stderr


def test_the_password_is_asked_for_where_somebody_sits_and_none_is_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[dict[str, Any]] = []

    def prompt(text: str, **options: Any) -> str:
        asked.append({"text": text, **options})
        return WORD

    monkeypatch.delenv("PAPERSHELF_SMTP_PASSWORD", raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("click.prompt", prompt)
    assert _password(settings_for(1)) == ""
    assert _password(settings_for(1, user="me")) == WORD
    assert [options["hide_input"] for options in asked] == [True]


def test_the_help_says_where_the_password_comes_from(tmp_path: Path) -> None:
    helped = run("digest", "--help", cwd=tmp_path).stdout
    assert "PAPERSHELF_SMTP_PASSWORD" in helped
    assert "--password" not in helped
    assert "papershelf digest --since 2024-05-01 --send --really" in helped
