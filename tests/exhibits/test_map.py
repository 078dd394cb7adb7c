"""The map before it reaches the browser: classes, legend, blanks, the sentence, the size."""

import json
from types import SimpleNamespace

import pandas as pd
import pytest

from dashboard.exhibits import choropleth as peta
from dashboard.exhibits.exhibit import Places, shapes_of
from dashboard.paper import geography
from data.snapshots import current

NONE, NOT_HERE = peta.NOT_REPORTED, peta.NOT_APPLICABLE
STEPS = peta.Steps(breaks=(10, 20), colours=("#eee", "#999", "#333"), unit="persen", lower_is_better=True)
KINDS = peta.Kinds((("ya", "Wilayah program", "#06c", ""), ("ragu", "Disebut sebagian sumber", "#fa0", "/")))
TEXTS = {"title": "Judul", "subtitle": "Ukuran", "source": "Sumber: BPS.", "alt": "Peta."}


def test_one_province_of_a_country_is_drawn_by_itself_where_all_that_is_shown_lies_in_it():
    shown = places(Alor=1, Belu=2)
    files = {"regencies": "all.svg", "regencies-53": "one.svg", "tiles": "tiles.svg"}
    for name, codes, drawn in (
        ("regencies", ["5301", "5302"], "one.svg"),
        ("regencies", ["5301", "5401"], "all.svg"),
        ("tiles", ["5301", "5302"], "tiles.svg"),
    ):
        kept = Places(shown.assign(code=codes), STEPS, name)
        view = SimpleNamespace(snapshot=SimpleNamespace(shapes=files))
        assert shapes_of(kept, name, view) == drawn


def places(**values):
    """A frame of places by name: a number is a value, a text is the reason why there is none."""
    known = {name: value for name, value in values.items() if not isinstance(value, str)}
    return pd.DataFrame(
        {
            "code": [str(5301 + number) for number in range(len(values))],
            "name": [f"Kabupaten {name}" for name in values],
            "short_name": list(values),
            "value": [known.get(name) for name in values],
            "kind": None,
            "blank": [value if isinstance(value, str) else None for value in values.values()],
            "label": [f"{known[name]}%" if name in known else "" for name in values],
        }
    )


FRAME = places(Alor=9.9, Belu=10, Ende=20, Sikka=35, Ngada=NONE, Lembata=NONE, Malaka=NOT_HERE)


def test_a_value_on_a_break_belongs_to_the_class_that_begins_there():
    rows = peta.picture(FRAME, scale=STEPS, **TEXTS)["places"]
    assert [rows[code][-1] for code in ("5301", "5302", "5303", "5304")] == [0, 1, 2, 2]


def test_each_legend_row_counts_its_places_and_blanks_are_classes_of_their_own():
    picture = peta.picture(FRAME, scale=STEPS, **TEXTS)
    assert [(label, count) for label, _, _, count in picture["legend"] if count] == [
        ("< 10", 1), ("10 – < 20", 1), ("≥ 20", 2), (NONE, 2), (NOT_HERE, 1),
    ]  # fmt: skip
    assert picture["blanks"] == 3
    assert sum(row[-1] for row in picture["legend"]) == len(FRAME)


def test_the_blanks_look_different_without_colour():
    picture = peta.picture(FRAME, scale=STEPS, **TEXTS)
    patterns = [pattern for _, _, pattern, _ in picture["legend"][picture["blanks"] :]]
    assert all(patterns)
    assert len(set(patterns)) == len(peta.BLANKS)


def test_a_number_that_its_source_cut_off_keeps_its_label_and_gets_no_class():
    frame = places(Alor=5.0, Belu=peta.UNCLASSED).assign(label=["5%", "7%"], mark=[None, "†"])
    rows = peta.picture(frame, scale=STEPS, **TEXTS)["places"]
    assert rows["5302"][2] == "7%†"
    assert rows["5302"][3] >= len(STEPS.classes())


def test_a_blank_place_says_why_and_is_in_no_class_of_values():
    row = peta.picture(FRAME, scale=STEPS, **TEXTS)["places"]["5305"]
    assert row == ["Kabupaten Ngada", "Ngada", NONE, 3]


def test_zero_is_a_value_and_not_a_blank():
    assert peta.picture(places(Alor=0), scale=STEPS, **TEXTS)["places"]["5301"][-1] == 0


def test_the_classes_stay_when_the_filter_leaves_fewer_places():
    every, few = (peta.picture(frame, scale=STEPS, **TEXTS)["legend"] for frame in (FRAME, FRAME.head(1)))
    assert [row[:3] for row in every] == [row[:3] for row in few]


@pytest.mark.parametrize("broken", [{"blank": None, "value": None}, {"blank": NONE, "value": 3.0}])
def test_a_place_with_neither_value_nor_reason_or_with_both_is_a_named_error(broken):
    with pytest.raises(ValueError, match="5301"):
        peta.picture(places(Alor=5.0).assign(**broken), scale=STEPS, **TEXTS)


def test_a_place_twice_is_a_named_error():
    with pytest.raises(ValueError, match="5301"):
        peta.picture(pd.concat([FRAME, FRAME.head(1)]), scale=STEPS, **TEXTS)


@pytest.mark.parametrize("breaks", [(20, 10), (10, 10), (1, 2, 3)])
def test_breaks_must_rise_and_fit_their_colours(breaks):
    with pytest.raises(ValueError, match="break"):
        peta.Steps(breaks=breaks, colours=("#eee", "#999", "#333"), unit="persen")


def test_at_most_six_classes():
    with pytest.raises(ValueError, match="6"):
        peta.Steps(breaks=tuple(range(6)), colours=("#000",) * 7, unit="persen")


def test_lower_is_better_is_said_in_the_legend():
    assert peta.picture(FRAME, scale=STEPS, **TEXTS)["heading"] == "persen; makin rendah makin baik"


def test_a_footnote_mark_stands_after_the_value():
    frame = FRAME.assign(mark=["≈"] + [None] * (len(FRAME) - 1))
    rows = peta.picture(frame, scale=STEPS, **TEXTS)["places"]
    assert [rows["5301"][2], rows["5302"][2]] == ["9.9%≈", "10%"]


def test_kinds_are_counted_and_keep_their_patterns():
    frame = FRAME.assign(kind=["ya", "ya", "ragu", "ya", None, None, None])
    legend = peta.picture(frame, scale=KINDS, **TEXTS)["legend"]
    assert legend[:2] == [["Wilayah program", "#06c", "", 3], ["Disebut sebagian sumber", "#fa0", "/", 1]]


def test_who_does_not_see_colours_is_told_the_kind_of_each_place_and_its_value():
    frame = FRAME.assign(kind=["ya", "ya", "ragu", "ya", None, None, None], label=["", "2", *FRAME.label[2:]])
    shown = peta.picture(frame, scale=KINDS, **TEXTS)
    said = ["Wilayah program", "Wilayah program: 2", "Disebut sebagian sumber: 20%"]
    assert [peta.told(shown, code) for code in ("5301", "5302", "5303", "5305")] == [*said, NONE]
    steps = peta.picture(FRAME, scale=STEPS, **TEXTS)
    assert [peta.told(steps, code) for code in ("5301", "5307")] == ["9.9%", NOT_HERE]


def test_the_sentence_names_the_ends_and_counts_the_blanks():
    said = peta.sentence(FRAME, what="penduduk miskin, Maret 2025", scale=STEPS)
    assert said == (
        "Peta penduduk miskin, Maret 2025: tertinggi Sikka (35%), terendah Alor (9.9%); "
        "2 dari 7 belum dilaporkan; 1 dari 7 tidak berlaku."
    )


def test_a_count_of_the_register_is_not_ranked():
    said = peta.sentence(FRAME, what="produk tercatat", scale=STEPS, ranked=False)
    assert "4 dari 7 wilayah berisi angka, dari 9.9% sampai 35%" in said
    assert not any(word in said for word in ("tertinggi", "terendah", "terbaik", "terburuk"))


def test_the_sentence_about_ties_names_few_and_counts_many():
    tied = peta.sentence(places(Alor=5, Belu=5, Ende=1), what="x", scale=STEPS)
    many = peta.sentence(places(Alor=5, Belu=5, Ende=5, Sikka=5, Ngada=1), what="x", scale=STEPS)
    assert "tertinggi Alor dan Belu (5%)" in tied
    assert "tertinggi 4 wilayah (5%)" in many


def test_the_sentence_holds_with_nothing_reported():
    said = peta.sentence(places(Alor=NONE, Belu=NONE), what="lahan", scale=STEPS)
    assert said == "Peta lahan: belum ada nilai; 2 dari 2 belum dilaporkan."


def test_the_sentence_about_kinds_counts_them():
    frame = FRAME.assign(kind=["ya", "ya", "ragu", "ya", None, None, None])
    said = peta.sentence(frame, what="x", scale=KINDS)
    assert "Wilayah program 3 wilayah, Disebut sebagian sumber 1 wilayah" in said


def test_a_change_is_small():
    """22 places with the longest names there are, six classes: what is sent again at each change."""
    frame = places(**{f"Sumba Barat Daya {number}": 10.0 + number for number in range(22)})
    scale = peta.Steps(breaks=(10, 15, 20, 25, 30), colours=("#e6f0f4",) * 6, unit="persen penduduk")
    texts = {"title": "T" * 70, "subtitle": "S" * 90, "source": "B" * 120, "alt": "A" * 200}
    sent = json.dumps(peta.picture(frame, scale=scale, chosen=("5301", "5302"), **texts))
    assert len(sent.encode()) <= 4096


def test_what_lies_around_a_map_is_drawn_to_whole_units(snapshots):
    """Every corner of it stands within one unit of the exact outline, in half the letters."""
    shapes = geography.shapes(current().snapshot.shapes["regencies"])
    exact, coarse = "".join(shapes.context), "".join(map(geography.whole_units, shapes.context))
    assert len(coarse) < 0.62 * len(exact) and "." not in coarse
    corners = {(round(x), round(y)) for ring in geography.rings(exact) for x, y in ring}
    kept = [(x, y) for ring in geography.rings(coarse) for x, y in ring]
    assert len(kept) > 100 and set(kept) <= corners
    assert geography.whole_units("M0.1 0.1l.2 .1-.1 .1z") == ""


def test_places_are_drawn_to_half_units(snapshots):
    """No corner moves by more than a quarter of a unit each way; neighbours still share what they shared."""
    files = current().snapshot.shapes
    outlines = {code: each.path for code, each in geography.shapes(files["regencies"]).places.items()}
    exact = {code: corners(path) for code, path in outlines.items()}
    coarse = {code: corners(geography.half_units(path)) for code, path in outlines.items()}
    rounded = {code: {(round(2 * x) / 2, round(2 * y) / 2) for x, y in exact[code]} for code in exact}
    assert all(len(coarse[code]) > 20 and coarse[code] <= rounded[code] for code in outlines)
    together = ("5302", "5303")  # neighbours on Timor
    shared = set.intersection(*(rounded[code] for code in together))
    assert len(shared) > 20 and shared <= set.intersection(*(coarse[code] for code in together))
    lighter = [
        len("".join(paths)) for paths in (map(geography.half_units, outlines.values()), outlines.values())
    ]
    assert lighter[0] < 0.92 * lighter[1]
    square = next(iter(geography.shapes(files["tiles"]).places.values())).path
    assert geography.half_units(square) == square


def corners(path: str) -> set[tuple[float, float]]:
    return {(round(x, 1), round(y, 1)) for ring in geography.rings(path) for x, y in ring}
