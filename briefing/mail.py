"""A message with files, handed to the office's own mail server over STARTTLS."""

import os
import smtplib
import ssl
from collections.abc import Iterable
from contextlib import contextmanager, suppress
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from pathlib import Path

from briefing.schedule import Mail
from dashboard.language.text import say

USER, SECRET = "DASBOR_SMTP_PENGGUNA", "DASBOR_SMTP_SANDI"
SECONDS = 30
TAKEN = (250, 251)
TYPES = {
    ".html": ("text", "html"),
    ".pdf": ("application", "pdf"),
    ".pptx": ("application", "vnd.openxmlformats-officedocument.presentationml.presentation"),
    ".zip": ("application", "zip"),
}


class NotSent(Exception):
    """The server has not taken it, so it may be tried again; the message says why and what helps."""


class Unsure(Exception):
    """The line broke before the server answered: it may have taken it."""


def message(
    mail: Mail, to: str, *, subject: str, text: str, files: Iterable[Path], identity: str, when: datetime
) -> EmailMessage:
    """`identity`: the same for every attempt, so that a server or a reader's mailbox knows a second one."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = mail.sender, to, subject
    made["Date"] = format_datetime(when)
    made["Message-ID"] = f"<{identity}@{parseaddr(mail.sender)[1].rsplit('@', 1)[1]}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(text)
    for file in files:
        main, sub = TYPES[file.suffix]
        made.add_attachment(file.read_bytes(), maintype=main, subtype=sub, filename=file.name)
    return made


@contextmanager
def line(mail: Mail):
    """A connection that is encrypted and signed in; raises NotSent."""
    named = dict(server=mail.server, porta=str(mail.port))
    try:
        server = smtplib.SMTP(mail.server, mail.port, timeout=SECONDS)
    except (OSError, smtplib.SMTPException) as trouble:
        raise NotSent(say("surat.tak_terhubung", **named, sebab=_why(trouble))) from trouble
    try:
        _sign_in(server, named)
        yield server
    finally:
        server.close()


def _sign_in(server: smtplib.SMTP, named: dict[str, str]) -> None:
    user = os.environ.get(USER, "")
    try:
        server.starttls(context=ssl.create_default_context())
        if user:
            server.login(user, os.environ.get(SECRET, ""))
    except smtplib.SMTPNotSupportedError as trouble:
        raise NotSent(say("surat.tanpa_sandi_jalur", **named)) from trouble
    except ssl.SSLError as trouble:
        raise NotSent(
            say("surat.sertifikat", **named, sebab=_why(trouble), setelan="SSL_CERT_FILE")
        ) from trouble
    except smtplib.SMTPAuthenticationError as trouble:
        raise NotSent(say("surat.masuk", **named, pengguna=USER, sandi=SECRET)) from trouble
    except (OSError, smtplib.SMTPException) as trouble:
        raise NotSent(say("surat.tak_terhubung", **named, sebab=_why(trouble))) from trouble


def offer(server: smtplib.SMTP, made: EmailMessage) -> None:
    """Ask whether the server takes a message of this sender for this reader; raises NotSent."""
    try:
        server.ehlo_or_helo_if_needed()
        for answer in (
            server.mail(parseaddr(made["From"])[1]),
            server.rcpt(parseaddr(made["To"])[1]),
        ):
            if answer[0] not in TAKEN:
                raise smtplib.SMTPResponseException(*answer)
    except (OSError, smtplib.SMTPException) as trouble:
        with suppress(OSError, smtplib.SMTPException):
            server.rset()
        raise NotSent(say("surat.ditolak", kepada=made["To"], sebab=_why(trouble))) from trouble


def hand_over(server: smtplib.SMTP, made: EmailMessage) -> None:
    """What was offered. Raises NotSent where the server says no, Unsure where it says nothing."""
    try:
        code, words = server.data(made.as_bytes(policy=policy.SMTP))
    except smtplib.SMTPDataError as trouble:  # before anything was handed over
        raise NotSent(say("surat.ditolak", kepada=made["To"], sebab=_why(trouble))) from trouble
    except (OSError, smtplib.SMTPException) as trouble:
        raise Unsure(_why(trouble)) from trouble
    if code not in TAKEN:
        raise NotSent(
            say("surat.ditolak", kepada=made["To"], sebab=_why(smtplib.SMTPResponseException(code, words)))
        )


def _why(trouble: Exception) -> str:
    """What a server or the system said, on one line and not too long."""
    told = str(trouble)
    if isinstance(trouble, smtplib.SMTPResponseException):
        words = trouble.smtp_error
        told = f"{trouble.smtp_code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"
    return " ".join(told.split())[:200]
