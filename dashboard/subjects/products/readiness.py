"""How ready the products of the register are: category by category, and rung by rung."""

from dashboard.answers import links
from dashboard.answers.view import View
from dashboard.exhibits import making, theme
from dashboard.exhibits.exhibit import Choose, Exhibit
from dashboard.exhibits.page import Block, Heading, OnAPhone, Pick
from dashboard.language import numbers, terms
from dashboard.language.text import say
from dashboard.saying import captions, findings, scales, tables
from dashboard.subjects.products import register


def by_category(view: View) -> tuple[Block, ...]:
    """A field for each category, divided by what is documented of its products; a click filters by it."""
    frame = view.ask("readiness_by_category", **register.asked(view))
    title, table = findings.readiness(frame), tables.readiness(frame)
    body = making.fields(frame, styles=theme.readiness())
    told = (f"{field.name} {numbers.number(sum(field.values))}" for field in body.fields)
    return (
        Exhibit(
            "petak",
            title,
            say("produk.petak_sub"),
            captions.register_line(view),
            body,
            rows=frame,
            beside=table,
            chooses=Choose("kat", tuple(code for code, _ in making.field_order(frame))),
        ),
        OnAPhone(say("produk.petak_urut", daftar=", ".join(told))),
    )


def ladder(view: View) -> tuple[Block, ...]:
    """The rungs of one licensing track, each with the products that have evidence of it."""
    above = Heading(say("produk.tangga"), say("produk.tangga_sub"))
    ladders = view.ask("readiness_by_rung", **register.asked(view))
    tracks = {track: terms.told(track) for track in ladders.track.unique()}
    if not tracks:
        return (above,)
    pick = Pick(links.TRACK, say("produk.tangga_jalur"), tracks, next(iter(tracks)), pills=True)
    track = view.picked(links.TRACK, tracks, pick.default)
    shown = ladders[ladders.track == track]
    title = findings.ladder(shown)
    chart = Exhibit(
        "tangga",
        title,
        tracks[track],
        captions.register_line(view),
        making.shares(shown, name="rung", parts=scales.ladder()),
        rows=shown,
        beside=tables.ladder(shown),
    )
    return (above, pick, chart)
