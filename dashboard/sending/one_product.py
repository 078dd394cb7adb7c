"""*Satu produk*: the form by which a village hands in one product, behind a link of its regency's sender.

A page of its own without Streamlit, small enough for a slow phone. Its script shrinks the picture and keeps
what was filled in until there is a network; without the script the form works too, but for the picture. The
link is the only right there is: no cookie counts, so that no foreign page can hand in for anybody.
"""

import asyncio
import json
import re
import secrets
from base64 import urlsafe_b64decode
from collections.abc import Callable
from html import escape
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from dashboard.answers import options, store
from dashboard.language import languages, numbers
from dashboard.language.sentences import told
from dashboard.language.text import say
from dashboard.operating import admission
from dashboard.operating.admission import DOOR
from dashboard.saying import markup
from dashboard.sending import from_villages
from data import snapshots
from data.accounts.people import Forbidden, Person
from data.intake import photo, village_links, village_products
from data.intake.declined import Declined, NotNow
from data.intake.village_links import Link

PATH = village_links.PATH
MOST_BYTES = 330_000  # a picture of 200,000 bytes in letters, and the fields
MOST_FIELDS = 20
PRIVATE = {"cache-control": "no-store", "referrer-policy": "same-origin"}
FIELDS = (
    *("desa", "nama", "kategori"),
    *(f"{part}_{permit}" for permit in village_products.PERMITS for part in ("izin", "nomor")),
)
NAMED = re.compile(r"(.+) \((.+)\)")  # a village and its district, as the list of choices shows them


async def form(request: Request, *, asset: Callable[[str], str]) -> Response:
    """Show the form, or take in what was filled in. asset: the name under which a file of ours is served."""
    if request.method == "POST":
        return await _handed_in(request)
    code = request.query_params.get("kode", "")
    try:
        link = await run_in_threadpool(village_links.opened, code)
    except Forbidden as broken:
        return _sentence(told(str(broken)), 503)
    if link is None:
        return _sentence(say("satu.habis"), 403)
    return HTMLResponse(_page(await run_in_threadpool(_form, code, *link), asset), headers=PRIVATE)


async def _handed_in(request: Request) -> Response:
    address = admission.address_of(request.scope)
    if early := DOOR.too_many_products(address):
        return _answer(request, say("pintu.terlalu_cepat"), 503, retry=early)
    if not DOOR.begin_product(address):
        return _answer(request, say("satu.ramai"), 503, retry=admission.RETRY_SECONDS)
    try:
        return await _taken_in(request)
    except ClientDisconnect:
        return _answer(request, say("satu.rusak"), 400)  # nobody reads it: the phone sends again
    except (photo.Busy, TimeoutError):
        return _answer(request, say("satu.ramai"), 503, retry=admission.RETRY_SECONDS)
    except (Declined, Forbidden) as declined:
        later = isinstance(declined, NotNow)  # a phone sends again by itself what is not refused
        retry = admission.RETRY_SECONDS if later else 0
        return _answer(request, told(str(declined)), 503 if later else 422, retry=retry)
    finally:
        DOOR.end_product(address)


async def _taken_in(request: Request) -> Response:
    async with asyncio.timeout(admission.PRODUCT_SECONDS):
        content = await _body(request)
    if content is None:
        return _answer(request, say("satu.besar"), 413)
    try:
        asked = parse_qs(content.decode("ascii"), max_num_fields=MOST_FIELDS)
        given = {name: values[0] for name, values in asked.items()}
        picture = urlsafe_b64decode(given.get("foto", ""))
    except ValueError:  # no letters of a form, too many fields, no picture in letters
        return _answer(request, say("satu.rusak"), 422)
    found = await run_in_threadpool(village_links.opened, given.get("kode", ""))
    if found is None:
        return _answer(request, say("satu.habis"), 403)
    if early := DOOR.too_many_of_link(found[0].code):
        return _answer(request, say("satu.ramai"), 503, retry=early)
    product = await run_in_threadpool(_kept, found[0], given, picture)
    return _answer(request, say("satu.diterima", produk=product), 200)


def _kept(link: Link, given: dict[str, str], picture: bytes) -> str:
    """The name of the product that waits now, or waited before."""
    villages = _villages(link.regency)
    filled = {name: given.get(name, "") for name in FIELDS}
    filled["desa"] = _village(filled["desa"], villages)
    with languages.speaking(languages.HOME):  # it becomes a row of a list, as the register writes it
        known = village_products.Known(
            _regency(link), {code: name for code, (name, _) in villages.items()}, _categories()
        )
    product = village_products.hand_in(link, given.get("kunci", ""), filled, picture, known)
    return product.product or filled["nama"]


async def _body(request: Request) -> bytes | None:
    """What was sent, None where it is more than any filled-in form."""
    content = bytearray()
    async for part in request.stream():
        content += part
        if len(content) > MOST_BYTES:
            return None
    return bytes(content)


def _villages(regency: str) -> dict[str, tuple[str, str]]:
    """Village code -> its name and its district's."""
    snapshot = snapshots.current().snapshot
    if snapshot is None:
        return {}
    places = store.ask(snapshot, "places")
    mine = places[(places.regency == regency) & (places.level == "desa")]
    return {row.code: (row.name, row.district_name) for row in mine.itertuples()}


def _regency(link: Link) -> str:
    snapshot = snapshots.current().snapshot
    return options.of(snapshot).regency.get(link.regency, link.regency) if snapshot else link.regency


def _categories() -> dict[str, str]:
    snapshot = snapshots.current().snapshot
    return options.of(snapshot).category if snapshot else {}


def _village(typed: str, villages: dict[str, tuple[str, str]]) -> str:
    """The code of the one village that is meant; what was typed where it is none, or several."""
    words = " ".join(typed.split())
    if words in villages:
        return words
    both = NAMED.fullmatch(words)
    wanted = (both[1], both[2]) if both else (words, None)
    meant = [
        code
        for code, (name, district) in villages.items()
        if name.casefold() == wanted[0].casefold()
        and (wanted[1] is None or district.casefold() == wanted[1].casefold())
    ]
    return meant[0] if len(meant) == 1 else words


def _form(code: str, link: Link, maker: Person) -> str:
    villages = "".join(
        f'<option value="{escape(f"{name} ({district})")}"></option>'
        for name, district in sorted(_villages(link.regency).values())
    )
    categories = "".join(
        f'<option value="{escape(each)}">{escape(name)}</option>' for each, name in _categories().items()
    )
    about = say(
        "satu.untuk", lembaga=maker.organisation, kabupaten=_regency(link), hari=numbers.day(link.ends.date())
    )
    words = {key.removeprefix("satu."): say(key) for key in WORDS}
    return (
        f'<form method="post" action="{PATH}" data-kata="{escape(json.dumps(words, ensure_ascii=False))}">'
        f"<p>{escape(about)}</p>"
        f'<input type="hidden" name="kode" value="{escape(code)}">'
        f'<input type="hidden" name="kunci" value="{secrets.token_hex(16)}">'
        f'<label>{escape(say("satu.desa"))}<input name="desa" list="desa-desa" required autocomplete="off"'
        f' maxlength="120"></label><datalist id="desa-desa">{villages}</datalist>'
        f'<label>{escape(say("satu.produk"))}<input name="nama" required autocomplete="off" maxlength="120">'
        f"</label><label>{escape(say('satu.kategori'))}"
        f'<select name="kategori" required><option value="">{escape(say("satu.pilih"))}</option>{categories}'
        f"</select></label><fieldset><legend>{escape(say('satu.izin'))}</legend>"
        f"{''.join(map(_permit, village_products.PERMITS))}</fieldset>"
        f'<label id="foto" hidden>{escape(say("satu.foto", hari=village_products.PICTURE_DAYS))}'
        f'<input type="file" accept="image/*"></label>'
        f'<img id="tampak" alt="{escape(say("satu.foto_tampak"))}" hidden>'
        f"<noscript><p>{escape(say('satu.tanpa_skrip'))}</p></noscript>"
        f'<button>{escape(say("satu.kirim"))}</button><p id="kabar" role="status"></p></form>'
        f'<section id="antrean" hidden><h2>{escape(say("satu.antrean"))}</h2><ul></ul></section>'
        f'<p id="disimpan" class="peringatan" role="status" hidden>{escape(say("satu.luring"))}</p>'
    )


# What the script says.
WORDS = (
    *("satu.disimpan_dulu", "satu.menunggu", "satu.terkirim", "satu.ditolak", "satu.buang"),
    *("satu.coba_lagi", "satu.foto_gagal", "satu.tak_tersimpan", "satu.mengirim"),
)


def _permit(permit: str) -> str:
    named = say(from_villages.PERMITS[permit])
    states = (
        ("", "satu.tak_tahu"),
        (village_products.HAS, "satu.ada"),
        (village_products.HAS_NOT, "satu.belum"),
    )
    choices = "".join(f'<option value="{value}">{escape(say(key))}</option>' for value, key in states)
    number = escape(say("satu.nomor", izin=named))
    return (
        f'<div class="izin"><label>{escape(named)}<select name="izin_{permit}">{choices}</select></label>'
        f'<input name="nomor_{permit}" maxlength="60" autocomplete="off" aria-label="{number}"'
        f' placeholder="{escape(say("satu.nomor_contoh"))}"></div>'
    )


def _answer(request: Request, words: str, status: int, *, retry: float = 0) -> Response:
    """A line for the script, a page for who has none."""
    if "application/json" in request.headers.get("accept", ""):
        answer: Response = JSONResponse({"kata": words}, status_code=status, headers=PRIVATE)
    else:
        answer = _sentence(words, status)
    if retry:
        answer.headers["retry-after"] = str(max(1, round(retry)))
    return answer


def _sentence(words: str, status: int) -> Response:
    page = markup.bare_page(f'<p role="alert">{escape(words)}</p>')
    return HTMLResponse(page, status_code=status, headers=PRIVATE)


def _page(inside: str, asset: Callable[[str], str]) -> str:
    return (
        f'<!doctype html><html lang="{languages.spoken()}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="robots" content="noindex">'
        f"<title>{escape(say('satu.nama'))} · {escape(say('judul'))}</title>"
        f'<link rel="stylesheet" href="/aset/{asset("satu_produk.css")}">'
        f'<script src="/aset/{asset("satu_produk.js")}" defer></script>'
        f"<body><main><h1>{escape(say('satu.nama'))}</h1>{inside}</main></body></html>"
    )
