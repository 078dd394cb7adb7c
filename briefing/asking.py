"""What the makers of ready-made slides share: the data, its sources, codes, and how a slide is made."""

from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from briefing import drawing
from briefing.slides import NO_MEETING, Briefing, Meeting, Slide, cover
from dashboard.answers import freshness, passport
from dashboard.answers.passport import Passport
from dashboard.answers.view import View
from dashboard.exhibits import choropleth, making, spoken
from dashboard.exhibits.bodies import Beside, Body, Figures, Number, Text
from dashboard.exhibits.exhibit import Exhibit
from dashboard.language import dates, languages, numbers
from dashboard.language.text import say
from dashboard.saying import captions, findings
from data.snapshots import Snapshot


@dataclass(frozen=True)
class Room:
    """One view of a snapshot, and how slides are made from what is said of it."""

    view: View
    meeting: Meeting = NO_MEETING

    @property
    def snapshot(self) -> Snapshot:
        return self.view.snapshot

    def ask(self, name: str, **parameters) -> pd.DataFrame:
        """An answer that knows what was asked, so that its passport can be made."""
        return self.view.ask(name, **parameters)

    def passport(self, indicator: str, area: str, period: str) -> Passport:
        return Passport(indicator, area, period, self.snapshot.code)

    def one(self, name: str, **parameters) -> pd.Series:
        return self.view.one(name, **parameters)

    def register(self) -> str:
        return captions.register_line(self.view)

    def sources(self, frame: pd.DataFrame, newest: str = "as_of") -> str:
        """The source line of rows that carry publisher (or source) and a date."""
        column = "publisher" if "publisher" in frame else "source"
        names = sorted(frame[column].dropna().unique())
        shown = captions.some(names, 2) or say("panel.tanpa_sumber")
        latest = dates.newest(frame, [newest])
        return say("panel.sumber", sumber=shown, tanggal=latest) if latest else self.undated(shown)

    def opening_period(self, indicator: str) -> str:
        """The period of an indicator by regency that pages open with."""
        periods = self.ask("indicator_periods", indicator=indicator)
        return periods.period[periods.opens].iloc[0]

    def undated(self, source: str) -> str:
        """The source line of what carries no date of its own."""
        return say("panel.sumber_saja", sumber=source, tanggal=numbers.day(self.snapshot.published))

    def sources_and_register(self, publishers: set[str]) -> str:
        """The source line of figures of which some are the register's own counts."""
        if not publishers:
            return self.register()
        facts = self.one("register_sources")
        shown = captions.some(sorted(publishers), 3)
        when = findings.newest_fact(facts)
        return say(
            "paparan.sumber_dan_register",
            sumber=shown,
            register=findings.register(self.snapshot.dataset, facts),
            tanggal=when,
        )

    def slide(
        self,
        title: str,
        subtitle: str,
        body: Body,
        source: str,
        *,
        rows: pd.DataFrame | pd.Series | Passport,
        notes: tuple[str, ...] = (),
    ) -> Slide:
        """A slide that is one page, however much there is to show."""
        code = rows if isinstance(rows, Passport) else passport.of(rows)
        source = " · ".join(filter(None, (source, self._marks.get(passport.subject_of(rows)))))
        body = self._marked(body)
        slide = drawing.on_one_page(Slide(title, subtitle, body, source, str(code), "", notes))
        return replace(slide, alt=spoken.sentence(title, slide.body))

    def shown(
        self, exhibit: Exhibit, *, title: str = "", subtitle: str = "", notes: tuple[str, ...] = ()
    ) -> Slide:
        """What a page shows, as a slide: a title or subtitle of its own where a room needs other words."""
        return self.slide(
            title or exhibit.title,
            subtitle or exhibit.subtitle,
            exhibit.on_a_slide,
            exhibit.source,
            rows=exhibit.rows,
            notes=notes,
        )

    @cached_property
    def _marks(self) -> dict[str, str]:
        """What stands beside the figures of each series that is overdue."""
        return freshness.marks(self.view)

    @cached_property
    def _short_marks(self) -> dict[str, str]:
        """The same in a narrow card, where the period of the figure stands above."""
        return freshness.marks(self.view, "segar.lama_singkat")

    def _marked(self, body: Body) -> Body:
        if isinstance(body, Beside):
            return replace(body, left=self._marked(body.left), right=self._marked(body.right))
        if isinstance(body, Figures):
            marks = self._short_marks if body.lead else self._marks
            return replace(body, numbers=tuple(_dated(each, marks) for each in body.numbers))
        return body

    def map(self, places: pd.DataFrame, scale: choropleth.Scale, chosen: tuple[str, ...] = ()) -> Body:
        return making.region_map(places, scale, self.snapshot.shapes["regencies"], chosen)

    def briefing(self, slug: str, title: str, scope: str, slides: list[Slide]) -> Briefing:
        snapshot = self.snapshot
        published = snapshot.published.isoformat()
        newest = findings.newest_fact(self.one("register_sources"))
        chosen = slug if slug.isdecimal() else ""
        slides = [cover(title, scope, self.meeting, snapshot.shapes["regencies"], chosen), *slides]
        data = snapshot.dataset, snapshot.name, published
        return Briefing(slug, title, scope, *data, tuple(slides), newest, languages.spoken())


def _dated(figure: Number, marks: dict[str, str]) -> Number:
    mark = marks.get(figure.passport.split(passport.MARK)[0])
    return replace(figure, context=(*figure.context, mark)) if mark else figure


def nothing(what: str, scope: str) -> Text:
    return Text((say("panel.kosong", apa=what, lingkup=scope),))
