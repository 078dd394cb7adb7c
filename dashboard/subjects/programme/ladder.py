"""The licensing ladder: where products stand, which permit and office come next."""

from html import escape

import pandas as pd

from dashboard.answers import links
from dashboard.answers.view import View
from dashboard.exhibits import making
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.page import Block, Markup, Nothing, Pick
from dashboard.language import terms
from dashboard.language.counts import sharing
from dashboard.language.numbers import number
from dashboard.language.text import say
from dashboard.saying import captions
from dashboard.subjects.programme import programme_findings, programme_tables


def funnel(programme: str, view: View) -> tuple[Block, ...]:
    """A funnel that adds up for one track; an empty programme means the whole register."""
    chosen = view.chosen
    scope = dict(programme=programme, regencies=chosen.regencies, categories=chosen.categories)
    tracks = view.ask("programme_tracks", **scope)
    if tracks.empty:
        return (Nothing(say("program.apa_tangga"), tracks),)
    named = {track: terms.told(track) for track in tracks.track}
    pick = Pick(links.TRACK, say("produk.tangga_jalur"), named, tracks.track.iloc[0])
    track = view.picked(links.TRACK, named, pick.default)
    row = tracks[tracks.track == track].iloc[0]
    frame = view.ask("ladder_standing", track=row.code, **scope)
    counted = frame[frame.passed.notna()]
    told = counted.assign(
        text=[
            say("program.tangga_baris", lewat=number(row.passed), berdiri=number(row.standing))
            for row in counted.itertuples()
        ]
    )
    title = programme_findings.blocked(frame)
    whose = say("program.tangga_sub" if programme else "program.tangga_register_sub", jalur=named[track])
    chart = Exhibit(
        "tangga_program",
        title,
        f"{whose} {say('program.tangga_aturan')} {row.basis}.",
        _source(frame, view),
        making.bars(told, name="rung", value="passed", text="text"),
        rows=frame,
        beside=programme_tables.ladder(frame),
    )
    return (pick, chart, Markup(f'<p class="kecil">{escape(_average(frame))}</p>'))


def _source(frame: pd.DataFrame, view: View) -> str:
    newest = frame.as_of.max()
    return captions.register_line(view, None if pd.isna(newest) else newest)


def _average(frame: pd.DataFrame) -> str:
    """Rungs done of rungs that apply, over all products of the track, and what blocks most."""
    applying = frame[frame.passed.notna()]
    most = applying.blocked.max()
    stuck = applying[applying.blocked == most]
    done = say(
        "program.tangga_bagian", selesai=number(applying.done.sum()), semua=number(applying.products.sum())
    )
    if not most:
        return done
    offices = set(stuck.office)  # told where one of them issues all
    office = "" if len(offices) > 1 or stuck.office.isna().any() else stuck.office.iloc[0]
    rungs = sharing(list(stuck.rung), "temuan.seri_anak")
    told = say("program.tangga_terhenti", jumlah=number(most), anak=rungs)
    return done + told + (say("program.tangga_kantor", kantor=office) if office else "")
