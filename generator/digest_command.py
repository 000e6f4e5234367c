"""`papershelf digest`: what is new since a day, as files, and by the user's own mail server."""

from __future__ import annotations

import os
import smtplib
import ssl
from collections.abc import Mapping
from datetime import date
from email.message import EmailMessage
from pathlib import Path

from generator.digest_mail import (
    digest_items,
    digest_mail,
    render_digest_html,
    render_digest_markdown,
)
from generator.digests import digest_date, papers_since
from generator.export_command import Selection, select, write_whole
from generator.model.corpus import Corpus
from generator.model.dates import first_day
from generator.problems import UserError, quote
from generator.settings import Settings

TIMEOUT = 60  # seconds that a mail server may take to answer
PASSWORD = "PAPERSHELF_SMTP_PASSWORD"  # noqa: S105 - the name of a variable


def make_digest(
    corpus: Corpus, settings: Settings, since: str, tag: str = ""
) -> tuple[int, EmailMessage, Mapping[str, bytes]]:
    """How many papers are new, the mail, and the files by suffix. Raises UserError."""
    try:
        since = date.fromisoformat(since).isoformat()
    except ValueError:
        raise UserError(f"--since {quote(since)} is no date: write 2024-05-31") from None
    papers = papers_since(corpus, since)
    title = f"{' '.join(settings.site_name.split())}: new since {since}"
    if tag:
        tagged = {paper.id for paper in select(corpus, settings, Selection(tag=tag))[0]}
        papers = [paper for paper in papers if paper.id in tagged]
        title += f", {' '.join(tag.split())}"
    title = title.encode("utf-8", "replace").decode()
    items = digest_items(papers, corpus, settings)
    day = max((first_day(digest_date(paper)) for paper in papers), default=since)
    mail = digest_mail(title, items, settings, day, os.environ.get("SOURCE_DATE_EPOCH", ""))
    files = {
        "eml": mail.as_bytes(),
        "html": render_digest_html(title, items).encode(),
        "md": render_digest_markdown(title, items).encode(),
    }
    return len(papers), mail, files


def write_digest(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write `digest.eml`, `digest.html` and `digest.md` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for suffix, content in files.items():
        write_whole(folder / f"digest.{suffix}", content)


def check_smtp(settings: Settings) -> None:
    """Raise UserError where the mail server, the sender or the receiver is not said."""
    said = dict(settings.smtp)
    if missing := [name for name in ("host", "from", "to") if not said.get(name)]:
        raise UserError(f"to send, say `{'`, `'.join(missing)}` below `smtp` in mkdocs.yml")


def send_digest(mail: EmailMessage, settings: Settings) -> None:
    """Hand a mail to the user's server. Raises UserError; no password leaves unencrypted."""
    check_smtp(settings)
    said = dict(settings.smtp)
    host, port, user = str(said["host"]), int(said.get("port", 587)), str(said.get("user", ""))
    starttls = bool(said.get("starttls", True)) and port != 465
    if user and not os.environ.get(PASSWORD):
        raise UserError(f"the password of {user} is missing: set {PASSWORD}")
    if user and not starttls and port != 465:
        raise UserError("a password is sent encrypted only: set `starttls: true` below `smtp`")
    context = ssl.create_default_context()
    try:
        with (
            smtplib.SMTP_SSL(host, port, timeout=TIMEOUT, context=context)
            if port == 465
            else smtplib.SMTP(host, port, timeout=TIMEOUT)
        ) as server:
            if starttls:
                server.starttls(context=context)
            if user:
                server.login(user, os.environ[PASSWORD])
            server.send_message(mail)
    except (OSError, smtplib.SMTPException) as error:
        raise UserError(f"{host}:{port} did not take the mail: {error}") from None
