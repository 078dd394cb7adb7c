"""The arrows between the rooms: who may import whom. A new arrow is a change of the table below."""

import ast
import sys
from fnmatch import fnmatch
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# What a file may import beyond Python's own library; the first row that fits it counts.
# The name of a package allows all that is in it.
WORDS = "dashboard.dates dashboard.numbers dashboard.text dashboard.theme dashboard.values"
SHOWN = "dashboard.index_page dashboard.showing"
TABLES = "dashboard.cells dashboard.tables dashboard.programme_tables"
DRAWN = "dashboard.exhibits dashboard.paper"
PURE = (
    "dashboard.clock dashboard.overdue dashboard.passport dashboard.findings dashboard.map"
    f" dashboard.scales {TABLES}"
)
# What is said of the data: it asks a view and gives exhibits; it knows no session and draws nothing.
SUBJECTS = (
    "captions",
    "cards",
    "changed_records",
    "changes",
    "changes_since",
    "citation",
    "conflicts",
    "data_checks",
    "drill",
    "exports",
    "faults",
    "follow_up",
    "freshness",
    "glossary",
    "indicator",
    "inside",
    "ladder",
    "lateness",
    "markup",
    "one_row",
    "opportunity",
    "permits",
    "profile",
    "programme",
    "progress",
    "provenance",
    "ranking",
    "readiness",
    "reconciliation",
    "register",
    "schedule",
    "scope",
    "stages",
    "standings",
    "summary",
)
MAY_IMPORT = {
    "app.py": "streamlit starlette dashboard.front_door",
    "dashboard/front_door.py": (
        f"streamlit starlette brotli data.chain data.disk data.snapshots data.intake.people"
        f" dashboard.admission dashboard.journal dashboard.operating"
        f" dashboard.supervised dashboard.menu {SHOWN} {WORDS}"
    ),
    "dashboard/admission.py": "",
    "dashboard/journal.py": "",
    "dashboard/supervised.py": "",
    "dashboard/operating.py": "data.backup data.snapshots dashboard.admission dashboard.journal",
    "dashboard/keeping.py": "streamlit pandas dashboard data.backup data.chain data.intake",
    "dashboard/index_page.py": f"streamlit dashboard.menu {WORDS}",
    "dashboard/menu.py": "dashboard.exhibits.page dashboard.text dashboard.view",
    "dashboard/main.py": "streamlit dashboard",
    "dashboard/store.py": "streamlit duckdb pandas queries data.migrations data.snapshots",
    "dashboard/view.py": f"pandas dashboard.options dashboard.store data.snapshots {WORDS}",
    "dashboard/filters.py": (
        f"streamlit dashboard.addresses dashboard.links dashboard.store dashboard.view {WORDS}"
    ),
    "dashboard/links.py": f"pandas dashboard.options dashboard.store dashboard.view data.snapshots {WORDS}",
    "dashboard/options.py": "dashboard.store data.snapshots",
    "dashboard/naming.py": "",
    "dashboard/parts.py": "streamlit dashboard.filters dashboard.store dashboard.versions dashboard.view",
    "dashboard/controls.py": (
        "streamlit dashboard.filters dashboard.naming dashboard.options dashboard.parts dashboard.store"
        " dashboard.text dashboard.view dashboard.exhibits.page"
    ),
    "dashboard/presenting.py": "streamlit dashboard.filters dashboard.text dashboard.theme dashboard.view",
    "dashboard/composing.py": "streamlit briefing dashboard",
    "dashboard/briefing_desk.py": "streamlit briefing dashboard data.snapshots",
    "dashboard/showing.py": "brotli duckdb queries starlette briefing dashboard data.snapshots",
    "dashboard/questions.py": "",
    "dashboard/addresses.py": "",
    "dashboard/file_button.py": "streamlit",
    "dashboard/versions.py": "streamlit dashboard",
    "dashboard/sending_desk.py": "streamlit dashboard",
    "dashboard/sending.py": "streamlit duckdb pandas dashboard data.intake data.snapshots",
    "dashboard/one_import.py": "streamlit pandas dashboard data.intake",
    "dashboard/programme_findings.py": f"pandas dashboard.counts dashboard.findings {WORDS}",
    "dashboard/permit_tables.py": f"pandas dashboard.cells {WORDS}",
    "dashboard/programme_tables.py": f"pandas dashboard.cells dashboard.findings {WORDS}",
    "dashboard/chips.py": "streamlit dashboard",
    "dashboard/places.py": "streamlit pandas dashboard",
    "dashboard/commitment_form.py": "streamlit dashboard",
    **{f"dashboard/{name}.py": "pandas queries dashboard data.snapshots" for name in SUBJECTS},
    # From here on nothing knows a database, a filter or a page: a frame in, something to show out.
    "dashboard/map.py": f"streamlit pandas dashboard.blanks {WORDS}",
    "dashboard/choosing.py": "streamlit pandas dashboard.exhibits.exhibit dashboard.theme dashboard.text",
    "dashboard/points.py": f"pandas {WORDS}",
    "dashboard/peers.py": f"numpy pandas {WORDS}",
    "dashboard/quality.py": f"pandas {WORDS}",
    "dashboard/fair_ranks.py": f"pandas dashboard.findings dashboard.peers dashboard.quality {WORDS}",
    "dashboard/comparisons.py": f"pandas dashboard.exhibits.exhibit {WORDS}",
    "dashboard/copying.py": "dashboard.text",
    "dashboard/correction.py": "streamlit dashboard data.snapshots",
    "dashboard/downloads.py": (
        f"pandas pyarrow xlsxwriter dashboard.blanks dashboard.passport dashboard.satu_data {WORDS}"
    ),
    "dashboard/satu_data.py": "",
    "dashboard/passport.py": "duckdb pandas queries rapidfuzz",
    "dashboard/blanks.py": "",
    "dashboard/overdue.py": f"pandas {WORDS}",
    "dashboard/theme.py": "plotly dashboard.text",
    "dashboard/numbers.py": "babel pandas dashboard.clock",
    "dashboard/text.py": "dashboard.numbers",
    "dashboard/dates.py": "pandas dashboard.numbers dashboard.text",
    "dashboard/values.py": "pandas dashboard.numbers dashboard.text",
    "dashboard/clock.py": "",
    "dashboard/counts.py": f"pandas {WORDS}",
    "dashboard/findings.py": f"pandas dashboard.counts {WORDS}",
    "dashboard/cells.py": f"pandas dashboard.blanks dashboard.findings {WORDS}",
    "dashboard/tables.py": f"pandas dashboard.cells {WORDS}",
    "dashboard/evidence_tables.py": f"pandas dashboard.blanks dashboard.cells {WORDS}",
    "dashboard/scales.py": (
        f"pandas dashboard.blanks dashboard.findings dashboard.map dashboard.cells {WORDS}"
    ),
    # What is shown as values, and the drawing of it that needs neither a browser nor a session.
    "dashboard/exhibits/__init__.py": "",
    "dashboard/exhibits/bodies.py": "",
    "dashboard/exhibits/*.py": (
        f"pandas dashboard.blanks dashboard.exhibits dashboard.map dashboard.passport dashboard.store"
        f" dashboard.view {WORDS}"
    ),
    "dashboard/paper/__init__.py": "",
    "dashboard/paper/lettering.py": "PIL dashboard.numbers",
    "dashboard/paper/geography.py": "data.snapshots",
    "dashboard/paper/*.py": f"dashboard.exhibits dashboard.paper {WORDS}",
    "dashboard/screen/__init__.py": "",
    "dashboard/screen/page.py": "streamlit dashboard",
    "dashboard/screen/frame.py": "streamlit pandas briefing.slides dashboard",
    "dashboard/screen/cards.py": "streamlit briefing.slides dashboard",
    "dashboard/screen/lists.py": "dashboard.exhibits.bodies dashboard.markup",
    "dashboard/screen/*.py": f"pandas plotly dashboard.exhibits dashboard.screen {WORDS}",
    "dashboard/__init__.py": "",
    "pages/*.py": "dashboard",
    # Briefings know the words and looks of the dashboard, nothing of its pages.
    "briefing/slides.py": f"dashboard.exhibits.bodies {WORDS}",
    "briefing/library.py": "briefing.slides dashboard.text data.snapshots",
    "briefing/powerpoint*.py": f"pptx briefing {DRAWN} {WORDS}",
    "briefing/pdf.py": f"segno typst PIL briefing {DRAWN} {WORDS}",
    "briefing/__main__.py": "duckdb queries briefing data.snapshots dashboard.text",
    "briefing/asking.py": f"pandas queries briefing data.snapshots {DRAWN} {WORDS} {PURE}",
    "briefing/*.py": f"pandas briefing data.snapshots {DRAWN} {WORDS} {PURE}",
    "queries/__init__.py": "duckdb pandas",
    "data/snapshots.py": "duckdb",
    "data/shapes.py": "geopandas numpy pandas shapely",
    "data/boundaries/replace.py": "geopandas numpy pandas pyogrio shapely data",
    "data/boundaries/columns.py": "geopandas pandas data.shapes",
    "data/boundaries/*.py": "geopandas numpy pandas scipy shapely",
    # The import room: files, duckdb, the build and the queries; nothing that shows.
    "data/intake/grids.py": "openpyxl python_calamine data.intake",
    "data/intake/cells_xls.py": "olefile data.intake",
    "data/intake/places.py": "duckdb rapidfuzz data.intake",
    "data/intake/measures.py": "duckdb rapidfuzz data.intake",
    "data/intake/workbooks.py": "duckdb xlsxwriter data.intake",
    "data/intake/*.py": "duckdb data queries data.intake",
    "data/removal.py": "duckdb openpyxl data",
    "data/*.py": "duckdb pandas data",
}
# Drawn on, not imported: a page is a script that main.py runs.
NEVER_BY_A_PAGE = {"dashboard.main", "dashboard.front_door", "dashboard.index_page"}


def files() -> list[str]:
    rooms = sorted({pattern.split("/")[0] for pattern in MAY_IMPORT if "/" in pattern})
    found = [path for room in rooms for path in (ROOT / room).rglob("*.py")]
    return ["app.py", *(path.relative_to(ROOT).as_posix() for path in sorted(found))]


def imports(file: str) -> set[str]:
    """The modules a file imports; `from package import name` counts as package.name."""
    named = set()
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            named |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in named if name.split(".")[0] not in sys.stdlib_module_names}


def rule(file: str) -> set[str]:
    """What the table says of a file; a file that it does not know is not allowed to be there."""
    for pattern, allowed in MAY_IMPORT.items():
        if fnmatch(file, pattern):
            return set(allowed.split())
    raise LookupError(f"{file} has no row in MAY_IMPORT")


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def module(file: str) -> str:
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@pytest.mark.parametrize("file", files())
def test_a_file_imports_only_what_its_room_may(file):
    allowed = rule(file)
    assert {name for name in imports(file) if not any(within(name, package) for package in allowed)} == set()


@pytest.mark.parametrize("file", [file for file in files() if file.startswith("pages/")])
def test_a_page_does_not_reach_for_what_surrounds_it(file):
    assert imports(file) & NEVER_BY_A_PAGE == set()


def test_no_module_needs_itself():
    known = {module(file): file for file in files()}
    named = {here: imports(file) for here, file in known.items()}
    arrows = {
        here: {there for there in known if there != here and any(within(name, there) for name in names)}
        for here, names in named.items()
    }
    assert list(TopologicalSorter(arrows).static_order())


def parsed(file: str) -> ast.Module:
    return ast.parse((ROOT / file).read_text(encoding="utf-8"))


def test_only_the_store_caches():
    assert [file for file in files() if "st.cache_" in ast.unparse(parsed(file))] == ["dashboard/store.py"]


def writes_state(node: ast.AST) -> bool:
    if isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.ctx, ast.Store | ast.Del):
        return ast.unparse(node.value).endswith("session_state")
    changing = ("update", "setdefault", "pop", "popitem", "clear")
    changed = (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in changing
    )
    return changed and ast.unparse(node.func.value).endswith("session_state")


def test_only_the_filters_write_the_state():
    writing = [file for file in files() if any(writes_state(node) for node in ast.walk(parsed(file)))]
    assert writing == ["dashboard/filters.py"]


def test_every_list_of_choices_takes_what_is_typed():
    """`controls.one_of` says so once; the one list of several says it beside that no match takes all."""
    for path in (*(ROOT / "dashboard").rglob("*.py"), *(ROOT / "pages").glob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
                given = {each.arg for each in call.keywords}
                if call.func.attr == "selectbox":
                    assert path.name == "controls.py" and "filter_mode" in given, path
                if call.func.attr == "multiselect":
                    assert {"filter_mode", "select_all"} <= given, path


# What a file is made from later, in a thread of no session: these would find nothing there.
OF_A_SESSION = {
    *(f"streamlit.{name}" for name in ("session_state", "query_params", "context")),
    "dashboard.filters.view",
}


def meant(node: ast.AST, called: dict[str, str]) -> str | None:
    """The full name that a name or attribute stands for, by what the file imports and defines."""
    if isinstance(node, ast.Name):
        return called.get(node.id)
    if isinstance(node, ast.Attribute) and (owner := meant(node.value, called)):
        return f"{owner}.{node.attr}"
    return None


def names_of(file: str) -> dict[str, str]:
    """What each name of a file stands for: a module, a name of a module, or its own definition."""
    called = {}
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.Import):
            called |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            called |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    for node in parsed(file).body:
        targets = getattr(node, "targets", [getattr(node, "target", None)])
        told = [target.id for target in targets if isinstance(target, ast.Name)]
        for name in [node.name] if hasattr(node, "name") else told:
            called[name] = f"{module(file)}.{name}"
    return called


def references() -> dict[str, set[str]]:
    """Of each function, class and constant of a module: all that it names."""
    found = {}
    for file in files():
        called = names_of(file)
        for node in parsed(file).body:
            named = {meant(each, called) for each in ast.walk(node)} - {None}
            for name in called:
                if getattr(node, "name", None) == name or (
                    isinstance(node, ast.Assign) and any(ast.unparse(each) == name for each in node.targets)
                ):
                    found[called[name]] = named
    return found


def reached(start: str, arrows: dict[str, set[str]]) -> set[str]:
    """All that a function comes to by what it names, and what that names."""
    seen, waiting = set(), [start]
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            owner = here.rpartition(".")[0]  # a method: its class
            waiting += [*arrows.get(here, ()), *([owner] if owner in arrows else [])]
    return seen


def file_buttons() -> list[tuple[str, ast.Call]]:
    return [
        (file, node)
        for file in files()
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "file_button.draw"
    ]


def test_a_file_is_handed_over_by_the_one_button():
    calling = [file for file in files() if ".download_button" in ast.unparse(parsed(file))]
    assert calling == ["dashboard/file_button.py"]
    assert len(file_buttons()) >= 8


def test_what_makes_a_file_reaches_no_session():
    arrows = references()
    for file, call in file_buttons():
        make, given = call.args[1], call.args[2:]
        told = f"{file}: {ast.unparse(make)}"
        assert isinstance(make, ast.Name | ast.Attribute), told
        assert not any(isinstance(each, ast.Lambda) for part in given for each in ast.walk(part)), told
        start = meant(make, names_of(file)) or ast.unparse(make)
        assert reached(start, arrows) & OF_A_SESSION == set(), told


def test_the_rule_sees_a_session_behind_other_functions():
    arrows = references()
    assert "streamlit.session_state" in reached("dashboard.filters.view", arrows)
    assert "dashboard.filters.view" in reached("dashboard.composing.use_ready", arrows)
    assert "dashboard.store._answer" in reached("dashboard.screen.frame._written", arrows)
