"""Files that survive a power cut and are never seen half, and folders that the server may read."""

import os
from pathlib import Path

from data import disk

PUBLIC_FILE, PUBLIC_FOLDER = 0o644, 0o755  # whoever publishes, whatever their umask: the server must read it


def make_public(path: Path) -> None:
    """A folder that the server reads, whoever made it."""
    if not path.is_dir():
        disk.make_folder(path)
        path.chmod(PUBLIC_FOLDER)


def move(source: Path, target: Path) -> None:
    """Give a finished file its final name, read-only, and be sure that it survives a power cut."""
    with source.open("rb+") as file:
        os.fsync(file.fileno())
    source.chmod(0o444)
    source.replace(target)
    sync(target.parent)


def write(path: Path, text: str, *, public: bool = False) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part."""
    with disk.writing_beside(path) as beside:
        with beside.open("x", encoding="utf-8") as file:
            disk.give(file.fileno(), path.parent)
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if public:
            beside.chmod(PUBLIC_FILE)
        beside.replace(path)
    sync(path.parent)


def settle(home: Path) -> None:
    """Be sure that a folder, and every file in it, survives a power cut."""
    for path in sorted(home.rglob("*"), reverse=True):
        sync(path)
    sync(home)
    sync(home.parent)


def sync(path: Path) -> None:
    """A folder or a file, which may be read-only: only root could open the versions of the data to write."""
    on_windows = os.name == "nt"
    if on_windows and (path.is_dir() or not os.access(path, os.W_OK)):
        return  # it cannot open a folder, and its rename is journalled
    handle = os.open(path, os.O_RDWR if on_windows else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
