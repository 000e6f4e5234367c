"""A digest's e-mail -> the user's own mail server, by SMTP (RFC 5321) with TLS and a login.

The server, the sender and the receivers stand in mkdocs.yml; the password does not, nor on a
command line, and nothing that is said or raised holds it.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Mapping
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime

from generator.digest_mail import mailboxes
from generator.problems import UserError
from generator.settings import Settings

TIMEOUT = 60  # seconds that a mail server may take to answer
SUBMISSION, SUBMISSIONS = 587, 465  # RFC 6409: TLS begins by STARTTLS; RFC 8314: at once
PASSWORD = "PAPERSHELF_SMTP_PASSWORD"  # noqa: S105 - the name of a variable


def check_smtp(settings: Settings) -> None:
    """Raise UserError where the server, the sender or the receivers are not said rightly."""
    said = dict(settings.smtp)
    if missing := [name for name in ("host", "from", "to") if not said.get(name)]:
        raise UserError(f"to send, say `{'`, `'.join(missing)}` below `smtp` in mkdocs.yml")
    for name in ("from", "to"):
        mailboxes(str(said[name]))
    if _user(settings) and not _is_encrypted(settings):
        raise UserError("a password is sent encrypted only: set `starttls: true` below `smtp`")


def mail_server(settings: Settings) -> str:
    """The server and who asks it, in words: "mail.example.org:587 as me"."""
    user = _user(settings)
    return f"{dict(settings.smtp)['host']}:{_port(settings)}" + (f" as {user}" if user else "")


def needs_password(settings: Settings) -> bool:
    """Whether the server is to be asked with a user's name."""
    return bool(_user(settings))


def send_digest(
    mail: EmailMessage, settings: Settings, password: str = "", *, epoch: str = ""
) -> None:
    """Hand a mail to the user's server, dated as of now, or as it is where `epoch` is stated.

    Raises UserError; no password leaves unencrypted.
    """
    check_smtp(settings)
    user = _user(settings)
    if user and not password:
        raise UserError(f"the password of {user} is missing: set {PASSWORD}")
    if not f"{user}{password}".isascii():  # the standard library sends no other
        raise UserError(f"the name or the password of {user} has letters that SMTP does not know")
    if not epoch:  # an old date hides a mail among old ones, and is taken for a sign of spam
        del mail["Date"]
        mail["Date"] = format_datetime(datetime.now(UTC))
    server = f"{dict(settings.smtp)['host']}:{_port(settings)}"
    try:
        with _connected(settings) as connection:
            if user:
                connection.login(user, password)
            refused = connection.send_message(mail)
    except (OSError, smtplib.SMTPException) as error:
        why = _without(password, _reason(error))
        raise UserError(f"{server} did not take the mail: {why}") from None
    if refused:  # by some receivers' servers and not by all, which is an error of its own
        raise UserError(f"{server} took the mail, but not for {_receivers(refused)}")


def _connected(settings: Settings) -> smtplib.SMTP:
    host, port = str(dict(settings.smtp)["host"]), _port(settings)
    context = ssl.create_default_context()
    if port == SUBMISSIONS:
        return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT, context=context)
    connection = smtplib.SMTP(host, port, timeout=TIMEOUT)
    try:
        if _is_encrypted(settings):
            connection.starttls(context=context)
    except BaseException:
        connection.close()
        raise
    return connection


def _user(settings: Settings) -> str:
    return str(dict(settings.smtp).get("user", ""))


def _port(settings: Settings) -> int:
    return int(dict(settings.smtp).get("port", SUBMISSION))


def _is_encrypted(settings: Settings) -> bool:
    return bool(dict(settings.smtp).get("starttls", True)) or _port(settings) == SUBMISSIONS


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return f"it refuses {_receivers(error.recipients)}"
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return f"it refuses the user's name or password ({_answer(error.smtp_error)})"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_answer(error.smtp_error)}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not trusted ({error.verify_message})"
    return _answer(str(error) or type(error).__name__)


def _receivers(refused: Mapping[str, tuple[int, bytes]]) -> str:
    return ", ".join(f"{each} ({_answer(said)})" for each, (_, said) in sorted(refused.items()))


def _answer(said: bytes | str) -> str:
    """What a server said, on one line and without signs that a terminal would obey."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return "".join(char if char.isprintable() else "\ufffd" for char in " ".join(text.split()))


def _without(password: str, text: str) -> str:
    """A text without the password, should a server repeat it."""
    return text.replace(password, "…") if password else text
