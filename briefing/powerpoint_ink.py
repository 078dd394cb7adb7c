"""What every body of a PowerPoint slide needs: colours, patterns, lines of text, measures."""

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard import theme

PATTERNS = {
    "/": MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    "x": MSO_PATTERN.SMALL_CHECKER_BOARD,
    ".": MSO_PATTERN.PERCENT_20,
    "-": MSO_PATTERN.LIGHT_HORIZONTAL,
}
Area = tuple[int, int, int, int]  # left, top, width and height in EMU


def rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.strip("#").upper())


def coloured(shape, colour: str, pattern: str = "") -> None:
    """Fill a shape, a bar or a series."""
    fill = shape.fill if hasattr(shape, "fill") else shape.format.fill
    if pattern in PATTERNS:
        fill.patterned()
        fill.pattern = PATTERNS[pattern]
        fill.fore_color.rgb, fill.back_color.rgb = rgb(theme.MUTED), rgb(colour)
    else:
        fill.solid()
        fill.fore_color.rgb = rgb(colour)


def put(
    frame, lines: list[str], size: Pt, *, bold: bool = False, colour: str = theme.INK, right: bool = False
) -> None:
    """Lines of text as paragraphs, wrapped by PowerPoint; what would be a formula or a tag stays text."""
    frame.word_wrap = True
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold, run.font.color.rgb = size, bold, rgb(colour)
        paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT


def readable(colour: str) -> str:
    """Ink or paper, whichever is read more easily on this colour."""
    red, green, blue = rgb(colour)
    return theme.INK if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else theme.PAPER


def unstyled(shape) -> None:
    """Without the shadow that the default style would give it."""
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)
