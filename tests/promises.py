"""Writes docs/janji.md from the tests: each fault, attack and promise with the test that holds it.

Run: python -m tests.promises
"""

import ast
import sys
from pathlib import Path
from typing import TypeGuard

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "janji.md"
HEAD = """# What is promised, and the test that holds it

Written by `python -m tests.promises` from the names of the tests; a test compares. Who wants what of this
server, and what stops them, stands in [ancaman.md](ancaman.md); every test that is named there stands here.
"""
LONG = "pytest.mark.long"
# Beside those below, and about what is shown, not about whom or what it withstands.
OTHERS = {
    *("front/test_reader_language.py", "front/test_data_files.py"),
    *("front/test_budget.py", "front/test_bundles.py"),
}
FILES = (
    "data/test_build.py",
    "data/test_snapshots.py",
    "data/test_chain.py",
    "data/test_short_of_files.py",
    "data/test_backup.py",
    "data/test_retention.py",
    "data/test_removal.py",
    "data/test_migrations.py",
    "data/test_replica.py",
    "data/test_locks.py",
    "data/test_disk.py",
    "data/test_folders.py",
    "data/test_owner.py",
    "operating/test_many_at_once.py",
    "operating/test_faults.py",
    "browser/test_restart_live.py",
    "browser/test_replicas_live.py",
    "browser/test_sending_live.py",
    "intake/test_decisions.py",
    "intake/test_desk.py",
    "accounts/test_people.py",
    "accounts/test_invitations.py",
    "front/test_one_product.py",
    "intake/test_from_villages.py",
    "intake/test_new_measures.py",
    "intake/test_kills.py",
    "intake/test_bad_files.py",
    "intake/test_rules.py",
    "intake/test_fuzz.py",
    "front/test_admission.py",
    "front/test_front_door.py",
    "front/test_data_trouble.py",
    "front/test_sent_on.py",
    "front/test_remote.py",
    "edition/test_edition.py",
    "front/test_anonymous.py",
    "briefing/test_saved_briefings.py",
    "briefing/test_delivery.py",
    "operating/test_silent.py",
    "operating/test_turns.py",
    "operating/test_serve.py",
    "operating/test_keeping.py",
    "operating/test_deploy.py",
    "operating/test_audit.py",
    "test_settings.py",
)


def page() -> str:
    """The whole page: a heading per file, a row per test."""
    parts = [HEAD]
    for name in FILES:
        tree = ast.parse((ROOT / "tests" / name).read_text(encoding="utf-8"))
        said = " ".join((ast.get_docstring(tree) or name).split("\n\n")[0].split())
        rows = [f"| {_sentence(each.name)} | `{each.name}` | {_run(each, tree)} |" for each in _tests(tree)]
        heads = ["| promise | test | run by |", "|---|---|---|"]
        parts.append("\n".join([f"## {said}", "", f"In `tests/{name}`.", "", *heads, *rows]))
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _tests(tree: ast.Module) -> list[ast.FunctionDef]:
    return [each for each in tree.body if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")]


def _run(test: ast.FunctionDef, tree: ast.Module) -> str:
    """Which command runs a test; of one with a longer turn beside the usual one, both."""
    marks = [ast.unparse(each) for each in test.decorator_list]
    marks += [ast.unparse(each.value) for each in tree.body if _is_mark_of_all(each)]
    if LONG in marks:
        return "`make test-long`"
    return "both, longer in `make test-long`" if any(LONG in mark for mark in marks) else "`make test`"


def _is_mark_of_all(line: ast.stmt) -> TypeGuard[ast.Assign]:
    return isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "pytestmark"


def _sentence(name: str) -> str:
    words = name.removeprefix("test_").replace("_", " ")
    return words[0].upper() + words[1:]


def main() -> int:
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
