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
    where, by_name = opportunity.where(frame, survey, view), opportunity.meeting_by_name(frame, survey, view)
    met = Columns(((where,), (by_name,)), (3, 2))
    if view.presenting:
        return Page(head, (met,))
    return Page(
        head,
        (
            met,
            opportunity.listing(frame, survey, view),
            *opportunity.commitments(view),
            *opportunity.markets(view),
        ),
        above=(pick,),
    )
