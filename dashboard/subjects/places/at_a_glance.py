"""One regency on a projected screen: four figures, where it lies, three lines; and the map to choose from."""

import pandas as pd

from dashboard.answers.view import View
from dashboard.exhibits import exhibit, theme
from dashboard.exhibits.bodies import Item, Items
from dashboard.exhibits.card import Card
from dashboard.exhibits.choropleth import Kinds
from dashboard.exhibits.exhibit import Exhibit, Places
from dashboard.exhibits.page import Block, Cards, Columns
from dashboard.language import numbers
from dashboard.language.blanks import not_reported
from dashboard.language.dates import Dated
from dashboard.language.text import say
from dashboard.language.values import Value
from dashboard.saying import captions, cards, cells, findings, scope
from dashboard.subjects.indicators import indicator
from dashboard.subjects.indicators.indicator import Indicator
from dashboard.subjects.places import provinces

ASKED = ("penduduk-dukcapil", "kemiskinan", "stunting-ssgi")
NEED = "stunting-ssgi"
CHOOSERS = {"regencies": "pilih_wilayah", "tiles": "pilih_ubin"}
MOST = 3  # exports, programmes that a line names


def shown(code: str, counts: pd.Series, view: View) -> tuple[Block, ...]:
    """counts: register_counts of the regency."""
    context = view.ask("regency_context", regency=code)
    asked = [row for _, row in context.iterrows() if row.indicator in ASKED]
    figures = (_register(counts, view), *(_figure(row) for row in asked))
    return (Cards(figures), Columns(((_locator(code, view),), (lines(code, context, view),))))


def choosing(view: View) -> tuple[Block, ...]:
    """The map of need and its tiles to choose from: a choice opens that one alone.

    Of a country a province is chosen first.
    """
    if view.presenting:
        return (_chooser("regencies", view),)
    is_all = view.options.is_country and not view.chosen.island
    beside = provinces.chooser(view) if is_all else _chooser("tiles", view)
    return (Columns(((_chooser("regencies", view),), (beside,)), (3, 2)),)


def _chooser(shapes: str, view: View) -> Exhibit:
    periods = view.ask("indicator_periods", indicator=NEED)
    kept = view.chosen.island if view.options.is_country else ()
    seen: Indicator = indicator.of(view.snapshot, NEED, periods.period[periods.opens].iloc[0], (), kept)
    return exhibit.regions(
        CHOOSERS[shapes],
        say("profil.ubin", jumlah=len(kept or view.options.regency))
        if shapes == "tiles"
        else say("profil.peta", ukuran=seen.card["name"], periode=numbers.period(seen.period)),
        seen.on_map,
        seen.source,
        Places(seen.shown, seen.scale, shapes, only=True),
        view=view,
        rows=seen.frame,
        beside=seen.table,
        alt=seen.alt,
    )


def _locator(code: str, view: View) -> Exhibit:
    """Where the regency lies; a choice of another opens that one."""
    frame = view.ask("regency_codes")
    here = frame.code == code
    places = frame.assign(
        value=pd.NA, kind=["ini" if each else "lain" for each in here], blank=None, label=""
    )
    name = frame.short_name[here].iloc[0]
    kinds = (("ini", name, theme.PRIMARY, ""), ("lain", say("profil.lain"), theme.SEQUENTIAL[1], ""))
    return exhibit.regions(
        "peta_letak",
        say("profil.letak", nama=name),
        say("profil.letak_sub"),
        captions.register_line(view),
        Places(places, Kinds(kinds), "regencies", only=True),
        view=view,
        rows=scope.within(frame, (code,)),
        beside=cells.table(kode=frame.code, kabupaten=frame["name"]),
    )


def _register(counts: pd.Series, view: View) -> Card:
    return Card(
        label=say("ringkasan.produk"),
        value=numbers.number(counts.products) if counts.products else not_reported(),
        rows=counts,
        **cards.register_source(view),
    )


def _figure(row: pd.Series) -> Card:
    """Of regency_context."""
    blank, told = pd.isna(row.value), Value.of(row)
    when = "" if blank else numbers.period(row.period)
    if told.is_cut:  # the number alone would look exact, and with its mark nobody can read it out
        when = f"{when}; {say('nilai.sebab_tanpa_desimal')}"
    return Card(
        label=row["name"],
        value=not_reported() if blank else told.whole if told.is_cut else told.cell,
        rows=row,
        as_of=when,
        source=row.publisher,
        address=row.address,
    )


def lines(code: str, context: pd.DataFrame, view: View) -> Exhibit:
    """What left the regency, which programmes reached it, and what is not known of it."""
    programmes = view.ask("regency_programmes", regency=code)
    missing = context[context.value.isna()]
    told = (
        Item(say("profil.ekspor"), _exports(code, view)),
        Item(say("profil.program"), _programmes(programmes)),
        Item(
            say("profil.belum_ada"),
            numbers.listing(list(missing["name"])) if len(missing) else say("profil.tanpa_utang"),
        ),
    )
    return Exhibit(
        "tiga_baris",
        say("profil.tiga"),
        "",
        captions.publishers(view, programmes),
        Items(told),
        rows=programmes,
        beside=cells.table(hal=[each.head for each in told], nilai=[each.text for each in told]),
    )


def _exports(code: str, view: View) -> str:
    frame = view.ask("export_events", regencies=[code], categories=[], year_from=0, year_to=9999)
    counted = frame[frame.counted]
    if counted.empty:
        return not_reported()
    first = [
        say("profil.satu_ekspor", komoditas=row.commodity, tujuan=row.destination, tanggal=Dated.of(row).text)
        for row in counted.head(MOST).itertuples()
    ]
    return numbers.listing([*first, *_more(len(counted))])


def _programmes(frame: pd.DataFrame) -> str:
    named = frame[frame.certainty.notna() | frame.stage.notna()]
    told = [
        f"{row.name}: {say('profil.tanpa_tahap') if pd.isna(row.stage) else findings.begun_small(row.stage)}"
        for row in named.head(MOST).itertuples()
    ]
    return numbers.listing([*told, *_more(len(named))]) if told else not_reported()


def _more(count: int) -> list[str]:
    return [say("panel.lainnya", jumlah=count - MOST)] if count > MOST else []
