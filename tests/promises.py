"""Writes docs/janji.md from the tests: each fault, attack and promise with the test that holds it.

Run: python -m tests.promises
"""

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "janji.md"
HEAD = """# What is promised, and the test that holds it

Written by `python -m tests.promises` from the names of the tests; a test compares. Who wants what of this
server, and what stops them, stands in [ancaman.md](ancaman.md).
"""
FILES = (
    "data/test_snapshots.py",
    "data/test_chain.py",
    "data/test_backup.py",
    "data/test_retention.py",
    "data/test_removal.py",
    "data/test_migrations.py",
    "operating/test_many_at_once.py",
    "operating/test_faults.py",
    "intake/test_decisions.py",
    "intake/test_desk.py",
    "intake/test_people.py",
    "front/test_invitations.py",
    "front/test_one_product.py",
    "intake/test_kills.py",
    "intake/test_bad_files.py",
    "intake/test_fuzz.py",
    "front/test_admission.py",
    "front/test_front_door.py",
    "edition/test_edition.py",
    "front/test_anonymous.py",
    "operating/test_silent.py",
    "operating/test_keeping.py",
    "operating/test_deploy.py",
    "operating/test_audit.py",
)


def page() -> str:
    """The whole page: a heading per file, a row per test."""
    parts = [HEAD]
    for name in FILES:
        tree = ast.parse((ROOT / "tests" / name).read_text(encoding="utf-8"))
        said = " ".join((ast.get_docstring(tree) or name).split("\n\n")[0].split())
        rows = [f"| {_sentence(each.name)} | `{each.name}` |" for each in _tests(tree)]
        parts.append(
            "\n".join([f"## {said}", "", f"In `tests/{name}`.", "", "| promise | test |", "|---|---|", *rows])
        )
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _tests(tree: ast.Module) -> list[ast.FunctionDef]:
    return [each for each in tree.body if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")]


def _sentence(name: str) -> str:
    words = name.removeprefix("test_").replace("_", " ")
    return words[0].upper() + words[1:]


def main() -> int:
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
