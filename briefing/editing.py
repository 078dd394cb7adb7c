"""What a reader does to a briefing: its slides in another order, in other words, fewer, or more."""

from dataclasses import replace

from briefing.slides import Briefing, Slide
from dashboard.exhibits import spoken
from dashboard.exhibits.bodies import Cover, Text

MOST_SLIDES = 40
LONGEST_TITLE = 300
LONGEST_NOTES = 4000  # signs of one slide: five minutes of talk
LONGEST_TEXT, MOST_LINES = 900, 12  # of a slide of text: what a back row reads
COVER_LINES = 2  # on the meeting: where, and when


def own_words(slide: Slide) -> tuple[str, ...] | None:
    """The lines that a reader writes, of a cover those on the meeting; None where the body is a figure's."""
    if isinstance(slide.body, Cover):
        return None if slide.body.section else slide.body.lines
    return slide.body.lines if isinstance(slide.body, Text) and not slide.passport else None


def moved(briefing: Briefing, place: int, by: int) -> Briefing:
    """The slide at `place` further up or down."""
    slides = list(briefing.slides)
    target = min(max(place + by, 0), len(slides) - 1)
    slides.insert(target, slides.pop(place))
    return replace(briefing, slides=tuple(slides))


def put(briefing: Briefing, place: int, slide: Slide) -> Briefing:
    """Another slide in the place of the one that stands there."""
    return replace(briefing, slides=(*briefing.slides[:place], slide, *briefing.slides[place + 1 :]))


def without(briefing: Briefing, place: int) -> Briefing:
    return replace(briefing, slides=briefing.slides[:place] + briefing.slides[place + 1 :])


def doubled(briefing: Briefing, place: int) -> Briefing:
    """The slide at `place` once more, right behind it, where the briefing has room."""
    slides = (*briefing.slides[: place + 1], *briefing.slides[place:])
    return replace(briefing, slides=slides[:MOST_SLIDES]) if len(slides) <= MOST_SLIDES else briefing


def reworded(briefing: Briefing, place: int, *, title: str, notes: str) -> Briefing:
    """Another title and other notes for a slide; an empty title keeps the one made by rule."""
    slide = briefing.slides[place]
    kept = " ".join(title.split())[:LONGEST_TITLE] or slide.title
    lines = tuple(line.strip() for line in notes[:LONGEST_NOTES].splitlines() if line.strip())
    return put(
        briefing,
        place,
        replace(slide, title=kept, notes=lines, titled=slide.titled or kept != slide.title),
    )


def written(briefing: Briefing, place: int, text: str) -> Briefing:
    """Other words on a slide of text or a cover, a line each; a slide of text keeps its own without any."""
    slide = briefing.slides[place]
    lines = tuple(" ".join(line.split()) for line in text[:LONGEST_TEXT].splitlines() if line.strip())
    if own_words(slide) is None:
        return briefing
    if isinstance(slide.body, Cover):
        changed = replace(slide, body=replace(slide.body, lines=lines[:COVER_LINES]))
    elif lines:
        changed = replace(slide, body=Text(lines[:MOST_LINES]))
    else:
        return briefing
    return put(briefing, place, replace(changed, alt=spoken.sentence(slide.title, changed.body)))


def extended(briefing: Briefing, *slides: Slide) -> Briefing:
    """More slides at the end, as many as a briefing may hold."""
    return replace(briefing, slides=(*briefing.slides, *slides)[:MOST_SLIDES])


def opened_by(briefing: Briefing, slide: Slide) -> Briefing:
    """With a slide before all others, where the briefing has room."""
    if len(briefing.slides) >= MOST_SLIDES:
        return briefing
    return replace(briefing, slides=(slide, *briefing.slides))
