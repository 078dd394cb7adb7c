"""What a page is to who hears it: its accessibility tree without its figures, kept beside the tests.

Roles, names and states stay; a digit is `#`, a date is `<tanggal>`, plain text is left out, of many of one
kind in a row two are told. Written anew after a change that is meant: DASBOR_POHON=tulis, then
pytest -m browser tests/browser/test_reach.py. What changed stands in the difference of the commit.
"""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "trees"
WRITES = os.environ.get("DASBOR_POHON") == "tulis"
MOST_ALIKE = 4  # of one role in a row, before only two of them are told
LINE = re.compile(r"^(?P<indent> *)- (?P<head>.*)$")
SILENT = re.compile(
    r"^(?:text|definition|/\w+)\b"
)  # plain words, and what a node is besides its role and name
PASSPORT = r"[KQ][\w#]*(?:·[^\s\"·]+)+"  # it names the data's version
MONTH = r"(?:Jan|Feb|Mar|Apr|Mei|May|Jun|Jul|Agu|Aug|Sep|Okt|Oct|Nov|Des|Dec)\w*"


@dataclass
class Node:
    head: str
    inner: list["Node"] = field(default_factory=list)

    @property
    def role(self) -> str:
        return self.head.split(" ", 1)[0]

    def lines(self, depth: int = 0) -> list[str]:
        return [f"{'  ' * depth}{self.head}", *_inner(self.inner, depth + 1)]


def _inner(nodes: list[Node], depth: int) -> list[str]:
    told: list[str] = []
    nodes = [node for node in nodes if node.inner or node.head != "paragraph"]  # one that held words alone
    while nodes:
        role = nodes[0].role
        alike = next((at for at, node in enumerate(nodes) if node.role != role), len(nodes))
        shown = nodes[:alike] if alike <= MOST_ALIKE else nodes[:2]
        for node in shown:
            told += node.lines(depth)
        if len(shown) < alike:
            told.append(f"{'  ' * depth}… {role}")
        nodes = nodes[alike:]
    return told


def _bare(head: str) -> str:
    """A node without its figures and, but for its name in quotation marks, without its words."""
    role, name, state = re.match(r'^([\w-]+)(?: ("(?:[^"\\]|\\.)*"|/.*/))?(.*)$', head).groups()
    state = " ".join(each for each in re.findall(r"\[[^\]]*\]", state) if each not in ("[active]",))
    name = re.sub(rf"\d+ {MONTH} \d{{4}}(?:, \d\d[.:]\d\d \w+)?|{MONTH} \d{{4}}", "<tanggal>", name or "")
    name = re.sub(PASSPORT, "<paspor>", name)
    name = re.sub(r"\d+(?:[.,]\d+)*", "#", name)
    return " ".join(part for part in (role, name, state) if part)


def readable(snapshot: str) -> str:
    """The tree that a browser tells, as this file keeps it."""
    root = Node("")
    path: list[tuple[int, Node]] = [(-1, root)]
    silent = -1  # how deep what is left out stands
    for line in snapshot.splitlines():
        found = LINE.match(line)
        if not found:
            continue
        depth, head = len(found["indent"]), found["head"].strip("'")
        if 0 <= silent < depth:
            continue
        silent = depth if SILENT.match(head) else -1
        if silent >= 0:
            continue
        node = Node(_bare(head))
        while path[-1][0] >= depth:
            path.pop()
        path[-1][1].inner.append(node)
        path.append((depth, node))
    return "\n".join(_inner(root.inner, 0)) + "\n"


def kept(path: str) -> str:
    file = _file(path)
    return file.read_text(encoding="utf-8") if file.exists() else ""


def told(path: str, now: str) -> str:
    """The tree of what a page shows; kept under its link when trees are written."""
    if WRITES:
        FOLDER.mkdir(exist_ok=True)
        _file(path).write_text(now, encoding="utf-8")
    return now


def _file(path: str) -> Path:
    name = re.sub(r"\W+", "-", path) or "ringkasan"
    return FOLDER / f"{name}.txt"
