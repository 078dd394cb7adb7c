"""Tables as HTML: every row of an exhibit, up to a number that a page can carry, each with its passport."""

from html import escape

from dashboard.answers import choosing
from dashboard.edition import pieces
from dashboard.edition.sheet import Sheet
from dashboard.exhibits.exhibit import Dots, Exhibit
from dashboard.language import languages
from dashboard.language.text import say

MOST_ROWS = 150  # a page stays small; of more it is said, and the files hold them all
DOTS_AT = 2  # the column before which the dots stand
LONG = 16  # rows that stand open; a longer table scrolls in a box of its own


def open_table(exhibit: Exhibit, sheet: Sheet) -> str:
    """The table that an exhibit is."""
    long = exhibit.beside is not None and len(exhibit.beside) > LONG
    kind = " panjang" if long else ""
    region = f' tabindex="0" role="region" aria-label="{escape(exhibit.title)}"'
    return f'<div class="lajur{kind}"{region}>{_table(exhibit, sheet)}</div>{_rest(exhibit)}'


def folded_table(exhibit: Exhibit, sheet: Sheet) -> str:
    """The same figures as a drawing above shows, for who opens it."""
    if exhibit.beside is None or exhibit.beside.empty or sheet.view.presenting:
        return ""
    summary = f"<summary>{escape(say('panel.tabel'))}</summary>"
    return f'<details class="tabel">{summary}{open_table(exhibit, sheet)}</details>'


def _rest(exhibit: Exhibit) -> str:
    frame = exhibit.beside
    if frame is None or len(frame) <= MOST_ROWS:
        return ""
    return pieces.small(say("edisi.baris", tampil=MOST_ROWS, semua=len(frame)), "tak-cetak")


def _table(exhibit: Exhibit, sheet: Sheet) -> str:
    view, frame = sheet.view, exhibit.beside
    if frame is None:
        return ""
    passport, dataset = say("kolom.paspor"), say("kolom.himpunan")
    told = frame.drop(columns=passport, errors="ignore")
    links = pieces.row_links(exhibit, view)
    columns = [
        *map(str, told.columns),
        *([dataset] if view.simulated else []),
        *([passport] if links else []),
    ]
    chooses = exhibit.chooses
    dots = chooses.dots if chooses else None
    if dots:
        columns.insert(DOTS_AT, f"{dots.heading} ({dots.low} – {dots.high})")
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    rows, foreign = [], view.foreign_titles
    for place, row in enumerate(told.head(MOST_ROWS).itertuples(index=False, name=None)):
        cells = [_told(pieces.cell(value), foreign) for value in row]
        if chooses and chooses.filter == "tempat":
            code = chooses.codes[place]
            cells[0] = f"<td>{_chooses(escape(pieces.cell(row[0])), code, sheet)}</td>"
            if dots:
                cells.insert(DOTS_AT, f"<td>{_dot(dots, place, code, view.chosen.places)}</td>")
        if view.simulated:
            cells.append(f"<td>{escape(say('simulasi.kata'))}</td>")
        if links:
            words, address = links[place]
            cells.append(f'<td><a href="{escape(address)}">{escape(words)}</a></td>')
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _told(text: str, foreign: frozenset[str]) -> str:
    """A cell; a title of a source says in which language it is."""
    language = f' lang="{languages.HOME}"' if text in foreign else ""
    return f"<td{language}>{escape(text)}</td>"


def _chooses(cell: str, code: str, sheet: Sheet) -> str:
    """The first cell of a row that stands for a place, as the link that chooses it or lets it go."""
    address = escape(choosing.address(sheet.view, choosing.toggle_place, code))
    current = ' aria-current="true"' if code in sheet.view.chosen.places else ""
    return f'<a href="{address}"{current}>{cell}</a>'


def _dot(dots: Dots, place: int, code: str, chosen: tuple[str, ...]) -> str:
    """Where a row stands between the lowest and the highest, with a line at their middle."""
    at, middle = dots.at[place] * 150 + 7, dots.middle * 150 + 7
    kind = "dipilih-kini" if code in chosen else "serupa" if code in dots.alike else ""
    mark = (
        f'<path class="{kind}" d="M{at:.0f} 1l6 6l-6 6l-6-6z"/>'
        if code in chosen
        else f'<circle class="{kind}" cx="{at:.0f}" cy="7" r="5"/>'
    )
    return (
        f'<svg class="letak" viewBox="0 0 164 14" aria-hidden="true"><path d="M2 7H162"/>'
        f'<path class="tengah" d="M{middle:.0f} 0V14"/>{mark}</svg>'
    )
