"""What opens a briefing, as PowerPoint's own objects: the map pale in the corner, whose it is."""

import io

from pptx.util import Pt

from briefing.powerpoint_ink import PIXEL, Area, put
from briefing.powerpoint_shapes import freeform
from dashboard.exhibits import office, theme
from dashboard.exhibits.bodies import Cover, Look
from dashboard.language.text import say
from dashboard.paper import cover, geography
from dashboard.paper.ink import Box


def draw(slide, body: Cover, area: Area) -> None:
    """Emblem and name at the top of the area, the map at its foot; its lines have a place of their own."""
    box = Box(*(each / PIXEL for each in area))
    if body.shapes:
        _pale_map(slide, body, box)
    if body.office:
        picture, side = io.BytesIO(office.read().emblem), cover.EMBLEM * PIXEL
        emblem = slide.shapes.add_picture(picture, area[0], area[1], side, side)
        emblem._element.nvPicPr.cNvPr.set("descr", say("kantor.lambang", kantor=body.office))
        left = side + 40 * PIXEL
        beside = slide.shapes.add_textbox(area[0] + left, area[1] + 40 * PIXEL, area[2] - left, 70 * PIXEL)
        put(beside.text_frame, [body.office], Pt(cover.OFFICE / 2), bold=True, colour=theme.MUTED)


def _pale_map(slide, body: Cover, box: Box) -> None:
    """As one group, behind the title."""
    left, top, scale = cover.corner(body, box)
    corner = int(left * PIXEL), int(top * PIXEL)
    group = slide.shapes.add_group_shape()
    group.name = say("paparan.peta_kelompok")
    for code, place in geography.shapes(body.shapes).places.items():
        colour = cover.CHOSEN if code == body.chosen else cover.LAND
        drawn = freeform(group, place.path, corner, scale * PIXEL, look=Look("", colour), name=code)
        drawn.line.fill.background()
    slide.shapes.title._element.addprevious(group._element)
