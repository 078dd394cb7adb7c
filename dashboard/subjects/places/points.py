"""Villages as points on a map: form for the kind of product, colour for its export, size for its readiness.

What is sent is short, because a province has hundreds of villages: places in thousandths of a degree, and
numbers instead of words. `assets/map_points.js` draws it, clusters what does not fit, and says in words what
form, colour and size mean.
"""

from typing import Any

import pandas as pd

from dashboard.exhibits import theme
from dashboard.language.text import say
from dashboard.saying import cells

# Few enough forms to be told apart at the size of a fingertip; each category belongs to one.
FORMS = {
    "bulat": ("titik.olahan", ("makanan", "minuman")),
    "segitiga": ("titik.kebun", ("pertanian_pangan", "hortikultura", "perkebunan")),
    "wajik": ("titik.laut", ("perikanan",)),
    "palang": ("titik.obat", ("obat_tradisional", "kosmetik")),
    "kotak": ("titik.kain", ("tenun", "kriya")),
    "bintang": ("titik.beberapa", ()),
    "cincin": ("titik.kosong", ()),
}
FORM_OF = {category: form for form, (_, categories) in FORMS.items() for category in categories}
SIZES = ("titik.awal", "titik.tengah", "titik.lanjut")
WORDS = {
    "produk": "titik.produk",
    "tangga": "titik.tangga",
    "tanpa": "titik.tanpa",
    "letak": "titik.letak",
    "kelompok": "titik.kelompok",
}
DIVIDER = "|"
HALF = 0.5  # of the rungs: from here on a product counts as far along
MOST_NAMED = 150  # villages up to which the names of products travel with the points


def layer(frame: pd.DataFrame) -> dict[str, Any]:
    """village_points, for the map: what form, colour and size mean, with counts, and a row per village."""
    forms, colours = list(FORMS), list(theme.export())
    named = len(frame) <= MOST_NAMED
    places = list(frame.itertuples())
    found = [form_of(place) for place in places]
    rows = []
    for place, form in zip(places, found, strict=True):
        colour = colours.index(place.export_status) if place.products else -1
        rungs = [0, 0] if pd.isna(place.rungs) else [int(place.rungs_done), int(place.rungs)]
        where = [round(place.longitude * 1000), round(place.latitude * 1000)]
        own_point = int(place.coordinate == "desa")
        row = [place.code, *where, place.name, place.products, forms.index(form), colour, *rungs, own_point]
        if named and place.products:
            row.append(cells.first_named(place.product_names, place.products))
        rows.append(packed(row))
    told = [place for place in places if place.products]
    statuses = [place.export_status for place in told]
    sizes = [size_of(place) for place in told]
    return {
        "forms": [[form, say(words), found.count(form)] for form, (words, _) in FORMS.items()],
        "colours": [
            [style.colour, style.name, statuses.count(status)] for status, style in theme.export().items()
        ],
        "sizes": [[say(words), sizes.count(place)] for place, words in enumerate(SIZES)],
        "rows": rows,
        "words": {name: say(words) for name, words in WORDS.items()},
    }


def packed(row: list[Any]) -> str:
    """A row as one short text; as a list of its own it would weigh a third more."""
    return DIVIDER.join(str(cell).replace(DIVIDER, "/") for cell in row)


def form_of(place: Any) -> str:
    """The form of a row of village_points."""
    if not place.products:
        return "cincin"
    return "bintang" if pd.isna(place.category) else FORM_OF.get(place.category, "bintang")


def size_of(place: Any) -> int:
    """0 where only the register holds it or its ladder is undecided, 1 beyond, 2 from half the rungs on."""
    if pd.isna(place.rungs) or place.rungs_done <= 1:
        return 0
    return 2 if place.rungs_done / place.rungs >= HALF else 1
