"""Where do product readiness and need meet? Stunting and extreme poverty, commitments, national markets."""

from dashboard.answers.facts import Facts
from dashboard.answers.view import View
from dashboard.exhibits.page import Columns, Head, Page
from dashboard.saying import scope
from dashboard.subjects.overview import opportunity

PAGE = Facts(address="peluang", words="peluang", place=50)


def describe(view: View) -> Page:
    chosen = view.chosen
    pick, survey = opportunity.survey(view)
    every = view.ask("opportunities", categories=chosen.categories, survey=survey.code)
    frame = scope.within(every, chosen.island)
    head = Head(PAGE, opportunity.finding(frame, survey), frame)
    shown = opportunity.where(frame, survey, view)
    if view.presenting:
        return Page(head, (Columns(((shown,), (opportunity.meeting_by_name(frame, survey, view),)), (3, 2)),))
    return Page(
        head,
        (
            Columns(((shown,), opportunity.markets(view)), (3, 2)),
            opportunity.listing(frame, survey, view),
            *opportunity.commitments(view),
        ),
        above=(pick,),
    )
