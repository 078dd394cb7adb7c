"""Whose the hand-outs are: name and emblem of the office, from one file that it may replace.

`assets/kantor.toml` names both; DASBOR_KANTOR names another file of that shape, its picture beside it.
"""

import logging
import os
import tomllib
from base64 import b64encode
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from dashboard.language.text import say
from data import disk

OWN = Path(__file__).parent.parent / "assets" / "kantor.toml"
PICTURE = b"\x89PNG"
LONGEST = 120


@dataclass(frozen=True)
class Office:
    """emblem: a PNG picture; empty where there is none."""

    name: str
    emblem: bytes

    @property
    def emblem_address(self) -> str:
        """The emblem as an address that holds it."""
        return f"data:image/png;base64,{b64encode(self.emblem).decode()}"


def read() -> Office:
    """The office that the file names; what cannot be used of another file is logged, and ours taken."""
    named = os.environ.get("DASBOR_KANTOR")
    told = _read(Path(named) if named else OWN)
    return told if told.name else replace(told, name=say("judul"))  # in the language of the moment


@lru_cache(maxsize=8)
def _read(file: Path) -> Office:
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        name, picture = told["nama"], (file.parent / told["lambang"]).read_bytes()
        if not isinstance(name, str) or not picture.startswith(PICTURE):
            raise ValueError(say("kantor.bentuk"))
    except (OSError, ValueError, KeyError, TypeError) as trouble:
        disk.raise_if_passing(trouble)  # what is found here is remembered
        logging.getLogger(__name__).warning(say("kantor.rusak", berkas=file.name, sebab=str(trouble)))
        return _read(OWN) if file != OWN else Office("", b"")
    return Office(" ".join(name.split())[:LONGEST], picture)
