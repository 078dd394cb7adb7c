"""Briefing files the night before.   Run: python -m briefing provinsi --ke folder"""

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from briefing import delivery, files, pdf, powerpoint, ready, schedule
from briefing.slides import Meeting, slug_of
from dashboard.answers.view import View
from dashboard.language import clock, languages
from dashboard.language.text import say
from dashboard.saying import taking
from data import disk, snapshots

GENTLE = 10  # steps of the machine's priority that all regencies at once stand back


def link_to(version: str, name: str) -> str:
    """Where the frozen deck is served; without the public address of this server, its path alone."""
    host, language = os.environ.get("DASBOR_ALAMAT", "").rstrip("/"), languages.spoken()
    place = f"{host}/tayang/{version}/{name}.html"
    return place if language == languages.HOME else f"{place}?bahasa={language}"


def main() -> int:
    options = _options()
    if options.apa == "templat":
        target = options.ke / "templat.pptx"
        options.ke.mkdir(parents=True, exist_ok=True)
        target.write_bytes(powerpoint.template())
        print(target)
        return 0
    if options.apa == "kirim":
        return _send(options.jadwal)
    snapshot = snapshots.get(options.versi) if options.versi else snapshots.current(options.data).snapshot
    if snapshot is None:
        print(say("paparan.tanpa_versi", versi=options.versi or options.data), file=sys.stderr)
        return 1
    languages.speak(options.bahasa)
    view = View(snapshot, {"bahasa": languages.spoken()})
    if options.apa == "daftar":
        for name, title in ready.names(view).items():
            print(f"{name}  {title}")
        return 0
    options.ke.mkdir(parents=True, exist_ok=True)
    if options.apa == "semua":
        return _all(view, options.ke, options.kertas)
    return _one(view, options)


def _warn(words: str) -> None:
    print(words, file=sys.stderr)


def _send(file: Path | None) -> int:
    """Make and send what the schedule says is due."""
    if file is None:
        print(say("jadwal.mana"), file=sys.stderr)
        return delivery.FAILED
    try:
        told = schedule.read(file)
    except schedule.Wrong as wrong:
        print(wrong, file=sys.stderr)
        return delivery.FAILED
    os.nice(GENTLE)
    return delivery.Run(told, clock.today(), link_to, print, _warn).all()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m briefing", description=say("paparan.perintah"))
    parser.add_argument("apa", help=say("paparan.perintah_apa"))
    parser.add_argument(
        "--ke", type=Path, default=Path.cwd(), metavar="FOLDER", help=say("paparan.perintah_ke")
    )
    parser.add_argument("--jenis", default=",".join(files.KINDS), help=say("paparan.perintah_jenis"))
    parser.add_argument(
        "--kertas", default=pdf.PAPER, choices=list(pdf.PAPERS), help=say("paparan.perintah_kertas")
    )
    parser.add_argument("--tempat", default="", help=say("paparan.perintah_tempat"))
    parser.add_argument("--tanggal", type=date.fromisoformat, help=say("paparan.perintah_tanggal"))
    parser.add_argument("--data", default="terpublikasi", choices=list(snapshots.PREFIXES))
    parser.add_argument("--versi", default="", help=say("paparan.perintah_versi"))
    parser.add_argument("--jadwal", type=Path, metavar="BERKAS", help=say("paparan.perintah_jadwal"))
    parser.add_argument("--bahasa", default=languages.HOME, choices=list(languages.known()))
    return parser.parse_args()


def _all(view: View, folder: Path, paper: str) -> int:
    os.nice(GENTLE)  # whoever reads the pages meanwhile goes first
    snapshot = view.snapshot
    called = taking.of_day(slug_of(say("paparan.semua")), snapshot.published, simulated=view.simulated)
    target = folder / f"{called}.zip"
    for name in files.write_regencies(target, view, lambda code: link_to(snapshot.name, code), paper):
        print(name, flush=True)  # read line by line by the page that waits
    print(target)
    return 0


def _one(view: View, options: argparse.Namespace) -> int:
    snapshot = view.snapshot
    try:
        briefing = ready.make(options.apa, view, Meeting(options.tempat, options.tanggal))
    except ready.NoSuchBriefing:
        print(say("paparan.tanpa_nama", nama=options.apa), file=sys.stderr)
        return 1
    for kind in options.jenis.split(","):
        link = link_to(snapshot.name, options.apa)
        content, problem = files.content(briefing, kind, link, options.kertas)
        target = options.ke / f"{files.named(briefing)}.{files.ending(kind)}"
        with disk.writing_beside(target) as beside:
            beside.write_bytes(content)
            beside.replace(target)
        print(target)
        if problem:
            print(problem, file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(disk.command(main, snapshots.folder))
