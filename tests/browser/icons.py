"""The icons that a page may show, and the small font of them.   Run: python -m tests.browser.icons

Streamlit's icon font holds four thousand icons in 375 KB. `dashboard/assets/ikon.woff2` holds those that its
frontend, its library and our pages name. Making it anew needs `pip install fonttools==4.60.1 brotli`; a test
says when that is due.
"""

import re
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = Path(st.__file__).parent
FONT = ROOT / "dashboard" / "assets" / "ikon.woff2"
NAMED = re.compile(r":material/([a-z_0-9]+)")
NO_ICONS = {"icon_name", "star_filled"}  # named in Streamlit's files, in none of its fonts
OURS = ("dashboard", "pages", "briefing")


def names() -> set[str]:
    """Every icon that is named in a file which may ask for one."""
    files = [*LIBRARY.rglob("*.py"), *(LIBRARY / "static" / "static" / "js").glob("*.js")]
    files += [path for room in OURS for path in (ROOT / room).rglob("*.py")]
    found = {name for path in files for name in NAMED.findall(path.read_text(encoding="utf-8"))}
    return found - NO_ICONS


def main() -> None:
    from fontTools import subset  # noqa: PLC0415 - only who makes the font anew needs it
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    (whole,) = (LIBRARY / "static" / "static" / "media").glob("MaterialSymbols-Rounded.*.woff2")
    font = TTFont(whole)
    letters: dict[str, str] = {}
    for code, glyph in font.getBestCmap().items():
        if code < 0x3000:
            letters.setdefault(glyph, chr(code).lower())
    drawn = {}
    for table in font["GSUB"].table.LookupList.Lookup[0].SubTable:
        for first, several in table.ExtSubTable.ligatures.items():
            for each in several:
                drawn["".join(letters.get(part, "?") for part in (first, *each.Component))] = each.LigGlyph
    wanted = names()
    options = subset.Options(layout_features=["rlig"], layout_closure=False, hinting=False)
    small = subset.Subsetter(options)
    small.populate(
        glyphs=sorted({drawn[name] for name in wanted}), text="".join(sorted(set("".join(wanted))))
    )
    small.subset(font)
    font.flavor = "woff2"
    font.save(FONT)
    print(f"{FONT.relative_to(ROOT)}: {len(wanted)} icons, {FONT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
