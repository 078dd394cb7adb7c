"""Writes docs/aksesibilitas.md: the accessibility statement of the site, in every language.

Run: python -m tests.statement
"""

import sys

from dashboard.language import languages
from dashboard.subjects.evidence import accessibility
from tests.promises import ROOT

PAGE = ROOT / "docs" / "aksesibilitas.md"


def page() -> str:
    """The whole page: the statement in each language, one below the other."""
    return "\n\n".join(part for language in languages.known() for part in _statement(language)) + "\n"


def _statement(language: str) -> list[str]:
    with languages.speaking(language):
        parts = [f"# {languages.words(language)['aksesibilitas.nama']}", *accessibility.state()]
        for head, sentences in accessibility.lists():
            parts += [f"## {head}", "\n".join(f"- {each}" for each in sentences)]
        asked, how = accessibility.contact()
        parts += [f"## {asked}", how, f"## {languages.words(language)['aksesibilitas.butir']}", _table()]
        return parts


def _table() -> str:
    rows = [f"| {' | '.join(accessibility.heads())} |", "|---|---|---|"]
    for point in accessibility.POINTS:
        tests = ", ".join(f"`{each}`" for each in point.tests) or point.untested
        rows.append(f"| {point.name} | {point.told} | {tests} |")
    return "\n".join(rows)


def main() -> int:
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
