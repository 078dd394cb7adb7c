"""The parts of the page by which staff send data: who is asking, template, upload, what was sent so far.

Each action runs in a process of its own and is judged there again; the page shows what came of it.
"""

import subprocess
import tempfile
from collections.abc import Callable
from html import escape

import pandas as pd
import streamlit as st
from streamlit import config
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.answers.view import View
from dashboard.choices import controls, filters
from dashboard.forms import file_button
from dashboard.language import clock, numbers
from dashboard.language.sentences import told
from dashboard.language.text import say
from dashboard.operating import journal
from dashboard.operating.admission import DOOR
from dashboard.saying import markup, taking
from dashboard.sending import templates
from data import disk
from data.accounts import invitations, people, training
from data.accounts.people import Forbidden, Person
from data.intake import act, desk, examined, kinds, ledger

# Those that are refused say why, in our words.
TYPES = ["xlsx", "xls", "ods", "xlsm", "csv", "tsv", "txt", "json"]
PUBLISHED = {"new": int, "changed": int, "snapshot": str}  # what the log says more of a publication
SHORT, HIGH, MOST_LISTED = (
    30,
    420,
    1000,
)  # rows without a scroll bar; pixels of a longer list; rows of the longest
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def who() -> Person | None:
    """The person at the other end, or None after a sentence that says why nobody may send."""
    person = _asked()
    if person is None or not person.may("kirim"):
        DOOR.let_no_more_upload(_session())
    return person


def _asked() -> Person | None:
    claims = st.user.to_dict()
    try:
        here = config.get_option("server.address") or "", dict(st.context.headers), st.context.ip_address
        if training.may_train(*here):
            return _in_training(*here)
        if invited := invitations.of_session(_invited()):
            _account(*invited, _leave_invited)
            return invited[1]
        if "is_logged_in" not in claims:
            st.info(say("kirim.minta_tautan" if invitations.enabled() else "kirim.tanpa_masuk"))
            return None
        if not claims["is_logged_in"] or people.is_signed_out(claims):
            st.button(say("kirim.masuk"), key="masuk", on_click=st.login, type="primary")
            return None
        person = people.of_login(claims)
    except Forbidden as broken:
        st.error(markup.plain(told(str(broken))))
        return None
    _account(str(claims.get("email") or claims.get("sub") or ""), person, _leave, claims)
    return person


def _account(name: str, person: Person | None, leave: Callable, *given) -> None:
    """Who is signed in, as what, and the way out."""
    with st.container(horizontal=True, key="akun"):
        role = (
            say("kirim.akun", surel=name, peran=say(f"peran.{person.role}"))
            if person
            else say("kirim.tanpa_peran", surel=name)
        )
        st.text(role)
        st.button(say("kirim.keluar"), key="keluar", on_click=leave, args=given, type="tertiary")


def _invited() -> str:
    """What the browser shows of a session that a one-time link opened."""
    return st.context.cookies.get(invitations.COOKIE, "")


def signed_in() -> Person | None:
    """The person at the other end, if the session shows one; nothing is drawn and nothing is asked."""
    claims = st.user.to_dict()
    listening, headers = config.get_option("server.address") or "", dict(st.context.headers)
    word = st.session_state.get("kata_latihan", "")
    try:
        if person := training.in_training(listening, headers, st.context.ip_address, word):
            return person
        if invited := invitations.of_session(_invited()):
            return invited[1]
        return people.of_login(claims) if claims.get("is_logged_in") else None
    except Forbidden:
        return None


def _in_training(listening: str, headers: dict, address: str | None) -> Person | None:
    """Whoever can read what the server printed at its start practises; asked once a session."""
    st.info(say("kirim.latihan"))
    word = st.session_state.get("kata_latihan", "")
    if person := training.in_training(listening, headers, address, word):
        return person
    place = st.empty()
    word = place.text_input(
        say("kirim.kata"), type="password", key="sandi_latihan", placeholder=say("kirim.kata_contoh")
    )
    person = training.in_training(listening, headers, address, word)
    if person:
        place.empty()
        filters.show("kata_latihan", word)
    elif word:
        st.error(say("kirim.kata_salah"))
    return person


def _leave_invited() -> None:
    try:
        invitations.leave(_invited())
    except OSError as error:
        st.error(say("kirim.belum_keluar", sebab=told(disk.sentence(error) or str(error))))


def _leave(claims: dict) -> None:
    """Sign out here and at the server, so that a copy of the cookie opens nothing.

    Where the disk takes nothing the server cannot note it: this browser is signed out all the same.
    """
    try:
        people.sign_out(claims)
    except OSError as error:
        journal.LOG.error("A sign-out could not be noted, so a copy of its cookie is good still: %s", error)
    st.logout()


def _session() -> str:
    """This session as the address of an upload names it."""
    context = get_script_run_ctx()
    return context.session_id if context else ""


def kind() -> str:
    names = {code: told(kinds.called(code)) for code in kinds.KINDS}
    return controls.one_of(
        say("kirim.jenis"), list(names), format_func=names.__getitem__, key="jenis_kiriman"
    )


def template(kind_code: str, view: View) -> None:
    """The workbook to fill in: for one regency with its present rows, else with an example."""
    regencies, chosen = view.options.regency, view.chosen.chosen
    code = controls.one_regency(
        say("filter.kabupaten"),
        view.options.typed,
        index=list(regencies).index(chosen[0]) if chosen else None,
        placeholder=say("kirim.tanpa_kabupaten"),
        key="kabupaten_templat",
    )
    place = f"-{taking.small(regencies[code])}" if code else ""
    file_button.draw(
        say("kirim.unduh_templat"),
        templates.made,
        view.snapshot,
        kind_code,
        code,
        file_name=f"templat-{kind_code}{place}.xlsx",
        mime=EXCEL,
        key="unduh_templat",
        icon=":material/download:",
    )


def upload(person: Person, kind_code: str) -> None:
    """A file or pasted cells, checked on demand."""
    DOOR.let_upload(_session())
    file = st.file_uploader(say("kirim.berkas"), type=TYPES, key="berkas_kiriman")
    pasted = st.text_area(
        say("kirim.tempel"), key="tempel_kiriman", placeholder=say("kirim.tempel_contoh"), height=90
    )
    drop = st.checkbox(say("kirim.buang_pribadi"), key="buang_pribadi", help=say("kirim.buang_pribadi_arti"))
    if not st.button(say("kirim.periksa"), key="periksa", type="primary", disabled=not (file or pasted)):
        return
    with tempfile.NamedTemporaryFile() as arrived:
        arrived.write(file.getvalue() if file else pasted.encode())
        arrived.flush()
        name = file.name if file else "tempelan.tsv"
        given = {"file": name, "path": arrived.name, "kind": kind_code, "drop_personal": drop}
        outcome = run(say("kirim.memeriksa"), "receive", person, **given)
    if outcome:
        filters.choose("kiriman", outcome["name"])
        st.rerun()


def run(label: str, action: str, person: Person, **details) -> dict | None:
    """Do an action with its progress in sight; None when it was declined, after saying why."""
    with st.status(label, expanded=True) as progress:
        outcome = {}
        try:
            for said in act.told(action, person, today=clock.today(), **details):
                if isinstance(said, dict):
                    outcome = said
                else:
                    st.text(told(said))
        except subprocess.CalledProcessError:
            outcome = {"declined": say("kirim.gangguan")}
        declined = outcome.get("declined")
        if declined:
            progress.update(label=say("kirim.ditolak"), state="error", expanded=False)
        else:
            progress.update(label=say("kirim.selesai"), state="complete")
    if declined:
        st.error(markup.plain(told(declined)))
        return None
    return outcome


def listing(person: Person) -> None:
    """What was sent so far, as far as this person may see it, and the log."""
    every = ledger.drafts()
    if every.unreadable:
        passed = numbers.listing([markup.plain(name) for name in every.unreadable])
        st.warning(say("kirim.tak_terbaca", jumlah=len(every.unreadable), nama=passed))
    seen = [draft for draft in every.good if desk.sees(person, draft)]
    if not seen:
        st.html(f'<p class="kosong">{escape(say("kirim.belum_ada"))}</p>')
        return
    names = {
        each.name: f"{told(kinds.called(each.kind))} · {each.file} · {told(each.state)}" for each in seen
    }
    opened = filters.choice("kiriman", "")
    picked = controls.one_of(
        say("kirim.buka"),
        list(names),
        index=list(names).index(opened) if opened in names else None,
        format_func=names.__getitem__,
        placeholder=say("kirim.buka_contoh"),
        key=f"buka_kiriman_{opened}",
    )
    if picked and picked != opened:
        filters.choose("kiriman", picked)
        st.rerun()
    everywhere = people.EVERYWHERE in person.regencies  # they see what was thrown away, too
    shown = [entry for entry in reversed(ledger.log()) if entry["import"] in names or everywhere]
    frame = pd.DataFrame(
        [
            {
                say("kirim.kapan"): numbers.moment(when) if (when := ledger.moment(entry)) else entry["when"],
                say("kirim.apa"): told(entry["what"]),
                say("kirim.siapa"): entry["who"],
                say("kirim.berkas_kolom"): entry["file"],
                say("kirim.sidik"): entry["sha256"][:12],
                say("kirim.rincian"): _detail(entry),
            }
            for entry in shown
        ]
    )
    if not frame.empty:
        rows(frame, say("kirim.catatan"))


def _detail(entry: dict) -> str:
    if examined.fits(entry, PUBLISHED):
        return say("kirim.rincian_sah", baru=entry["new"], berubah=entry["changed"], versi=entry["snapshot"])
    return str(entry.get("snapshot") or entry.get("embargo") or "")


def rows(frame: pd.DataFrame, alt: str) -> None:
    """A table of text that came from files: none of it is read as Markdown.

    A long one scrolls in its own place, and is no canvas: paper has all its rows (assets/cetak.css).
    """
    told = frame.head(MOST_LISTED).map(lambda cell: markup.plain(str(cell)))
    with st.container(height=HIGH if len(told) > SHORT else "content"):
        st.table(told, hide_index=True, alt=alt)
    if len(frame) > len(told):
        more = say("proyektor.tampil", jumlah=len(told), semua=len(frame))
        st.html(f'<p class="kecil">{escape(more)}</p>')
