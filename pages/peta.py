"""Where? From the province to the village by clicking; any indicator, and an order where one is fair."""

from dashboard.answers.facts import Facts
from dashboard.answers.view import View
from dashboard.exhibits.page import PROJECTOR_ENDS, Columns, Following, Hint, Live, Page
from dashboard.language.text import say
from dashboard.saying import cards
from dashboard.subjects.indicators import indicator
from dashboard.subjects.places import drill
from dashboard.subjects.programme import follow_up

PAGE = Facts(address="peta", words="peta", place=10, inside=None, in_parts=True)


def describe(view: View) -> Page:
    asked, chosen = indicator.asked(view), view.chosen
    seen = indicator.of(view.snapshot, asked.code, asked.period, chosen.categories, chosen.island)
    level = Following(lambda now: drill.level(seen, now))
    search = () if view.presenting else (Live("places"),)
    which, when = indicator.controls(asked, view)
    return Page(
        None,
        (
            Following(lambda now: drill.head(seen, now)),
            Columns(((level,), (PROJECTOR_ENDS, drill.tiles(seen, view))), (3, 2)),
            PROJECTOR_ENDS,
            Following(lambda now: drill.below(seen, asked.before, now)),
            cards.definition(seen.card, say("peta.tentang"), view),
            follow_up.of_indicator(asked.code, view),
        ),
        above=(Columns((search, (which,), (when,)), (4, 4, 2)), Hint(asked.newer)),
    )
