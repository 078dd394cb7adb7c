"""The parts of the export page: trade figures as dated points, and versions that disagree, side by side."""

from collections.abc import Callable
from html import escape

import pandas as pd

from dashboard import captions, charts, findings, numbers, panel, tables
from dashboard.filters import Filters
from dashboard.panel import Words
from dashboard.store import ask
from dashboard.text import say

MEASURES = {"nilai asal": ("US$", "value_usd"), "nilai pos": ("Rp", "value_idr")}


def ranking(query: str, name: str, find: Callable[[pd.DataFrame], str], scope: dict, chosen: Filters) -> None:
    """Documented exports counted by destination or by commodity."""
    frame = ask(query, **scope)
    if frame.empty:
        panel.nothing(say("ekspor.apa"), chosen)
        return
    title = find(frame)
    words = Words(
        title, say(f"{query}_sub"), captions.register_line(), captions.alt(title, frame, name, "events")
    )
    panel.chart(
        charts.bars(frame, name=name, value="events", text="events"),
        words,
        tables.shipments(frame),
        key=query,
    )


def events(scope: dict, chosen: Filters) -> None:
    """Every documented export, newest first."""
    frame = ask("export_events", **scope)
    if not frame.empty:
        title = findings.events(frame)
        panel.table(
            tables.events(frame), Words(title, str(chosen), captions.register_line(), title), key="peristiwa"
        )


def commodities(chosen: Filters) -> None:
    """What quarantine and other offices published of single commodities."""
    years = {"year_from": chosen.years[0], "year_to": chosen.years[1]}
    frame = ask("export_statistics", measure="komoditas", granularity=[], totals_only=False, **years)
    if not frame.empty:
        title = say("ekspor.karantina")
        words = Words(title, say("ekspor.karantina_sub"), captions.publishers(frame), title)
        panel.table(tables.statistics(frame), words, key="karantina")


def months(measure: str, note: str, chosen: Filters) -> None:
    """The published months of one trade measure, each a point."""
    currency, value = MEASURES[measure]
    frame = ask(
        "export_statistics",
        measure=measure,
        granularity=["bulan"],
        totals_only=True,
        year_from=chosen.years[0],
        year_to=chosen.years[1],
    )
    frame = frame[frame[value].notna()].reset_index(drop=True)
    if frame.empty:
        panel.nothing(say("ekspor.apa_bulan"), chosen)
        return
    told = frame.assign(
        text=[numbers.money(each, currency) for each in frame[value]], when=frame.period.map(numbers.period)
    )
    title = findings.months(told, currency, value)
    words = Words(title, note, captions.publishers(frame), captions.alt(title, told.tail(6), "when", "text"))
    figure = charts.points(
        told, when="period_start", value=value, text="text", currency=currency, group="scope"
    )
    panel.chart(figure, words, tables.statistics(frame), key=f"titik_{measure.replace(' ', '_')}")


def conflicts() -> None:
    """Each group of versions that disagree, with the rule that says which one is used."""
    frame = ask("conflict_versions", tables=["export_event", "export_statistic"])
    table = tables.conflicts(frame)
    version, used = say("kolom.versi"), say("kolom.dipakai")
    items = []
    for title, rows in frame.groupby("title", sort=False):
        told = "".join(
            f'<p class="nama">{escape(_version(table.loc[place], version, used))}</p>'
            f'<p class="kecil sumber">{panel.link(row.source, row.address)}</p>'
            for place, row in rows.iterrows()
        )
        rule = f'<p class="kecil">{escape(say("ekspor.aturan", aturan=rows.rule.iloc[0]))}</p>'
        items.append(f"<li><strong>{escape(title)}</strong>{told}{rule}</li>")
    words = Words(
        say("ekspor.bertentangan", jumlah=len(items)),
        say("ekspor.bertentangan_sub"),
        captions.publishers(frame),
    )
    panel.listing(f'<ul class="daftar dua-kolom">{"".join(items)}</ul>', words, table, key="bertentangan")


def _version(row: pd.Series, version: str, used: str) -> str:
    mark = f" ({say('ekspor.dipakai')})" if row[used] == say("kolom.ya") else ""
    return f"{row[say('kolom.periode')]}: {row[version]}{mark}"
