"""The import by command, the code of the page.   Run: python -m data.intake FILE --kind produk --check"""

import argparse
import re
import sys
import time
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from data import disk, imports, snapshots
from data.accounts.people import AT_THE_MACHINE, Forbidden
from data.intake import child, desk, kinds, ledger, village_products, workbooks
from data.intake.desk import Declined
from data.intake.headings import normal

WATCH_SECONDS = 5
LETTER = re.compile(r"[A-Z]{1,2}")  # of a column
DONE, REFUSED, QUESTIONS = 0, 1, 2


def today() -> date:
    return datetime.now(ZoneInfo("Asia/Makassar")).date()


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    child.step_back()
    if snapshots.training():
        print("LATIHAN: data sungguhan tidak berubah.", file=sys.stderr)
    try:
        return _do(options)
    except (Declined, Forbidden) as declined:
        print(declined, file=sys.stderr)
        return REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "python -m data.intake",
        description="Memeriksa, mempratinjau, mengesahkan, dan membatalkan kiriman data.",
    )
    parser.add_argument("file", nargs="?", type=Path, help="berkas .xlsx, .xls, .ods, .csv, .tsv, atau .json")
    parser.add_argument("--kind", choices=list(kinds.KINDS), default="produk", help="jenis data")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="hanya periksa, tidak menyimpan kiriman")
    what.add_argument(
        "--preview", action="store_true", help="periksa dan tunjukkan akibatnya, tidak menyimpan kiriman"
    )
    what.add_argument("--publish", action="store_true", help="periksa dan sahkan")
    what.add_argument("--undo", metavar="KIRIMAN", help="batalkan kiriman yang sudah disahkan")
    what.add_argument("--log", action="store_true", help="tampilkan catatan kiriman")
    what.add_argument(
        "--due", action="store_true", help="sahkan kiriman yang embargonya sudah berakhir, hapus foto lama"
    )
    what.add_argument(
        "--watch", metavar="FOLDER", type=Path, help="periksa setiap berkas yang masuk ke folder"
    )
    what.add_argument("--template", metavar="FILE", type=Path, help="tulis templat jenis data itu")
    parser.add_argument("--regency", help="kode Kemendagri: isi templat dengan baris kabupaten itu")
    parser.add_argument(
        "--answer", action="append", default=[], metavar="KUNCI=NILAI", help="jawaban atas pertanyaan"
    )
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="JUDUL=KOLOM",
        help="kolom berjudul (atau berhuruf) itu adalah kolom templat yang disebut (kosong: lewati)",
    )
    parser.add_argument(
        "--heading", metavar="BARIS", help="baris yang memuat judul kolom (0: tidak ada judul)"
    )
    parser.add_argument(
        "--drop-personal", action="store_true", help="buang kolom data pribadi; isinya tidak disimpan"
    )
    parser.add_argument(
        "--accept", metavar="ALASAN", default="", help="terima semua peringatan dengan alasan ini"
    )
    parser.add_argument(
        "--embargo", type=date.fromisoformat, metavar="TAHUN-BULAN-HARI", help="terbitkan baru pada hari itu"
    )
    parser.add_argument(
        "--coloured", type=Path, metavar="FILE", help="simpan berkas hasil pemeriksaan di sini"
    )
    return parser


def _do(options: argparse.Namespace) -> int:
    if (options.log or options.due or options.watch) and (nothing := snapshots.nothing_here()):
        raise Declined(nothing)
    if options.undo:
        print(
            f"Dibatalkan; yang berlaku: {desk.undo(AT_THE_MACHINE, options.undo, 'perintah di mesin').name}"
        )
    elif options.log:
        for entry in ledger.log():
            print(entry["when"], entry["what"], entry["who"], entry["import"], entry["file"], sep="  ")
    elif options.due:
        print(f"{len(desk.publish_due(today()))} kiriman disahkan.")
        if gone := village_products.let_pictures_go(datetime.now(UTC)):
            print(f"{gone} foto dari desa dihapus: {village_products.PICTURE_DAYS} hari setelah terbit.")
    elif options.template:
        snapshot = snapshots.current().snapshot
        if snapshot is None:
            raise Declined(desk.NO_DATA)
        with disk.connect() as con:
            con.execute(f"attach '{disk.quoted(snapshot.path)}' as now (read_only)")
            workbooks.template(con, kinds.get(options.kind), options.regency, options.template)
        print(f"Templat ditulis: {options.template}")
    elif options.watch:
        _watch(options)
    elif options.file:
        return _file(options.file, options)
    else:
        _parser().print_help()
    return DONE


def _file(file: Path, options: argparse.Namespace) -> int:
    try:
        content = file.read_bytes()
    except OSError:
        print(f"Berkas {file} tidak dapat dibaca.", file=sys.stderr)
        return REFUSED
    columns = _columns(options)  # before anything is kept
    draft = desk.receive(
        AT_THE_MACHINE, file.name, content, options.kind, today(), drop_personal=options.drop_personal
    )
    try:
        return _decided(draft, columns, options)
    finally:  # what came to no end is nobody's: the same command takes the file in anew
        with suppress(LookupError, Declined):  # why it came to none is what counts
            if ledger.load(draft.name).state in (ledger.DRAFT, ledger.CHECKED):
                desk.discard(AT_THE_MACHINE, draft.name)


def _decided(draft: ledger.Draft, columns: dict[str, str], options: argparse.Namespace) -> int:
    answers = _pointed(options, draft.result, columns)
    answers |= dict(each.split("=", 1) for each in options.answer if "=" in each)
    if answers or columns:
        draft = desk.check(AT_THE_MACHINE, draft.name, answers, columns, today())
    result = draft.result
    _tell(result)
    if options.coloured:
        options.coloured.write_bytes((draft.folder / "hasil.xlsx").read_bytes())
    bad = result["nothing"] or any(finding["severity"] == "galat" for finding in result["findings"])
    if result["questions"] or bad or not (options.preview or options.publish):
        return QUESTIONS if result["questions"] else REFUSED if bad else DONE
    for figure in desk.effect(AT_THE_MACHINE, draft.name):
        if figure["before"] != figure["after"]:
            print(f"{figure['label']}: {figure['before']} -> {figure['after']}")
    if options.preview:
        return DONE
    desk.submit(
        AT_THE_MACHINE,
        draft.name,
        {each["key"]: options.accept for each in result["findings"]},
        options.embargo,
    )
    snapshot = desk.publish(AT_THE_MACHINE, draft.name, today())
    print(
        f"Disahkan: kiriman {draft.name}, versi data {snapshot.name}."
        if snapshot
        else f"Menunggu embargo {options.embargo}: kiriman {draft.name}."
    )
    return DONE


def _columns(options: argparse.Namespace) -> dict[str, str]:
    """Heading -> field, from what the template calls a column, or the schema."""
    if not options.column:
        return {}
    fields = kinds.get(options.kind).fields
    names = {normal(name): field.name for field in fields for name in (field.name, field.label)} | {"": ""}
    found = {}
    for each in options.column:
        heading, _, name = each.rpartition("=")
        if not heading or normal(name) not in names:
            known = ", ".join(field.label for field in fields)
            raise Declined(f"--column “{each}” tidak dikenal. Tulis JUDUL=KOLOM; kolomnya: {known}.")
        found[heading] = names[normal(name)]
    return found


def _pointed(options: argparse.Namespace, result: dict, columns: dict[str, str]) -> dict[str, str]:
    """What --heading and a --column by its letter say, as answers; such letters leave `columns`."""
    sheets = [each["sheet"] for each in result.get("shown") or result.get("headings", [])]
    answers = {f"judul:{sheet}": options.heading for sheet in sheets if options.heading is not None}
    letters = (
        {name for name in columns if LETTER.fullmatch(name)} if answers or result.get("shown") else set()
    )
    for name in letters:
        answers |= {f"letak:{sheet}:{columns[name]}": name for sheet in sheets}
        del columns[name]
    if letters:  # what was not pointed out is not there
        asked = [question["key"] for question in result["questions"] if question["key"].startswith("letak:")]
        answers = dict.fromkeys(asked, "") | answers
    return answers


def _tell(result: dict) -> None:
    for sentence in [*result["sheets"], *result["decisions"]]:
        print(sentence)
    for sheet in result.get("shown", []):
        print(f"Lembar {sheet['sheet']}:", "\t".join(["baris", *sheet["letters"]]), sep="\n")
        for row in sheet["rows"]:
            print("\t".join(row))
    for question in result["questions"]:
        print(f"PERTANYAAN {question['key']}: {question['text']}")
        for code, label in question["choices"][:30]:
            print(f"    --answer '{question['key']}={code}'   {label}")
    for each in result["findings"]:
        place = each["cell"] or f"baris {each['row']}"
        times = f" {each['count']} sel, mulai" if each["count"] > 1 else ""
        print(
            f"{each['severity'].upper()}{times} {each['sheet']}!{place} ({each['column']})"
            f" {each['content']!r}: {each['what']} {each['remedy']}"
        )
    if result["nothing"]:
        print(result["nothing"])
    if changes := result["changes"]:
        print(
            f"Baris baru {changes['new']}, berubah {changes['changed']}, tetap {changes['unchanged']}, tidak"
            f" disebut lagi {changes['missing']['count']}, pertentangan baru {len(changes['conflicts'])}."
        )


def _watch(options: argparse.Namespace) -> None:
    """Check each file that arrives whole, write the result beside it, publish what has come due."""
    print(f"Mengawasi {options.watch}; hentikan dengan Ctrl+C.")
    sizes: dict[Path, int] = {}
    while True:
        for file in sorted(options.watch.glob("*")):
            result = file.with_name(f"{file.name}.hasil.xlsx")
            if (
                not file.is_file()
                or file.name.startswith("~")
                or file.name.endswith(".hasil.xlsx")
                or result.exists()
            ):
                continue
            size = file.stat().st_size
            if sizes.get(file) == size:  # it has stopped growing
                print(f"{file.name}:")
                try:
                    _file(file, argparse.Namespace(**vars(options) | {"coloured": result, "preview": True}))
                except (Declined, Forbidden) as declined:
                    print(declined)
                    result.write_bytes(b"")
            sizes[file] = size
        desk.publish_due(today())
        time.sleep(WATCH_SECONDS)


if __name__ == "__main__":
    sys.exit(disk.command(main, snapshots.folder, imports.folder))
