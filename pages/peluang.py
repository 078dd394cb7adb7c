"""Where do product readiness and need meet? Stunting and extreme poverty, commitments, national markets."""

from dashboard.answers.facts import Facts
from dashboard.answers.view import View
from dashboard.exhibits.page import PROJECTOR_ENDS, Columns, Head, Page
from dashboard.saying import scope
from dashboard.subjects.overview import opportunity

PAGE = Facts(address="peluang", words="peluang", place=5)


def describe(view: View) -> Page:
    chosen = view.chosen
    pick, survey = opportunity.survey(view)
    every = view.ask("opportunities", categories=chosen.categories, survey=survey.code)
    frame = scope.within(every, chosen.island)
    shown, below = opportunity.where(frame, survey, view), opportunity.markets(view)
    return Page(
        Head(PAGE, opportunity.finding(frame, survey), frame),
        (
            *((shown,) if view.presenting else (Columns(((shown,), below), (3, 2)),)),
            PROJECTOR_ENDS,
            opportunity.listing(frame, survey, view),
            *opportunity.commitments(view),
        ),
        above=(pick,),
    )
