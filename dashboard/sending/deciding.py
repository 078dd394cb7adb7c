"""What may be decided on one import: mark it, approve it, take it back, read it again or throw it away."""

import streamlit as st

from dashboard.choices import filters
from dashboard.language.sentences import told
from dashboard.language.text import say
from dashboard.saying import markup
from dashboard.sending import sending, templates
from data.accounts.people import Person
from data.intake.ledger import CHECKED, DRAFT, PUBLISHED, WAITING, Draft


def again(draft: Draft, person: Person, answers: dict | None = None, columns: dict | None = None) -> None:
    if sending.run(
        say("kirim.memeriksa"), "check", person, name=draft.name, answers=answers or {}, columns=columns or {}
    ):
        st.rerun()


def decide(draft: Draft, result: dict, person: Person, saw: dict) -> None:
    wrong = any(each["severity"] == "galat" for each in result["findings"])
    bad = wrong or result["questions"] or result.get("nothing")
    if draft.state == DRAFT and not bad and person.may("kirim"):
        _submit(draft, result, person, saw)
    if draft.state in (CHECKED, WAITING) and person.may("sahkan"):
        _act(
            draft,
            person,
            saw,
            action="publish",
            label=say("kirim.sahkan"),
            progress=say("kirim.mengesahkan"),
        )
    if draft.state in (DRAFT, CHECKED) and person.may("kirim"):
        again_or_away(draft, saw, person)
    if draft.state == PUBLISHED and person.may("batalkan"):
        _act(
            draft,
            person,
            saw,
            action="undo",
            label=say("kirim.batalkan"),
            progress=say("kirim.membatalkan"),
            reason=say("kirim.alasan_batal"),
        )


def again_or_away(draft: Draft, saw: dict, person: Person) -> None:
    with st.container(horizontal=True, key="batal_draf"):
        if st.button(say("kirim.periksa_ulang"), key=f"ulang_{draft.name}", type="tertiary"):
            again(draft, person)
        if (seen := _pressed(draft, saw, "discard", say("kirim.buang"), type="tertiary")) and sending.run(
            say("kirim.membuang"), "discard", person, name=draft.name, saw=seen
        ) is not None:
            filters.choose("kiriman", "")
            st.rerun()


def _pressed(draft: Draft, saw: dict, action: str, label: str, **look) -> dict | None:
    """A button that remembers what stood above it; pressed, it gives what its reader saw, else None.

    The script that answers a click reads the import anew: what it finds may be younger than the click.
    """
    remembered = f"dilihat_{action}_{draft.name}"
    key = f"{action}_{draft.name}"
    pressed = st.button(label, key=key, on_click=filters.show, args=(remembered, saw), **look)
    return st.session_state.get(remembered) if pressed else None


def _submit(draft: Draft, result: dict, person: Person, saw: dict) -> None:
    warned: dict[tuple[str, str], list[dict]] = {}
    for each in result["findings"]:
        warned.setdefault((each["rule"], each["column"]), []).append(each)
    with st.form(f"periksa_{draft.name}"):
        reasons: dict[str, str] = {}
        for (rule, column), several in warned.items():
            words = say(
                "kirim.alasan",
                kolom=templates.told(column),
                jumlah=len(several),
                apa=markup.plain(told(several[0]["what"])),
            )
            reason = st.text_input(
                words,
                key=f"alasan_{draft.name}_{rule}_{column}",
                placeholder=say("kirim.alasan_contoh"),
                max_chars=300,
            )
            reasons |= {each["key"]: reason for each in several}
        embargo = st.date_input(
            say("kirim.embargo"), value=None, format="DD/MM/YYYY", key=f"embargo_{draft.name}"
        )
        remembered = f"dilihat_submit_{draft.name}"
        marked = st.form_submit_button(
            say("kirim.tandai"), type="primary", on_click=filters.show, args=(remembered, saw)
        )
        if marked and sending.run(
            say("kirim.menandai"),
            "submit",
            person,
            name=draft.name,
            reasons=reasons,
            embargo=embargo,
            saw=st.session_state.get(remembered, saw),
        ):
            st.rerun()


def _act(
    draft: Draft, person: Person, saw: dict, *, action: str, label: str, progress: str, **details
) -> None:
    seen = _pressed(draft, saw, action, label, type="primary")
    if seen and sending.run(progress, action, person, name=draft.name, saw=seen, **details):
        st.rerun()
