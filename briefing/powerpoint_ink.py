"""What every body of a PowerPoint slide needs: colours, patterns, lines of text, measures."""

from colorsys import rgb_to_hls

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN, MSO_THEME_COLOR
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from dashboard.exhibits import theme
from dashboard.language import languages, numbers

PATTERNS = {
    "/": MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    "x": MSO_PATTERN.SMALL_CHECKER_BOARD,
    ".": MSO_PATTERN.PERCENT_20,
    "-": MSO_PATTERN.LIGHT_HORIZONTAL,
}
Area = tuple[int, int, int, int]  # left, top, width and height in EMU
PIXEL = 6350  # EMU of a pixel of the slide as a picture: 1920 are as wide as the slide
BODY = 14  # number of the body's placeholder in our layouts
# Every colour is one of the theme of the template: an office that changes its own changes them all. Inks and
# accents themselves, the steps of a scale as shades of the first accent, greys as shades of the paper.
THEMED = {
    theme.PRIMARY: MSO_THEME_COLOR.ACCENT_1,
    theme.ACCENT: MSO_THEME_COLOR.ACCENT_2,
    theme.INK: MSO_THEME_COLOR.TEXT_1,
    theme.MUTED: MSO_THEME_COLOR.TEXT_2,
    theme.PAPER: MSO_THEME_COLOR.BACKGROUND_1,
    theme.LINE: MSO_THEME_COLOR.BACKGROUND_2,
    theme.export()["klaim"].colour: MSO_THEME_COLOR.ACCENT_3,
    theme.export()["pemasok"].colour: MSO_THEME_COLOR.ACCENT_4,
    theme.SEQUENTIAL[3]: MSO_THEME_COLOR.ACCENT_5,
    theme.NEUTRAL: MSO_THEME_COLOR.ACCENT_6,
}
GREYS = (theme.BLANK, theme.LAND, theme.NOT_APPLICABLE)
SHADED = dict.fromkeys(theme.SEQUENTIAL, theme.PRIMARY) | dict.fromkeys(GREYS, theme.PAPER)


def rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.strip("#").upper())


def tinted(colour_format, colour: str) -> None:
    """A colour of the palette as that of the template's theme that stands for it; any other as it is."""
    if colour in THEMED:
        colour_format.theme_color = THEMED[colour]
    elif colour in SHADED:
        base = SHADED[colour]
        colour_format.theme_color = THEMED[base]
        for name, share in _shade(base, colour):
            told = parse_xml(f'<a:{name} {nsdecls("a")} val="{round(share * 100_000)}"/>')
            colour_format._color._xClr.append(told)
    else:
        colour_format.rgb = rgb(colour)


def _shade(base: str, colour: str) -> list[tuple[str, float]]:
    """How a colour comes out of another one of its hue: less of its strength, and darker or towards white."""
    (_, light, strong), (_, own_light, own_strong) = (
        rgb_to_hls(*(part / 255 for part in rgb(each))) for each in (base, colour)
    )
    told = [("satMod", own_strong / strong)] if strong else []
    if own_light <= light:
        return [*told, ("lumMod", own_light / light)]
    white = (own_light - light) / (1 - light)
    return [*told, ("lumMod", 1 - white), ("lumOff", white)]


def painted(line, colour: str) -> None:
    """A line, or the edge of a shape."""
    tinted(line.color, colour)


def coloured(shape, colour: str, pattern: str = "") -> None:
    """Fill a shape, a bar or a series."""
    fill = shape.fill if hasattr(shape, "fill") else shape.format.fill
    if pattern in PATTERNS:
        fill.patterned()
        fill.pattern = PATTERNS[pattern]
        tinted(fill.fore_color, theme.MUTED)
        tinted(fill.back_color, colour)
    else:
        fill.solid()
        tinted(fill.fore_color, colour)


def translucent(filled, share: int) -> None:
    """Let what is below shine through a fill of so many per cent: python-pptx has no word for it."""
    colour = filled.find(qn("a:solidFill"))[0]
    colour.append(parse_xml(f'<a:alpha {nsdecls("a")} val="{share * 1000}"/>'))


def put(
    frame,
    lines: list[str],
    size: Pt | None,
    *,
    bold: bool | None = False,
    colour: str = theme.INK,
    right: bool = False,
) -> None:
    """Lines of text as paragraphs, wrapped by PowerPoint; what would be a formula or a tag stays text.

    Without a size, weight or colour a run has those of its placeholder.
    """
    frame.word_wrap = True
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        put_on(paragraph, line, size, bold=bold, colour=colour)
        if colour:
            paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT


def put_on(
    paragraph, words: str, size: Pt | None, *, bold: bool | None = False, colour: str = theme.INK
) -> None:
    """A run of words at the end of a paragraph, in Indonesian, so that nothing is marked as misspelt."""
    run = paragraph.add_run()
    run.text = numbers.whole_words(words)
    run.font.size, run.font.bold = size, bold if colour else None
    if colour:
        tinted(run.font.color, colour)
    run._r.get_or_add_rPr().set("lang", languages.tag())


def readable(colour: str) -> str:
    """Ink or paper, whichever is read more easily on this colour."""
    red, green, blue = rgb(colour)
    return theme.INK if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else theme.PAPER


def unstyled(shape) -> None:
    """Without the shadow that the default style would give it."""
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)


def frame_for(slide, area: Area):
    """Room for words: the body's placeholder of the layout where it is still empty, else a box of its own."""
    for holder in getattr(slide, "placeholders", ()):
        kind = holder.placeholder_format.type
        free = kind in (PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY) and holder.has_text_frame
        if free and holder.placeholder_format.idx in (1, BODY) and not holder.text_frame.text:
            holder.left, holder.top, holder.width, holder.height = area
            return holder.text_frame
    return slide.shapes.add_textbox(*area).text_frame


def bulleted(paragraph, size: float) -> None:
    """A mark before a paragraph, its further lines below its first word: python-pptx cannot say so.

    size: of its letters, in points.
    """
    look = paragraph._p.get_or_add_pPr()
    room = str(Pt(max(22, size)))
    look.set("marL", room)
    look.set("indent", f"-{room}")
    for part in (
        f'<a:buClr {nsdecls("a")}><a:schemeClr val="accent1"/></a:buClr>',
        f'<a:buFont {nsdecls("a")} typeface="Arial"/>',
        f'<a:buChar {nsdecls("a")} char="■"/>',
    ):
        look.append(parse_xml(part))


def ruled(cell) -> None:
    """A cell with a fine line below and none elsewhere."""
    look = cell._tc.get_or_add_tcPr()
    fill = list(look)
    for side in ("lnL", "lnR", "lnT"):
        look.insert(
            len(look) - len(fill), parse_xml(f'<a:{side} {nsdecls("a")} w="0"><a:noFill/></a:{side}>')
        )
    line = parse_xml(
        f'<a:lnB {nsdecls("a")} w="9525"><a:solidFill><a:schemeClr val="bg2"/></a:solidFill></a:lnB>'
    )
    look.insert(len(look) - len(fill), line)
