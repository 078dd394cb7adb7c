"""Briefings that make and send themselves: each once for its period, into a folder and by mail.

What was made and who got it is kept in one file beside the files. It says 'sedang' before a message is
handed over and 'terkirim' after the server has taken it: a run that dies in between sends nothing twice, and
the next one says that nobody knows.
"""

import hashlib
import json
import smtplib
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from briefing import changed, files, mail, ready
from briefing.asking import Room
from briefing.mail import NotSent, Unsure
from briefing.schedule import Due, Mail, Schedule
from briefing.slides import Briefing, Meeting
from dashboard.answers.view import View
from dashboard.language import languages, numbers
from dashboard.language.text import say
from data import disk, durable, locks, snapshots

STATE, TURN = "terkirim.json", ".giliran"
SENT, SENDING = "terkirim", "sedang"
DONE, FAILED, AGAIN = 0, 1, 75  # 75: what mail programs say of that which is tried again (EX_TEMPFAIL)
EDITION = 1


class Damaged(Exception):
    """What was sent cannot be read, so nothing is: a sentence with the remedy."""


class Impossible(Exception):
    """Why a briefing cannot be made, as a sentence."""


@dataclass(frozen=True)
class Record:
    """What was made for one period, and what became of it.

    version: the snapshot; before: that of the period before, empty if none; recipients: address -> state.
    """

    period: str
    version: str
    before: str
    text: str
    subject: str
    files: tuple[str, ...]
    recipients: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Run:
    """One run over a schedule.

    link: version and name of a briefing -> its address; tell, warn: to whoever runs it.
    """

    schedule: Schedule
    today: date
    link: Callable[[str, str], str]
    tell: Callable[[str], None]
    warn: Callable[[str], None]
    kept: dict[str, Record] = field(default_factory=dict)

    def all(self) -> int:
        """Make and send what is due; the exit code. Another run of the same folder waits for this one."""
        folder = self.schedule.folder
        try:
            disk.make_folder(folder)
        except OSError as trouble:
            self.warn(say("kirim_paparan.folder", folder=str(folder), sebab=str(trouble.strerror)))
            return FAILED
        with locks.turn(folder / TURN, lambda _: None):
            for half in disk.left_beside(folder):  # of a run that was killed
                half.unlink(missing_ok=True)
            try:
                self.kept.update(_read(folder))
            except Damaged as damaged:
                self.warn(str(damaged))
                return FAILED
            before = repr(self.kept)
            outcomes = [self._one(due) for due in self.schedule.briefings]
            if not any(outcomes) and repr(self.kept) == before:
                self.tell(say("jadwal.tak_ada_lagi"))  # a person who runs it must not wonder
        return FAILED if FAILED in outcomes else max(outcomes, default=DONE)

    def _one(self, due: Due) -> int:
        period = due.period(self.today)
        if period is None:
            return DONE
        with languages.speaking(due.language):
            record = self.kept.get(due.key)
            if record is None or record.period != period or not self._is_there(record):
                try:
                    self._keep(due.key, self._made(due, period, record))
                except Impossible as trouble:
                    self.warn(str(trouble))
                    return FAILED
            return self._send(due, self.schedule.mail) if self.schedule.mail else DONE

    def _is_there(self, record: Record) -> bool:
        return all((self.schedule.folder / name).exists() for name in record.files)

    def _made(self, due: Due, period: str, last: Record | None) -> Record:
        """Its files, and what changed since the period before; one made again knows who has it already."""
        snapshot = snapshots.current(due.dataset).snapshot
        if snapshot is None:
            raise Impossible(say("paparan.tanpa_versi", versi=due.dataset))
        again = last is not None and last.period == period
        before = "" if last is None else last.before if again else last.version
        view = View(snapshot, {"bahasa": languages.spoken()})
        try:
            briefing = ready.make(due.name, view, Meeting(due.place))
        except ready.NoSuchBriefing:
            raise Impossible(say("paparan.tanpa_nama", nama=due.name)) from None
        since = changed.since(Room(view), due.name, before)
        briefing, link = changed.with_it(briefing, since), self.link(snapshot.name, due.name)
        names = []
        for kind in due.kinds:
            content, problem = files.content(briefing, kind, link)
            names.append(f"{files.named(briefing)}-{period}-{due.language}.{files.ending(kind)}")
            _put(self.schedule.folder / names[-1], content)
            self.tell(str(self.schedule.folder / names[-1]))
            if problem:
                self.warn(problem)
        recipients = dict(last.recipients) if again and last is not None else {}
        text = _text(briefing, since.told, link)
        return Record(period, snapshot.name, before, text, _subject(briefing), tuple(names), recipients)

    def _send(self, due: Due, office: Mail) -> int:
        """To each who has not got it; one message each, so that nobody reads who else gets one."""
        known = self.kept[due.key].recipients
        for each in due.recipients:
            if known.get(each) == SENDING:
                self._warn_unsure(due, each)
        waiting = [each for each in due.recipients if each not in known]
        try:
            if waiting:
                with mail.line(office) as server:
                    for each in waiting:
                        self._sent(server, due, office, each)
        except NotSent as trouble:
            self._warn_again(trouble)
        told = [self.kept[due.key].recipients.get(each) for each in due.recipients]
        if SENDING in told:
            return FAILED
        return DONE if all(each == SENT for each in told) else AGAIN

    def _sent(self, server: smtplib.SMTP, due: Due, office: Mail, to: str) -> None:
        record = self.kept[due.key]
        made = mail.message(
            office,
            to,
            subject=record.subject,
            text=record.text,
            files=[self.schedule.folder / name for name in record.files],
            identity=hashlib.sha256(f"{due.key} {record.period} {to}".encode()).hexdigest()[:32],
            when=datetime.now(UTC),
        )
        try:
            mail.offer(server, made)
            self._note(due.key, to, SENDING)
            mail.hand_over(server, made)
        except NotSent as trouble:
            self._note(due.key, to, None)
            self._warn_again(trouble)
        except Unsure:
            self._warn_unsure(due, to)
        else:
            self._note(due.key, to, SENT)
            self.tell(say("surat.terkirim", kepada=to, nama=due.name, periode=record.period))

    def _warn_again(self, trouble: NotSent) -> None:
        self.warn(f"{trouble} {say('surat.lagi', folder=str(self.schedule.folder))}")

    def _warn_unsure(self, due: Due, to: str) -> None:
        file = str(self.schedule.folder / STATE)
        self.warn(say("surat.tak_pasti", kepada=to, nama=due.name, berkas=file))

    def _note(self, key: str, to: str, state: str | None) -> None:
        record = self.kept[key]
        others = {name: told for name, told in record.recipients.items() if name != to}
        self._keep(key, replace(record, recipients=others | ({to: state} if state else {})))

    def _keep(self, key: str, record: Record) -> None:
        self.kept[key] = record
        told = {"edisi": EDITION, "paparan": {name: asdict(each) for name, each in self.kept.items()}}
        text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        durable.write(self.schedule.folder / STATE, text)


def _subject(briefing: Briefing) -> str:
    mark = f"{say('simulasi.kata')}: " if briefing.simulated else ""
    return mark + say("surat.perihal", judul=briefing.title, tanggal=numbers.day(briefing.moment.date()))


def _text(briefing: Briefing, changed_since: str, link: str) -> str:
    """What changed, then what each slide finds, then where the same is to be seen."""
    found = "\n".join(f"- {slide.title}" for slide in briefing.slides[1:])
    shown = say("surat.tautan", tautan=link) if link.startswith("http") else ""
    mark = say("simulasi.berkas") if briefing.simulated else ""
    about = briefing.about
    lines = (
        mark,
        briefing.title,
        changed_since,
        say("surat.isi"),
        found,
        about,
        shown,
        say("surat.otomatis"),
    )
    return "\n\n".join(filter(None, lines)) + "\n"


def _put(file: Path, content: bytes) -> None:
    with disk.writing_beside(file) as beside:
        beside.write_bytes(content)
        beside.replace(file)


def _read(folder: Path) -> dict[str, Record]:
    """By the key of a schedule's line; raises Damaged."""
    try:
        told = json.loads((folder / STATE).read_text(encoding="utf-8"))
        if told["edisi"] != EDITION:
            raise ValueError(told["edisi"])
        return {key: _record(each) for key, each in told["paparan"].items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError, KeyError, TypeError, AttributeError) as trouble:
        disk.raise_if_passing(trouble)
        raise Damaged(say("kirim_paparan.rusak", berkas=str(folder / STATE))) from trouble


def _record(told: dict[str, Any]) -> Record:
    record = Record(**told)
    texts = (record.period, record.version, record.before, record.text, record.subject, *record.files)
    if not all(isinstance(each, str) for each in texts) or set(record.recipients.values()) - {SENT, SENDING}:
        raise ValueError(told)
    if any(Path(name).name != name for name in record.files):
        raise ValueError(record.files)  # a file of another folder is nobody's to send
    return replace(record, files=tuple(record.files), recipients=dict(record.recipients))
