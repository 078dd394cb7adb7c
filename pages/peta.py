"""Where? From the province to the village by clicking; any indicator, and an order where one is fair."""

from dashboard.answers.facts import Facts
from dashboard.answers.view import DEFAULT_INDICATOR, View
from dashboard.exhibits import exhibit
from dashboard.exhibits.exhibit import Places
from dashboard.exhibits.page import PROJECTOR_ENDS, Block, Columns, Following, Hint, Live, Page, Pick
from dashboard.language.text import say
from dashboard.saying import captions, cards
from dashboard.subjects.indicators import indicator, ranking
from dashboard.subjects.places import drill
from dashboard.subjects.programme import follow_up

PAGE = Facts(address="peta", words="peta", place=1, inside=None, in_parts=True)


def describe(view: View) -> Page:
    known = view.options.indicator
    asked = view.picked("ind", known, DEFAULT_INDICATOR)
    periods = view.ask("indicator_periods", indicator=asked)
    names = {period: captions.period(period) for period in periods.period}
    opens = periods.period[periods.opens].iloc[0]
    period = view.picked("per", names, opens)
    before = next((each for each in names if each < period), "")
    seen = indicator.of(view.snapshot, asked, period, view.chosen.categories, view.chosen.island)
    tiles = exhibit.regions(
        "ubin_indikator",
        say("peta.ubin"),
        say("peta.ubin_subjudul"),
        seen.source,
        Places(seen.shown, seen.scale, "tiles", own_part=True),
        view=view,
        rows=seen.frame,
        beside=seen.table,
        alt=f"{say('peta.ubin')}. {seen.alt}",
    )

    def below(now: View) -> tuple[Block, ...]:
        """What stands under the map and follows the chosen places."""
        order = ranking.order(seen, before, now)
        return (drill.villages(now), *order, ranking.compare(now), *ranking.over_time(seen, now))

    level = Following(lambda now: drill.level(seen, now))
    return Page(
        None,
        (
            Following(lambda now: drill.head(seen, now)),
            Columns(((level,), (PROJECTOR_ENDS, tiles)), (3, 2)),
            PROJECTOR_ENDS,
            Following(below),
            cards.definition(seen.card, say("peta.tentang"), view),
            follow_up.of_indicator(asked, view),
        ),
        above=(
            Columns(
                (
                    () if view.presenting else (Live("places"),),
                    (Pick("ind", say("peta.indikator"), known, DEFAULT_INDICATOR),),
                    (Pick("per", say("peta.periode"), names, opens),),
                ),
                (4, 4, 2),
            ),
            Hint(captions.newer(periods, period)),
        ),
    )
