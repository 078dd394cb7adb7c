"""The rooms: a tree that the README tells, arrows that pyproject.toml holds, rules for what is in them."""

import ast
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OF_THE_HOUSE = ("test_layout.py", "test_promises.py", "test_settings.py")
ROOMS = ("pages", "dashboard", "briefing", "queries", "data")


def files() -> list[str]:
    found = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
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


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def module(file: str) -> str:
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def test_every_arrow_between_the_rooms_is_one_that_the_contracts_allow():
    """In a process of its own: it switches off the loggers of its process, whose words other tests read."""
    command = [Path(sys.executable).with_name("lint-imports"), "--config", "pyproject.toml", "--no-cache"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert said.returncode == 0, said.stdout + said.stderr


def test_a_room_holds_few_files_and_says_what_is_in_it():
    """Of a dozen files a newcomer finds the right one by its name."""
    for room in (ROOT / "dashboard").rglob("*"):
        if room.is_dir() and list(room.glob("*.py")):
            held = [path for path in room.glob("*.py") if path.name != "__init__.py"]
            said = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8")))
            most = 16 if room.parent.name == "language" else 13  # a language: a file for each subject
            assert said and len(held) <= most, room


def test_the_readme_tells_the_rooms_that_are_there():
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    tree = told.split("```")[1::2]
    (shown,) = [each for each in tree if each.strip().startswith("app.py")]
    named = set(re.findall(r"^ +(\w+)/ ", shown, flags=re.M))
    there = {path.parent.name for path in (ROOT / "dashboard").rglob("__init__.py")} - {"dashboard"}
    assert there <= named and named - there <= {"intake", "raw", "assets"}, there ^ named


def test_the_tests_mirror_the_rooms():
    """What is changed in a room is tested in the folder of its name; at the top stand rules of the house."""
    rooms = {path.name for top in ("dashboard", "data") for path in (ROOT / top).iterdir() if path.is_dir()}
    for path in (ROOT / "tests").rglob("test_*.py"):
        room = path.relative_to(ROOT / "tests").parts[0]
        assert room in {*rooms, *ROOMS, "browser"} or room in OF_THE_HOUSE, path


def parsed(file: str) -> ast.Module:
    return ast.parse((ROOT / file).read_text(encoding="utf-8"))


def test_no_module_needs_itself():
    known = {module(file): file for file in files()}
    named = {here: imports(file) for here, file in known.items()}
    arrows = {
        here: {there for there in known if there != here and any(within(name, there) for name in names)}
        for here, names in named.items()
    }
    assert list(TopologicalSorter(arrows).static_order())


def test_answers_are_kept_by_the_store_alone():
    assert [file for file in files() if "st.cache_" in ast.unparse(parsed(file))] == []


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
    assert writing == ["dashboard/choices/filters.py"]


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
    "dashboard.choices.filters.view",
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
    assert calling == ["dashboard/forms/file_button.py"]
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
    assert "streamlit.session_state" in reached("dashboard.choices.filters.view", arrows)
    assert "dashboard.choices.filters.view" in reached("dashboard.composing.composing.use_ready", arrows)
    assert "dashboard.answers.store._answer" in reached("dashboard.screen.frame._written", arrows)
