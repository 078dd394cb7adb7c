"""A picture from a village, decoded and written anew in a process with caps: nothing else of it is kept.

What a camera notes beside the picture (place, moment, device) goes with the bytes that came.
Run by `keep`: python -m data.intake.photo FOLDER
"""

import sys
import threading
import warnings
from pathlib import Path

from data import disk
from data.intake import child
from data.intake.declined import DISK_FULL, Declined, NotNow

MOST_BYTES = 200_000
LONGEST_SIDE, MOST_PIXELS = 1600, 1600 * 1600
QUALITIES = (82, 72, 60, 45, 30)
CAME, CLEAN = "asal", "bersih.jpg"
SECONDS = 20
TURNS = threading.BoundedSemaphore(2)  # so many at once in a server; the others wait a little
NO_PICTURE = "Foto itu tidak dapat dibaca. Ambil ulang, atau kirim tanpa foto."
TOO_LARGE = "Foto itu terlalu besar. Muat ulang formulirnya, lalu pilih fotonya lagi."


class Busy(Exception):
    """Others' pictures are being read; the same may be sent again."""


def keep(content: bytes, target: Path) -> None:
    """Write the picture anew as a small JPEG; raises Declined where it is none, Busy where too many come."""
    if len(content) > MOST_BYTES:
        raise Declined(TOO_LARGE)
    if not content.startswith(b"\xff\xd8\xff"):
        raise Declined(NO_PICTURE)
    if not TURNS.acquire(timeout=SECONDS):
        raise Busy
    folder = target.parent
    try:
        (folder / CAME).write_bytes(content)
        done = child.capped([__name__, str(folder)], folder, wall=SECONDS)
        if done is None:
            raise Busy
        if done or not (folder / CLEAN).exists():
            raise Declined(NO_PICTURE) if disk.has_room(folder) else NotNow(DISK_FULL)
        (folder / CLEAN).rename(target)
    finally:
        TURNS.release()
        for name in (CAME, CLEAN, child.LOG):
            (folder / name).unlink(missing_ok=True)


def write_anew(source: Path, target: Path) -> bool:
    """Decode a JPEG within its limits and write its colours alone; False where it cannot be done."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - only the child decodes

    warnings.simplefilter("error", Image.DecompressionBombWarning)
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with Image.open(source, formats=["JPEG"]) as told:
        if max(told.size) > LONGEST_SIDE:
            return False
        upright = ImageOps.exif_transpose(told).convert("RGB")
    clean = Image.frombytes("RGB", upright.size, upright.tobytes())  # Pillow writes a JPEG's comment back
    for quality in QUALITIES:
        clean.save(target, "JPEG", quality=quality, optimize=True)
        if target.stat().st_size <= MOST_BYTES:
            return True
    target.unlink()
    return False


def main() -> int:
    folder = Path(sys.argv[1])
    return 0 if write_anew(folder / CAME, folder / CLEAN) else 1


if __name__ == "__main__":
    sys.exit(main())
