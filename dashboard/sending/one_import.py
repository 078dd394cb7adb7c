"""One import on the page: how it was read, what must be asked, what is wrong, and what it would do."""

from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from dashboard.choices import controls
from dashboard.forms import file_button
from dashboard.language import numbers, sentences
from dashboard.language.sentences import told
from dashboard.language.text import say
from dashboard.saying import markup
from dashboard.sending import from_villages, sending, templates
from dashboard.sending.deciding import again, again_or_away, decide
from data.accounts.people import Forbidden, Person
from data.intake import desk, kinds, new_measures, viewed
from data.intake.ledger import CHECKED, DRAFT, Draft, Unexamined

MOST_SHOWN, MOST_NAMED = 300, 5
MEASURE = {
    "name": "usul.indikator",
    "concept": "usul.konsep",
    "definition": "usul.definisi",
    "unit": "usul.satuan",
    "owner": "usul.penghasil",
}


def show(person: Person, name: str) -> None:
    """Everything about one import that this person may see, and what they may do with it."""
    try:
        draft = desk.seen(person, name)
    except (desk.Declined, Forbidden) as declined:
        st.warning(markup.plain(told(str(declined))))
        return
    kind = kinds.get(draft.kind)
    st.html(
        markup.heading(
            say("kirim.satu", jenis=told(kind.name), berkas=draft.file),
            say("kirim.satu_sub", keadaan=told(draft.state), lembaga=draft.organisation),
        )
    )
    saw = viewed.of(draft)  # before anything is shown: what changes from here on was not seen
    try:
        result = draft.result
    except Unexamined:
        _broken_off(draft, saw, person)
        return
    from_villages.of_import(draft, person)
    if result["questions"] and draft.state == DRAFT:  # before all that was read: on a phone that is long
        if person.may("kirim"):
            _questions(draft, result["questions"], person)
            _lacking(draft, result["questions"], person)
        else:
            _open(result["questions"])
        _shown(result.get("shown", []))
    _read(draft, result, person)
    if result["findings"] or not result["questions"]:  # before it is answered nothing is known to be right
        _findings(draft, result["findings"])
    if result.get("nothing"):
        st.warning(markup.plain(told(result["nothing"])))
    if result["changes"]:
        _preview(draft, result["changes"], person)
    _decided(draft, {each["key"]: each for each in result.get("answered", [])})
    decide(draft, result, person, saw)


def _broken_off(draft: Draft, saw: dict, person: Person) -> None:
    """A kill came between receiving and examining: it can be examined again, or thrown away."""
    st.warning(say("kirim.terputus"))
    if person.may("kirim"):
        again_or_away(draft, saw, person)


def _decided(draft: Draft, answered: dict) -> None:
    """What others decided so far, as they were asked: it is part of what an approver approves."""
    said = []
    for key, answer in draft.answers.items():
        each = answered.get(key, {"text": key, "answer": answer})
        said.append(say("kirim.jawaban_satu", hal=told(each["text"]), jawaban=told(each["answer"])))
    said += [say("kirim.alasan_satu", hal=key, alasan=reason) for key, reason in draft.reasons.items()]
    said += (
        [say("kirim.embargo_sampai", hari=numbers.day(date.fromisoformat(draft.embargo)))]
        if draft.embargo
        else []
    )
    if said:
        st.html(f'<h3 class="temuan">{escape(say("kirim.diputuskan"))}</h3>')
        items = "".join(f"<li>{escape(sentence)}</li>" for sentence in said)
        st.html(f'<ul class="daftar">{items}</ul>')


def _read(draft: Draft, result: dict, person: Person) -> None:
    read = [*result["sheets"], *result["decisions"]]
    items = "".join(f"<li>{escape(told(sentence))}</li>" for sentence in read)
    st.html(f'<ul class="daftar">{items}</ul>')
    if (
        draft.state == DRAFT
        and person.may("kirim")
        and st.toggle(say("kirim.kolom"), key=f"kolom_{draft.name}")
    ):
        labels = {"": say("kirim.kolom_tidak")} | {
            field.name: templates.told(field.label) for field in kinds.get(draft.kind).fields
        }
        with st.form(f"judul_{draft.name}", border=False):
            answers = _headings(draft, result.get("headings", []))
            answers |= _assumed(draft, result.get("assumed", []))
            changed = {}
            for at, column in enumerate(result["columns"]):
                words = say("kirim.kolom_satu", huruf=column["letter"], judul=markup.plain(column["heading"]))
                picked = controls.one_of(
                    words,
                    list(labels),
                    index=list(labels).index(column["field"] if column["field"] in labels else ""),
                    format_func=labels.get,
                    key=f"kolom_{draft.name}_{at}",
                )
                if picked != column["field"]:
                    changed[column["heading"]] = picked
            if st.form_submit_button(say("kirim.kolom_simpan")):
                again(draft, person, answers=answers, columns=changed)


def _headings(draft: Draft, headings: list[dict]) -> dict[str, str]:
    """The rows that the sender takes for headings instead of those that were found: answer -> row."""
    answers = {}
    for at, heading in enumerate(headings):
        rows = sentences.choices(heading["choices"])
        picked = controls.one_of(
            say("kirim.judul_baris", nama=markup.plain(heading["sheet"])),
            list(rows),
            index=list(rows).index(heading["row"]) if heading["row"] in rows else None,
            format_func=rows.get,
            key=f"judul_{draft.name}_{at}",
        )
        if picked and picked != heading["row"]:
            answers[f"judul:{heading['sheet']}"] = picked
    return answers


def _assumed(draft: Draft, assumed: list[dict]) -> dict[str, str]:
    """What was decided without asking, each to be decided otherwise: key -> choice."""
    answers = {}
    for at, each in enumerate(assumed):
        labels = sentences.choices(each["choices"])
        picked = controls.one_of(
            markup.plain(told(each["text"])),
            list(labels),
            index=list(labels).index(each["taken"]) if each["taken"] in labels else None,
            format_func=labels.get,
            key=f"anggap_{draft.name}_{at}",
        )
        if picked is not None and picked != each["taken"]:
            answers[each["key"]] = picked
    return answers


def _shown(sheets: list[dict]) -> None:
    """The first rows of each sheet whose table was not found: the sender points at what stands there."""
    for sheet in sheets:
        heads = [say("kirim.baris_lembar"), *sheet["letters"]]
        title = say("kirim.lembar", nama=sheet["sheet"])
        st.html(f'<h3 class="temuan">{escape(title)}</h3>')
        frame = pd.DataFrame(sheet["rows"], columns=heads)
        sending.rows(frame, title)


def _open(questions: list[dict]) -> None:
    """The questions that nobody has answered yet, for who may only look."""
    items = "".join(f"<li>{escape(told(question['text']))}</li>" for question in questions)
    st.html(f'<ul class="daftar">{items}</ul>')


def _questions(draft: Draft, questions: list[dict], person: Person) -> None:
    st.html(f'<h3 class="temuan">{escape(say("kirim.pertanyaan", jumlah=len(questions)))}</h3>')
    with st.form(f"jawab_{draft.name}"):
        answers = {}
        for at, question in enumerate(questions[:30]):
            labels = sentences.choices(question["choices"])
            answers[question["key"]] = controls.one_of(
                markup.plain(told(question["text"])),
                list(labels),
                index=None,
                format_func=labels.get,
                placeholder=say("kirim.pilih"),
                key=f"jawab_{draft.name}_{at}",
            )
        if st.form_submit_button(say("kirim.jawab_kirim"), type="primary"):
            again(draft, person, answers={key: value for key, value in answers.items() if value is not None})


def _lacking(draft: Draft, questions: list[dict], person: Person) -> None:
    """Measures that the register may lack: each can be asked for, with what the file says filled in."""
    for at, question in enumerate(each for each in questions if each["key"].startswith(new_measures.ASKS)):
        told_so_far = new_measures.filled_in(question, draft)
        with (
            st.expander(say("usul.nama", judul=markup.plain(told_so_far.name))),
            st.form(f"usul_{draft.name}_{at}", border=False),
        ):
            filled = {
                name: st.text_input(
                    say(words), getattr(told_so_far, name), key=f"usul_{name}_{draft.name}_{at}"
                )
                for name, words in MEASURE.items()
            }
            topic = controls.one_of(
                say("usul.bidang"),
                list(new_measures.TOPICS),
                index=new_measures.TOPICS.index(told_so_far.topic),
                format_func=told,
                key=f"usul_bidang_{draft.name}_{at}",
            )
            if st.form_submit_button(say("usul.kirim")):
                measure = filled | {"topic": topic}
                outcome = sending.run(say("usul.mengusulkan"), "ask_measure", person, measure=measure)
                if outcome:
                    words = say("usul.diterima", nama=filled["name"], kiriman=outcome["name"])
                    st.success(markup.plain(words))


def _findings(draft: Draft, findings: list[dict]) -> None:
    errors = sum(each["severity"] == "galat" for each in findings)
    title = (
        say("kirim.temuan", galat=errors, peringatan=len(findings) - errors)
        if findings
        else say("kirim.tanpa_temuan")
    )
    st.html(f'<h3 class="temuan">{escape(title)}</h3>')
    if not findings:
        return
    frame = pd.DataFrame(
        [
            {
                say("kirim.sel"): each["cell"] or say("kirim.baris", baris=each["row"]),
                say("kirim.banyaknya"): numbers.number(each.get("count", 1)),
                say("kirim.tingkat"): told(each["severity"]),
                say("kirim.kolom_nama"): templates.told(each["column"]),
                say("kirim.isi"): each["content"],
                say("kirim.salah"): told(each["what"]),
                say("kirim.lakukan"): told(each["remedy"]),
            }
            for each in findings[:MOST_SHOWN]
        ]
    )
    sending.rows(frame, title)
    file_button.draw(
        say("kirim.unduh_hasil"),
        templates.checked,
        draft.folder / "hasil.xlsx",
        findings,
        file_name=f"hasil-{draft.file.rsplit('.', 1)[0]}.xlsx",
        mime=sending.EXCEL,
        key=f"hasil_{draft.name}",
        icon=":material/download:",
    )


def _preview(draft: Draft, changes: dict, person: Person) -> None:
    """What would happen, in one screen: rows on the left, headline figures on the right."""
    st.html(f'<h3 class="temuan">{escape(say("kirim.pratinjau"))}</h3>')
    left, right = st.columns(2, gap="medium")
    with left:
        counted = [
            [say("kirim.baru"), changes["new"] - (permits := changes.get("permits", 0))],
            *([[say("kirim.izin_baru"), permits]] if permits else []),
            [say("kirim.berubah"), changes["changed"]],
            [say("kirim.tetap"), changes["unchanged"]],
            [say("kirim.hilang"), changes["missing"]["count"]],
            [say("kirim.konflik"), len(changes["conflicts"])],
        ]
        table = [[name, numbers.number(count)] for name, count in counted]
        heads = [say("kirim.baris_register"), say("kirim.banyaknya")]
        sending.rows(pd.DataFrame(table, columns=heads), say("kirim.pratinjau"))
        _listed(say("kirim.konflik"), changes["conflicts"], len(changes["conflicts"]))
        _listed(say("kirim.baru"), changes.get("arrived", []), changes["new"] - permits)
        _listed(say("kirim.hilang"), changes["missing"]["examples"], changes["missing"]["count"])
    with right:
        if draft.state in (DRAFT, CHECKED):
            _effect(draft, person)
    if changes["differences"]:
        names = ("id", "column", "before", "after")
        heads = [
            say("kirim.kode_baris"),
            say("kirim.kolom_nama"),
            say("kirim.sekarang"),
            say("kirim.menjadi"),
        ]
        table = [
            [each[name] if each[name] is not None else "" for name in names]
            for each in ({**row, "column": templates.told(row["column"])} for row in changes["differences"])
        ]
        sending.rows(pd.DataFrame(table, columns=heads), say("kirim.berubah"))


def _listed(name: str, items: list[str], count: int) -> None:
    """The first names of as many as `count`, so that one knows which are meant."""
    if items:
        more = say("kirim.dan_lain", sisa=count - MOST_NAMED) if count > MOST_NAMED else ""
        words = f"{name}: {'; '.join(items[:MOST_NAMED])}{more}."
        st.html(f'<p class="kecil">{escape(words)}</p>')


def _effect(draft: Draft, person: Person) -> None:
    """Each headline figure before and after: those that move as a table, the others in a sentence."""
    figures = desk.foretold(draft)
    if figures is None:
        place = st.empty()
        with place.container():
            reckoned = sending.run(say("kirim.menghitung"), "effect", person, name=draft.name)
        if reckoned is None:
            return
        place.empty()  # no new run of the page: it would lose a click on what stands below
        figures = reckoned["figures"]
    moved = [each for each in figures if each["before"] != each["after"]]
    if moved:
        table = [[told(each["label"]), _figure(each["before"]), _figure(each["after"])] for each in moved]
        heads = [say("kirim.angka_utama"), say("kirim.sebelum"), say("kirim.sesudah")]
        sending.rows(pd.DataFrame(table, columns=heads), say("kirim.akibat"))
    same = [f"{told(each['label'])} {_figure(each['before'])}" for each in figures if each not in moved]
    words = say("kirim.angka_tetap", jumlah=len(same), daftar="; ".join(same))
    st.html(f'<p class="kecil">{escape(words)}</p>')


def _figure(value: float | None) -> str:
    return "" if value is None else numbers.number(value)
