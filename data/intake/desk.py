"""The desk: every action on an import, each asking first who may, and each in the log.

draf -> diperiksa -> disahkan (-> dibatalkan). An import counts when the snapshot in view contains it, so
that the one atomic change of CURRENT publishes, and another one undoes.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from data import build, disk, durable, imports, locks, publication, schema, snapshots
from data.accounts.people import EVERYWHERE, Forbidden, Person, demand
from data.intake import checks, child, kinds, ledger, personal, preview, viewed
from data.intake.declined import DISK_FULL, Changed, Declined, full_disk_in_words, need_room
from data.intake.ledger import (
    CHECKED,
    DISCARDED,
    DRAFT,
    PUBLISHED,
    UNDONE,
    WAITING,
    Draft,
    Unexamined,
    Unreadable,
)
from data.reading import Refused as BuildRefused

NO_DATA = (
    "Belum ada data yang diterbitkan untuk dibandingkan. Pengelola dasbor perlu menerbitkan data dahulu."
)
ASKED = "Usulan indikator tidak diperiksa ulang; sahkan, atau buang lalu usulkan lagi."
FOR_ALL = "Indikator baru berlaku untuk semua wilayah; hanya yang melayani semuanya dapat mengesahkannya."
UNNAMED = "Pengesahan harus menyebut apa yang dilihat. Buka kirimannya, lalu sahkan dari sana."
MOST_OPEN = 40  # drafts of one sender: nobody fills the disk of all the others
MOST_SIGNS = 300  # of one reason, answer or heading: a page and a log line stay readable
MOST_SAID = 2000  # answers, columns or reasons of one import


def receive(
    person: Person | None,
    name: str,
    content: bytes,
    kind: str,
    today: date,
    *,
    drop_personal: bool = False,
) -> Draft:
    """Take in a file and examine it; a file that is refused is not kept, nor are columns that are dropped."""
    person = demand(person, "kirim")
    kinds.called(kind)
    need_place(person)
    digest = hashlib.sha256(content).hexdigest()
    suffix = Path(name).suffix.casefold()[:8] if Path(name).suffix[1:].isalnum() else ""
    columns = ledger.remembered(person.name, kind)
    draft = Draft(
        new_name(content),
        kind,
        "".join(sign for sign in Path(name).name if sign.isprintable())[
            :120
        ],  # none that turns the rest round
        digest,
        person.name,
        person.organisation,
        person.regencies,
        answers={personal.KEY: personal.DROP} if drop_personal else {},
        columns=columns,
    )
    unfinished = ledger.workshop("baru")
    try:
        with full_disk_in_words():
            with (unfinished / f"kiriman{suffix}").open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            ledger.save(draft, unfinished)  # before it has its name: no kill leaves a file without a record
            with _turn(draft.name):
                unfinished.rename(draft.folder)
                return _examine(draft, today, new=True)
    except BaseException:  # Ctrl-C too
        shutil.rmtree(unfinished, ignore_errors=True)
        ledger.throw_away(draft)
        raise


def need_place(person: Person) -> None:
    """Decline before anything is written where no more of this person's fits."""
    need_room(imports.folder())
    if not person.alone and len(ledger.open_ones(person.name)) >= MOST_OPEN:
        raise Declined(
            f"Anda mempunyai {MOST_OPEN} kiriman yang belum disahkan. "
            "Buang yang tidak terpakai, lalu kirim lagi."
        )


def new_name(content: bytes) -> str:
    """The name of an import that comes in now."""
    home = imports.folder()
    moment = snapshots.next_moment(path.name for path in home.glob("*Z-*"))
    return f"{moment:{snapshots.MOMENT}}-{hashlib.sha256(os.urandom(16) + content[:64]).hexdigest()[:8]}"


def source_of(draft: Draft, today: date) -> dict[str, str]:
    """The import as a source of what it brings."""
    return {
        "id": f"kiriman-{draft.name.casefold()}",
        "title": f"Kiriman {kinds.called(draft.kind)} dari {draft.organisation}",
        "publisher": draft.organisation,
        "kind": "kiriman",
        "published": today.isoformat(),
        "published_precision": "hari",
        "licence": "Dikirim untuk dasbor ini; ketentuan pemakaian pada pengirim",
        "obtained": f"Dikirim sebagai berkas lewat impor; sidik berkas {draft.sha256[:16]}",
    }


def sees(person: Person, draft: Draft) -> bool:
    """Is it their own, or do they serve every place that it may touch?"""
    places = set(draft.regencies)  # of a sender whose role names none, nobody serves them all
    wide = EVERYWHERE in person.regencies or (places and places <= set(person.regencies))
    return draft.sender == person.name or bool(wide)


def seen(person: Person | None, name: str) -> Draft:
    """A draft that this person may look at."""
    return _mine(demand(person, "lihat"), name)


def check(person: Person | None, name: str, answers: dict, columns: dict, today: date) -> Draft:
    """Examine again, with the sender's answers and corrected columns."""
    person = demand(person, "kirim")
    with _alone_on(person, name) as draft:
        if draft.state in (PUBLISHED, UNDONE):
            raise Declined("Kiriman ini sudah disahkan. Kirim berkas baru untuk membetulkannya.")
        if draft.asks_measure:
            raise Declined(ASKED)
        _bounded(draft.answers | answers)
        _bounded(draft.columns | columns)
        again = replace(
            draft.handled_by(person.name),
            answers=draft.answers | answers,
            columns=draft.columns | columns,
            reasons={},
            state=DRAFT,
            embargo="",
            approver="",  # whoever approved it before approved something else
            approved={},
        )
        return _examine(ledger.save(again), today)


def effect(person: Person | None, name: str) -> list[dict]:
    """The headline figures before and after."""
    draft = seen(person, name)
    if known := foretold(draft):
        return known
    try:
        with full_disk_in_words():
            figures = preview.effect(draft.name)
            with _turn(name), suppress(FileNotFoundError):  # thrown away meanwhile
                ledger.foretell(draft, figures)
        return figures
    except BuildRefused as refused:
        raise Declined(f"Bila digabung dengan data sekarang, kiriman ini ditolak: {refused}") from None


def foretold(draft: Draft) -> list[dict] | None:
    """The effect as it was reckoned before, while the data in view are those it was reckoned against."""
    current = snapshots.current().snapshot
    return ledger.foretold(draft) if current and current.name == draft.base else None


def submit(
    person: Person | None,
    name: str,
    reasons: dict[str, str],
    embargo: date | None = None,
    *,
    saw: dict | None = None,
) -> Draft:
    """Mark as checked: no question open, no error, each warning accepted with a reason.

    `saw` is what the person decided on (`seen.of`); anything else is declined. So in each decision below.
    """
    person = demand(person, "kirim")
    with _alone_on(person, name) as draft:
        _same(draft, saw)
        if draft.state not in (DRAFT, CHECKED):
            raise Declined("Kiriman ini sudah disahkan.")
        result = _examined(draft)
        if result["questions"]:
            raise Declined("Masih ada pertanyaan yang belum dijawab.")
        if any(finding["severity"] == checks.ERROR for finding in result["findings"]):
            raise Declined("Masih ada galat. Perbaiki berkasnya, lalu kirim lagi.")
        if result.get("nothing") and not result["changes"]:
            raise Declined(result["nothing"])
        _bounded(reasons)
        open_ones = [each for each in result["findings"] if len(reasons.get(each["key"], "").strip()) < 5]
        if open_ones:
            raise Declined(f"{len(open_ones)} peringatan belum diberi alasan (paling sedikit lima huruf).")
        if result["changes"]["new"] + result["changes"]["changed"] == 0:
            raise Declined("Kiriman ini tidak mengubah apa pun: semua barisnya sudah sama dengan register.")
        marked = replace(
            draft.handled_by(person.name),
            state=CHECKED,
            reasons=reasons,
            embargo=embargo.isoformat() if embargo else "",
        )
        ledger.note(CHECKED, person.name, marked, reasons=reasons)
        return ledger.save(marked)


def publish(
    person: Person | None,
    name: str,
    today: date,
    say: Callable[[str], None] = print,
    *,
    saw: dict | None = None,
) -> snapshots.Snapshot | None:
    """Publish a checked import as a new snapshot; None when its embargo holds it back until its day.

    An approval is of what the approver saw: only at the machine itself, where one person does everything,
    may `saw` be left out.
    """
    person = demand(person, "sahkan")
    with _alone_on(person, name, say) as draft:
        if draft.state not in (CHECKED, WAITING):
            raise Declined("Hanya kiriman yang sudah diperiksa yang dapat disahkan.")
        if draft.asks_measure and EVERYWHERE not in person.regencies:
            raise Forbidden(FOR_ALL)
        if not person.alone and person.name in (draft.sender, *draft.hands):
            raise Forbidden(
                "Yang mengesahkan harus orang lain daripada yang mengirim, menjawab, atau menandainya."
            )
        if not person.alone and not saw:
            raise Declined(UNNAMED)
        if draft.embargo and date.fromisoformat(draft.embargo) > today:
            _same(draft, saw)
            # What was seen, and not what lies there by now: a sender may be changing it this very moment.
            approved = (saw or viewed.of(draft)) | viewed.state(WAITING)
            ledger.note(WAITING, person.name, draft, embargo=draft.embargo)
            ledger.save(replace(draft, state=WAITING, approver=person.name, approved=approved))
            return None
        return _publish(draft, person.name, say, saw or viewed.of(draft))


def publish_due(today: date, say: Callable[[str], None] = print) -> list[str]:
    """Publish what was approved before and whose embargo has ended; nobody is asked again."""
    done = []
    for draft in reversed(ledger.drafts().good):
        if draft.state == WAITING and date.fromisoformat(draft.embargo) <= today:
            try:
                with full_disk_in_words(), _turn(draft.name, say):
                    _publish(draft, draft.approver, say, draft.approved)
            except Declined as declined:  # one that cannot be published holds up none of the others
                say(f"{draft.name}: {declined}")
            else:
                done.append(draft.name)
    return done


def undo(
    person: Person | None,
    name: str,
    reason: str,
    say: Callable[[str], None] = print,
    *,
    saw: dict | None = None,
) -> snapshots.Snapshot:
    """Take a published import back: CURRENT names the snapshot before it, or a new one without it."""
    person = demand(person, "batalkan")
    with _alone_on(person, name, say) as draft, build.alone(say) as workshop:
        ledger.tidy()
        snapshot = snapshots.current().snapshot
        _same(draft, saw)
        accepted = imports.accepted(snapshot) if snapshot else []
        if snapshot is None or name not in accepted:
            raise Declined("Kiriman ini tidak ada dalam data yang berlaku.")
        rest = [other for other in accepted if other != name]
        without = {file: digest for file, digest in snapshot.manifest["inputs"].items() if name not in file}
        before = snapshots.get(draft.base)
        if before and before.manifest["inputs"] == without:
            publication.put_in_view(before)
        else:
            hashes = imports.expected(snapshot)
            before = _built(build.RAW, workshop, sent=rest, hashes=hashes, who=person.name, say=say)
        with suppress(OSError):  # it is taken back; what the log could not take, tidy() writes later
            ledger.note(UNDONE, person.name, draft, snapshot=before.name, reason=reason)
    return before


def discard(person: Person | None, name: str, *, saw: dict | None = None) -> None:
    """Throw a draft away that was never published."""
    person = demand(person, "kirim")
    with _alone_on(person, name) as draft:
        if draft.state in (PUBLISHED, UNDONE):
            raise Declined("Kiriman yang pernah disahkan tetap disimpan.")
        _same(draft, saw)
        ledger.note(DISCARDED, person.name, draft)  # whose it was may ask who did it
        ledger.throw_away(draft)


@contextmanager
def _alone_on(person: Person, name: str, say: Callable[[str], None] = lambda _: None) -> Iterator[Draft]:
    """A draft on which this person may act, as it is once nobody else decides on it, until the block ends."""
    _mine(person, name)
    with full_disk_in_words(), _turn(name, say):
        yield _mine(person, name)


def _turn(name: str, say: Callable[[str], None] = lambda _: None) -> AbstractContextManager[None]:
    return locks.turn(snapshots.folder() / locks.DECISION.format(name[-1]), say)


def _same(draft: Draft, saw: dict | None) -> None:
    """Decline a decision on something else than what was seen, and say what became different since."""
    if saw is None:
        return
    if not saw:
        raise Changed("Pengesahan ini tidak menyebut apa yang dilihat; kirimannya harus disahkan lagi.")
    if told := viewed.differences(saw, viewed.of(draft)):
        raise Changed(
            f"Kiriman ini berubah sejak Anda melihatnya: {'; '.join(told)}. Tidak ada yang dilakukan. "
            "Lihat lagi keadaannya yang sekarang, lalu putuskan."
        )


def _publish(draft: Draft, approver: str, say: Callable[[str], None], saw: dict) -> snapshots.Snapshot:
    need_room(imports.folder())
    with full_disk_in_words(), build.alone(say) as workshop:
        ledger.tidy()
        current = snapshots.current().snapshot
        if current is None or current.name != draft.base:
            raise Changed(_meanwhile(draft, current))
        try:
            draft = ledger.load(draft.name)  # it may have changed while this waited for its turn
        except LookupError:
            raise Changed("Kiriman ini dibuang sementara pengesahannya menunggu giliran.") from None
        _same(draft, saw)
        ledger.save(replace(draft, approver=approver))
        sent = [*imports.accepted(current), draft.name]
        hashes = imports.expected(current) | viewed.row_hashes(saw, draft.name)
        durable.settle(draft.folder)  # before the manifest that makes them count
        snapshot = _built(build.RAW, workshop, sent=sent, hashes=hashes, who=approver, say=say)
        changes = draft.result["changes"]
        with suppress(OSError):  # the publication stands; what the log could not take, tidy() writes later
            counts = {"new": changes["new"], "changed": changes["changed"]}
            ledger.note(PUBLISHED, approver, draft, snapshot=snapshot.name, **counts)
    return snapshot


def _built(raw: Path, workshop: Path, **how) -> snapshots.Snapshot:
    try:
        return build.build_here(raw, workshop, **how)
    except BuildRefused as refused:
        raise Declined(f"Data ditolak saat digabung, dan yang berlaku tidak berubah: {refused}") from None


def _bounded(said: dict) -> None:
    """The page offers no more than this; who speaks to the server without it may try."""
    if len(said) > MOST_SAID or any(len(str(part)) > MOST_SIGNS for pair in said.items() for part in pair):
        raise Declined(f"Alasan dan jawaban paling panjang {MOST_SIGNS} huruf. Ringkaslah, lalu ulangi.")


def _examined(draft: Draft) -> dict:
    try:
        return draft.result
    except Unexamined:
        raise Declined("Pemeriksaan kiriman ini terputus. Periksa ulang, atau buang drafnya.") from None


def _meanwhile(draft: Draft, current: snapshots.Snapshot | None) -> str:
    base = snapshots.get(draft.base)
    known = set(imports.accepted(base)) if base else set()
    now = imports.accepted(current) if current else []
    told = [_described(other) for other in now if other not in known]
    told += [f"{len(known - set(now))} kiriman dibatalkan"] if known - set(now) else []
    what = "; ".join(told) or "data dibangun ulang dari berkas sumber"
    return f"Data berubah sejak kiriman ini diperiksa: {what}. Periksa ulang, lalu sahkan."


def _described(name: str) -> str:
    try:
        draft = ledger.load(name)
        changes = draft.result["changes"]
    except (LookupError, Unexamined):
        return f"kiriman {name}"
    counts = f"{changes['new']} baris baru, {changes['changed']} berubah"
    return f"{kinds.called(draft.kind)} dari {draft.organisation} ({counts})"


def _mine(person: Person, name: str) -> Draft:
    """A draft that this person may act on: their own, or any when they serve every place it touches."""
    try:
        draft = ledger.load(name)
    except Unreadable:
        raise Declined(f"Catatan kiriman {name} rusak; pulihkan foldernya dari cadangan.") from None
    except LookupError:
        raise Declined("Kiriman itu tidak ditemukan.") from None
    if not sees(person, draft):
        raise Forbidden("Kiriman ini milik wilayah lain.")
    return draft


def _examine(draft: Draft, today: date, *, new: bool = False) -> Draft:
    """Examine an import, a new one with the answers that its sender gave for the same layout before."""
    snapshot = snapshots.current().snapshot
    if snapshot is None:
        raise Declined(NO_DATA)
    sent = next(draft.folder.glob("kiriman*")).name
    job = {
        "import": draft.name,
        "file": sent,
        "name": draft.file,  # as its sender calls it: it may say the year
        "kind": draft.kind,
        "answers": draft.answers,
        "columns": draft.columns,
        "recipe": draft.recipe,
        "allowed": list(draft.regencies),
        "speaker": draft.organisation,
        "source": source_of(draft, today),
        "snapshot": str(snapshot.path),
        "today": today.isoformat(),
    }
    result = child.examine(job, draft.folder)
    if new:
        again = ledger.with_recipe(draft, result.get("layout", ""))
        if again.answers != draft.answers:
            return _examine(again, today)
    if result.get("refused"):
        if result["refused"] == child.TOO_MUCH and not disk.has_room(draft.folder):
            raise Declined(DISK_FULL)
        if result.get("personal"):
            ledger.throw_away(draft)
        raise Declined(result["refused"])
    return ledger.save(replace(draft, base=snapshot.name, schema=schema.number()))
