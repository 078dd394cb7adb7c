"""How the server and its data are, in sentences: for /sehat, for systemd and for the administrator's page."""

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit import config

from dashboard.answers import store
from dashboard.language.text import say
from dashboard.operating import admission, journal, measures, replicas
from data import chain, disk, imports, schema, snapshots
from data.accounts import people

CLOCK_HOURS = 1  # by which a publication may lie ahead of the clock before the clock is doubted
ROUND = chain.Round()
SHORTEST_SECRET = 32  # letters: a shorter one can be guessed at home, and whoever has it is anybody
FILES = ("DASBOR_ROLES", "DASBOR_KANTOR", "DASBOR_TEMPLAT")


def state() -> tuple[snapshots.Snapshot | None, float | None, list[str]]:
    """The version in view, its age in hours, and everything that is wrong, as sentences."""
    choice = store.newest("terpublikasi")
    snapshot = choice.snapshot
    troubles = list(dict.fromkeys([*([choice.problem] if choice.problem else []), *ROUND.troubles]))
    age = (datetime.now(UTC) - snapshot.published).total_seconds() / 3600 if snapshot else None
    if snapshot and snapshot.manifest["schema"] != schema.of_today():
        troubles.append(say("pintu.susunan", versi=snapshot.name))
    if snapshot and age is not None and age < -CLOCK_HOURS:
        troubles.append(say("pintu.jam", versi=snapshot.name))
    if ROUND.hangs:
        troubles.append(chain.HANGS)
    for home in dict.fromkeys([snapshots.folder(), imports.folder()]):  # they may lie on two disks
        if not disk.has_room(home) and disk.FULL not in troubles:
            troubles.append(disk.FULL)
    # A copy for readers alone may be read-only, and has no imports.
    if imports.folder().is_dir() and disk.is_read_only(imports.folder()):
        troubles.append(disk.CLOSED)
    if journal.is_broken():
        troubles.append(say("pintu.catatan"))
    return snapshot, age, troubles


def in_words() -> str:
    """How the data are, in a line for whoever supervises the process."""
    return " ".join(state()[2]) or say("pintu.sehat")


def settings() -> list[str]:
    """What the environment says that this server cannot follow; it serves without."""
    told = {name: os.environ[name] for name in os.environ if name.startswith("DASBOR_") and os.environ[name]}
    wrong = [
        say("setelan.berkas", nama=name, berkas=told[name])
        for name in FILES
        if name in told and not Path(told[name]).is_file()
    ]
    if (address := told.get("DASBOR_ALAMAT")) and not _is_address(address):
        wrong.append(say("setelan.alamat", isi=address))
    if "DASBOR_SESI" in told and told["DASBOR_SESI"] != str(admission.wanted_sessions()):
        wrong.append(say("setelan.sesi", isi=told["DASBOR_SESI"], jumlah=admission.MOST_SESSIONS))
    if "DASBOR_METRIK" in told and len(told["DASBOR_METRIK"]) < measures.SHORTEST_TOKEN:
        wrong.append(say("setelan.metrik", huruf=measures.SHORTEST_TOKEN))
    wrong += [say("setelan.replika", isi=word) for word in replicas.told() if not replicas.is_address(word)]
    if day := told.get("DASBOR_HARI_INI"):
        wrong.append(say("setelan.hari" if _is_day(day) else "setelan.hari_rusak", isi=day))
    return wrong + _open_doors()


def _open_doors() -> list[str]:
    """Files of accounts and roles that others on this machine may touch, and a secret that is none."""
    secrets = config.get_option("secrets.files")
    looked_at = [(Path(file), 0o007, "setelan.rahasia_terbuka") for file in secrets]
    looked_at.append((people.roles_file(), 0o002, "setelan.peran_terbuka"))
    wrong = [
        say(words, berkas=path)
        for path, forbidden, words in looked_at
        if os.name == "posix" and path.is_file() and path.stat().st_mode & forbidden
    ]
    secret = str(_auth().get("cookie_secret", ""))
    if secret and len(secret) < SHORTEST_SECRET:
        wrong.append(say("setelan.kuki", huruf=SHORTEST_SECRET))
    return wrong


def _auth() -> Mapping[str, Any]:
    try:
        return st.secrets["auth"]
    except (KeyError, FileNotFoundError):
        return {}


def _is_address(told: str) -> bool:
    return told.startswith(("https://", "http://")) and bool(admission.host_of(told))


def _is_day(told: str) -> bool:
    try:
        date.fromisoformat(told)
    except ValueError:
        return False
    return True
