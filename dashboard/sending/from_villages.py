"""What villages handed in by *Satu produk*, and the links by which they do; shown to whoever sends."""

from datetime import datetime
from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard.answers import addresses
from dashboard.answers.view import View
from dashboard.choices import controls, filters
from dashboard.language import numbers
from dashboard.language.sentences import told
from dashboard.language.text import say
from dashboard.saying import markup
from dashboard.sending import sending
from data.accounts.people import Forbidden, Person
from data.intake import village_links, village_products
from data.intake.declined import Declined
from data.intake.ledger import Draft
from data.intake.village_products import Product

PERMITS = {
    "NIB": "satu.izin_nib",
    "PIRT": "satu.izin_pirt",
    "HALAL": "satu.izin_halal",
    "BPOM": "satu.izin_bpom",
}
DAYS = (7, 30, 90)
NEW = "tautan_desa"  # in the session: the link just made, which is told once
MOST_SHOWN = 40


def draw(person: Person, view: View) -> None:
    """What waits, and below it the links."""
    st.html(markup.heading(say("desa.nama"), say("desa.sub")))
    _waiting(person, view)
    with st.expander(say("desa.tautan")):
        _make(person, view)
        _links(person, view)


def of_import(draft: Draft, person: Person) -> None:
    """The pictures that came with what an import was made of; nothing for any other import."""
    pictures = [
        (each, village_products.picture_of(each)) for each in village_products.of_import(person, draft)
    ]
    shown = [(each, content) for each, content in pictures if content]
    if shown:
        with st.container(horizontal=True):
            for each, content in shown[:MOST_SHOWN]:
                st.image(content, caption=markup.plain(f"{each.product}, {each.village_name}"), width=200)


def _waiting(person: Person, view: View) -> None:
    waits = village_products.waiting(person)
    if not waits:
        st.html(f'<p class="kosong">{escape(say("desa.kosong"))}</p>')
        return
    with st.form("usulan_desa"):
        chosen = [each.name for each in waits[:MOST_SHOWN] if _one(each, view)]
        with st.container(horizontal=True):
            taken = st.form_submit_button(say("desa.jadikan"), type="primary")
            away = st.form_submit_button(say("desa.buang"), type="tertiary")
    if len(waits) > MOST_SHOWN:
        st.html(f'<p class="kecil">{escape(say("desa.lagi", sisa=len(waits) - MOST_SHOWN))}</p>')
    if (taken or away) and not chosen:
        st.warning(say("desa.pilih_dulu"))
    elif taken:
        outcome = sending.run(say("kirim.memeriksa"), "take", person, products=chosen)
        if outcome:
            filters.choose("kiriman", outcome["name"])
            st.rerun()
    elif away and _did(village_products.throw_away, person, chosen):
        st.rerun()


def _one(product: Product, view: View) -> bool:
    """A product as its village told it, with its origin; is it chosen?"""
    when = numbers.moment(datetime.fromisoformat(product.arrived))
    category = view.options.category.get(product.category, product.category)
    words = say(
        "desa.satu", produk=product.product, kategori=category, desa=product.village_name, saat=when,
        tautan=product.label,
    )  # fmt: skip
    permits = "; ".join(
        f"{say(PERMITS[permit])}: {_state(state)}" for permit, state in product.permits.items()
    )
    picture = village_products.picture_of(product)
    if picture:
        st.image(picture, width=200, caption=markup.plain(product.product))
    label = markup.plain(f"{words} {permits}".strip())
    return st.checkbox(label, value=True, key=f"usulan_{product.name}")


def _state(state: str) -> str:
    words = {village_products.HAS: "satu.ada", village_products.HAS_NOT: "satu.belum"}
    return say(words[state]) if state in words else state


def _make(person: Person, view: View) -> None:
    """A new link: for which regency, whom, and how long."""
    served = {code: name for code, name in view.options.regency.items() if person.serves(code)}
    with st.form("tautan_desa_baru", border=False):
        regency = controls.one_of(
            say("filter.kabupaten"), list(served), format_func=served.__getitem__, key="tautan_kabupaten"
        )
        label = st.text_input(
            say("desa.untuk"), max_chars=60, key="tautan_sebutan", placeholder=say("desa.untuk_contoh")
        )
        days = controls.one_of(
            say("desa.umur"), list(DAYS), index=1, format_func=lambda days: say("desa.hari", hari=days),
            key="tautan_umur",
        )  # fmt: skip
        made = st.form_submit_button(say("desa.buat"))
    if made:
        if not label.strip():
            st.warning(say("desa.sebut_dulu"))
        elif secret := _did(village_links.make, person, regency, label, days):
            filters.show(NEW, secret)
    if secret := st.session_state.get(NEW):
        st.text(say("desa.sekali"))
        st.code(
            f"{addresses.host(st.context.url or '')}{village_links.PATH}?{urlencode({'kode': secret})}",
            language=None,
        )


def _links(person: Person, view: View) -> None:
    for link in village_links.of_maker(person):
        state = (
            say("desa.berakhir") if link.has_ended else say("desa.sampai", hari=numbers.day(link.ends.date()))
        )
        regency = view.options.regency.get(link.regency, link.regency)
        words = say(
            "desa.satu_tautan", untuk=link.label, kabupaten=regency, keadaan=state,
            jumlah=village_products.count(link), terbanyak=village_products.MOST_OF_LINK,
        )  # fmt: skip
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(words)
            if st.button(say("desa.cabut"), key=f"cabut_{link.code}", type="tertiary") and _did(
                village_links.revoke, person, link.code
            ):
                filters.show(NEW, "")
                st.rerun()


def _did(action, person: Person, *given):
    """What an action gave, True where it gives nothing; None after saying why it was not done."""
    try:
        return action(person, *given) or True
    except (Declined, Forbidden) as declined:
        st.error(markup.plain(told(str(declined))))
        return None
