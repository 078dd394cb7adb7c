"""Products that villages handed in: they wait for the sender whose link it was, and are no data.

Each is a folder of its own beside the imports, with what was filled in and at most one picture. The sender
takes those they want into one import, which is examined like any file, or throws them away. Those of an
import that was thrown away wait again. Which was handed in is remembered, so that nothing counts twice.

A picture serves to recognise the product while it is decided upon: it goes with what is thrown away, and
some days after the import is published.
"""

import csv
import hashlib
import io
import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from data import disk, durable, imports
from data.accounts.people import Person, demand
from data.intake import desk, kinds, ledger, photo
from data.intake.declined import Declined, full_disk_in_words, need_room
from data.intake.examined import Maybe, fits
from data.intake.ledger import Draft
from data.intake.village_links import Link

FOLDER = "desa"  # among the imports, so that backups hold it
MOST_OF_LINK, MOST_WAITING = 200, 300
LONGEST = 120  # letters
PICTURE_DAYS = 30  # after publication: as long as somebody may still take it back for what it shows
PERMITS = ("NIB", "PIRT", "HALAL", "BPOM")  # as columns of a regency's own list
HAS, HAS_NOT = "ada", "belum"
KEY = re.compile(r"[0-9a-f]{32}")
NAME = re.compile(r"[0-9a-f]{12}-[0-9a-f]{20}")
PICTURE, TOLD = "foto.jpg", "usulan.json"
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
RECORD = {
    **dict.fromkeys(("name", "sender", "link", "label", "regency", "regency_name", "arrived"), str),
    **dict.fromkeys(("village", "village_name", "product", "category"), str),
    **dict.fromkeys(("picture", "thrown_away"), Maybe(bool)),
    "permits": Maybe(dict.fromkeys(PERMITS, Maybe(str))),
    "taken": Maybe(str),
}
GONE = "Usulan itu sudah tidak ada; muat ulang halamannya."
FULL_LINK = f"Tautan ini sudah dipakai untuk {MOST_OF_LINK} produk. Mintalah tautan baru."
FULL_QUEUE = "Antrean pengirim sedang penuh. Isian tetap tersimpan; coba lagi besok."
INCOMPLETE = "Desa, nama produk, dan kategori harus diisi."
ELSEWHERE = "Desa itu bukan di wilayah tautan ini."


@dataclass(frozen=True)
class Product:
    """What one village told of one product, and by which link it came."""

    name: str  # of its folder
    sender: str
    link: str
    label: str
    regency: str
    regency_name: str
    arrived: str
    village: str  # its code, or what was typed where no village has that name
    village_name: str
    product: str
    category: str
    permits: dict[str, str] = field(default_factory=dict)  # permit -> ada, belum, or its number
    picture: bool = False
    taken: str = ""  # the import it went into
    thrown_away: bool = False

    @property
    def waits(self) -> bool:
        return not self.thrown_away and not (self.taken and (imports.folder() / self.taken).is_dir())


@dataclass(frozen=True)
class Known:
    """What the data in view know of a link's regency: its name; code -> name, of villages and categories."""

    regency: str
    villages: Mapping[str, str]
    categories: Mapping[str, str]


@full_disk_in_words()
def hand_in(link: Link, key: str, told: Mapping[str, str], picture: bytes, known: Known) -> Product:
    """Keep what a village filled in, once for each key however often it is sent; raises Declined."""
    if not KEY.fullmatch(key):
        raise Declined(INCOMPLETE)
    name = f"{link.code}-{hashlib.sha256(key.encode()).hexdigest()[:20]}"
    home = _of(link.maker)
    if before := _read(home / name):
        return before
    product = _filled_in(link, name, told, known)
    need_room(imports.folder())
    disk.make_folder(home, 0o700)
    if count(link) >= MOST_OF_LINK:
        raise Declined(FULL_LINK)
    if len(waiting_for(link.maker)) >= MOST_WAITING:
        raise Declined(FULL_QUEUE)
    unfinished = ledger.workshop("desa")
    try:
        if picture:
            photo.keep(picture, unfinished / PICTURE)
        product = replace(product, picture=bool(picture))
        _write(product, unfinished)
        durable.settle(unfinished)
        try:
            unfinished.rename(home / name)
        except OSError:  # the same one came twice at once: the other is the one that counts
            if not (home / name).is_dir():
                raise
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return product


def waiting(person: Person | None) -> list[Product]:
    """What waits for this person, the oldest first."""
    return waiting_for(demand(person, "kirim").name)


def waiting_for(sender: str) -> list[Product]:
    """What waits for the sender of that name, the oldest first."""
    found = [each for path in _of(sender).glob("*-*") if (each := _read(path))]
    return sorted((each for each in found if each.waits), key=lambda each: each.arrived)


def count(link: Link) -> int:
    """How many products came by a link."""
    return sum(1 for _ in _of(link.maker).glob(f"{link.code}-*"))


def picture_of(product: Product) -> bytes | None:
    """The picture that came with it, None where there is none."""
    try:
        return (_of(product.sender) / product.name / PICTURE).read_bytes()
    except OSError:
        return None


def of_import(person: Person, draft: Draft) -> list[Product]:
    """Those of this person's that went into an import."""
    found = [each for path in _of(person.name).glob("*-*") if (each := _read(path))]
    return [each for each in found if each.taken == draft.name]


@full_disk_in_words()
def take(person: Person | None, names: list[str], today: date) -> Draft:
    """Make one import of what waits under these names; it is examined as any file of this sender.

    Where the disk does not take that they are in it, there is no import: they would come in a second one.
    """
    chosen = _own(person, names)
    content = _as_list(chosen).encode()
    draft = desk.receive(person, f"dari-desa-{today:%Y-%m-%d}.csv", content, "produk", today)
    try:
        for each in chosen:
            _write(replace(each, taken=draft.name), _of(each.sender) / each.name)
    except BaseException:
        ledger.throw_away(draft)
        raise
    return draft


@full_disk_in_words()
def throw_away(person: Person | None, names: list[str]) -> None:
    """Remove what was filled in, and its picture; that it came stays known, so that it never comes again."""
    for each in _own(person, names):
        blank = dict.fromkeys(("label", "village", "village_name", "product", "category"), "")
        gone = replace(each, **blank, permits={}, picture=False, thrown_away=True)
        folder = _of(each.sender) / each.name
        _write(gone, folder)
        (folder / PICTURE).unlink(missing_ok=True)


def let_pictures_go(now: datetime) -> int:
    """Delete the pictures of what was published so long ago; how many.

    And any that a kill left of what was thrown away.
    """
    published = {
        entry["import"]: when
        for entry in ledger.log()
        if entry["what"] == ledger.PUBLISHED and (when := ledger.moment(entry))
    }
    going = [
        (path, product)
        for path in (each.parent for each in (imports.folder() / FOLDER).glob(f"*/*-*/{PICTURE}"))
        if (product := _read(path))
        if not product.picture or now - published.get(product.taken, now) > timedelta(days=PICTURE_DAYS)
    ]
    for path, product in going:
        (path / PICTURE).unlink(missing_ok=True)
        _write(replace(product, picture=False), path)
    return len(going)


def is_let_go(picture: Path) -> bool:
    """Went the picture of this path on its day, or with what was thrown away? One that was lost did not."""
    product = _read(picture.parent)
    return product is not None and not product.picture and not picture.exists()


def _filled_in(link: Link, name: str, told: Mapping[str, str], known: Known) -> Product:
    said = {key: " ".join(UNSEEN.sub(" ", words).split())[:LONGEST] for key, words in told.items()}
    village, product, category = (said.get(key, "") for key in ("desa", "nama", "kategori"))
    if not (village and product) or category not in known.categories:
        raise Declined(INCOMPLETE)
    if re.fullmatch(r"\d{10}", village) and village not in known.villages:
        raise Declined(ELSEWHERE)
    permits = {}
    for permit in PERMITS:
        state, number = said.get(f"izin_{permit}", ""), said.get(f"nomor_{permit}", "")
        if number and state != HAS_NOT:
            permits[permit] = number
        elif state in (HAS, HAS_NOT):
            permits[permit] = state
    return Product(
        name,
        link.maker,
        link.code,
        link.label,
        link.regency,
        known.regency,
        datetime.now(UTC).isoformat(timespec="milliseconds"),
        village,
        known.villages.get(village, village),
        product,
        category,
        permits,
    )


def _as_list(products: list[Product]) -> str:
    """The products as a regency's own list, in which each row says where it came from."""
    written = io.StringIO()
    rows = csv.writer(written, delimiter=";")
    headings = {each.name: each.label for each in kinds.get("produk").fields}
    told = [headings[name] for name in ("regency", "village", "name", "category")]
    rows.writerow([*told, *PERMITS, headings["note"]])
    for each in products:
        permits = [each.permits.get(permit, "") for permit in PERMITS]
        origin = f"Usulan desa lewat formulir Satu produk, {each.arrived[:10]}, kode {each.name[-8:]}"
        row = [each.regency_name, each.village, each.product, each.category]
        rows.writerow([*row, *permits, origin])
    return written.getvalue()


def _own(person: Person | None, names: list[str]) -> list[Product]:
    waits = {each.name: each for each in waiting(person)}
    if not names or not waits.keys() >= set(names):
        raise Declined(GONE)
    return [waits[name] for name in names]


def _of(sender: str) -> Path:
    """Where everything lies that came for one sender."""
    return imports.folder() / FOLDER / hashlib.sha256(sender.encode()).hexdigest()[:16]


def _write(product: Product, folder: Path) -> None:
    durable.write(folder / TOLD, json.dumps(asdict(product), ensure_ascii=False))


def _read(folder: Path) -> Product | None:
    if not NAME.fullmatch(folder.name):
        return None
    try:
        told = json.loads((folder / TOLD).read_text(encoding="utf-8"))
        product = Product(**told)
        whole = fits(told, RECORD) and told.get("permits", {}).keys() <= set(PERMITS)
        return product if whole and datetime.fromisoformat(product.arrived).tzinfo else None
    except (OSError, ValueError, RecursionError, TypeError) as trouble:
        disk.raise_if_passing(trouble)
        return None
