"""Which column of a boundary file holds the codes of its places: chosen by what it holds and what it covers.

The layouts of Badan Informasi Geospasial have a column for every level in every layer (KDPPUM the province,
KDPKAB the regency, KDCPUM the district, KDEPUM the village, and the same of BPS), of which only those down to
the layer's own level are filled.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd

from data import shapes
from data.shapes import BoundaryError

# The columns in which offices write Kemendagri codes, and those in which they write BPS codes.
KEMENDAGRI = (
    *("code", "kode", "kode_kemendagri", "kemendagri"),
    *("kdppum", "kdpkab", "kdcpum", "kdepum"),
    *("kode_kab", "kode_kec", "kode_desa"),
)
BPS = (
    *("kode_bps", "bps", "kdpbps", "kdbbps", "kdcbps", "kdebps"),
    *("idkab", "idkec", "kab_bps", "adm2_pcode", "adm3_pcode"),
)
REGENCY_NAMES = ("wadmkk", "nama_kab", "kabupaten")  # where a layer's codes were left empty
MOST = 0.5  # of the places of a level: a column that covers fewer is not of this level
VILLAGE_DIGITS = 10


@dataclass(frozen=True)
class Level:
    """One of the two boundary files, and how far it may disagree with the villages' published points."""

    name: str
    file: str
    digits: int
    share_outside: float  # of the villages
    farthest: float  # metres that any village may lie outside its place


REGENCY = Level("kabupaten/kota", "regencies", 4, 0.01, 5_000)
DISTRICT = Level("kecamatan", "districts", 6, 0.05, 10_000)


@dataclass(frozen=True)
class Column:
    """A column of codes, read as Kemendagri codes of one level; other provinces' rows keep theirs."""

    name: str
    level: Level
    codes: pd.Series
    covered: float  # share of the places that we know


def known(folder: Path, level: Level) -> gpd.GeoDataFrame:
    """The places of a level, as they are drawn now."""
    return gpd.read_file(folder / f"{level.file}.geojson").set_index("code")


def choose(frame: gpd.GeoDataFrame, file: Path, folder: Path, wanted: str | None) -> tuple[Level, pd.Series]:
    """The level of a file and the Kemendagri code of each row, empty where it has none; else BoundaryError.

    The finest level that is really covered wins: a layer of districts names its regencies too.
    """
    columns = {name.lower(): name for name in frame.columns if name != frame.geometry.name}
    coded = [columns[name] for name in (*KEMENDAGRI, *BPS) if name in columns]
    if wanted:
        coded = [name for name in coded if name.lower() == wanted.lower()]
    found = [column for name in coded for column in _of_codes(frame[name], folder)]
    if not wanted and all(column.covered < MOST for column in found):
        found += [_of_names(frame[columns[name]], folder) for name in REGENCY_NAMES if name in columns]
    if not any(column.covered for column in found):
        raise BoundaryError(_no_codes(frame, file, coded, wanted))
    covering = [column for column in found if column.covered >= MOST] or [
        max(found, key=lambda each: each.covered)
    ]
    finest = max(column.level.digits for column in covering)
    first, *others = sorted(
        (column for column in covering if column.level.digits == finest), key=lambda each: -each.covered
    )
    for other in others:
        differing = (first.codes != other.codes) & (first.codes != "") & (other.codes != "")
        if differing.any():
            row = differing.idxmax()
            raise BoundaryError(
                f"{file.name}: kolom {first.name} dan {other.name} menyebut wilayah yang berbeda "
                f"(baris {row + 1}: {first.codes[row]} dan {other.codes[row]}); "
                "pilih satu dengan --column NAMA."
            )
    return first.level, first.codes


def _of_codes(values: pd.Series, folder: Path) -> list[Column]:
    """The column as codes of one level; none where it holds no codes of this province's places."""
    digits = values.map(_digits)
    ours = digits[digits.str.startswith(shapes.land().codes)]
    usual = ours.str.len().mode()
    length = 0 if usual.empty else int(usual.iloc[0])
    if values.name.lower() in BPS:
        if length != REGENCY.digits:
            return []  # of the finer ones no table to Kemendagri codes is published
        table = pd.read_csv(shapes.RAW / "regency.csv", dtype=str).set_index("bps_code").code
        return [_column(values.name, REGENCY, digits.map(lambda code: table.get(code, code)), folder)]
    if length in (VILLAGE_DIGITS, DISTRICT.digits):
        return [_column(values.name, DISTRICT, digits.str[: DISTRICT.digits], folder)]
    return [_column(values.name, REGENCY, digits, folder)] if length == REGENCY.digits else []


def _of_names(values: pd.Series, folder: Path) -> Column:
    """The column as names of regencies. 'Kupang' alone is the regency, for 'Kota Kupang' is written out."""
    regencies = pd.read_csv(shapes.RAW / "regency.csv", dtype=str)
    codes = {_letters(name): code for code, name in zip(regencies.code, regencies.name, strict=True)}
    codes |= {name.removeprefix("kabupaten"): code for name, code in codes.items()}
    return _column(values.name, REGENCY, values.map(lambda name: codes.get(_letters(name), "")), folder)


def _letters(name: object) -> str:
    return re.sub(r"[^a-z]", "", str(name).lower())


def _column(name: str, level: Level, codes: pd.Series, folder: Path) -> Column:
    places = set(known(folder, level).index)
    return Column(name, level, codes, len(places & set(codes)) / len(places))


def _digits(code: object) -> str:
    """A code without dots and letters: '53.01', 'ID5301', and what numbers keep: 5301.0, 53.1 (53.10)."""
    if code is None or pd.isna(code):
        return ""
    if isinstance(code, float) and not code.is_integer():
        code = f"{code:.2f}"
    return re.sub(r"\D", "", re.sub(r"\.0$", "", str(code)))


def _no_codes(frame: gpd.GeoDataFrame, file: Path, coded: list[str], wanted: str | None) -> str:
    if not coded:
        told = ", ".join(name for name in frame.columns if name != frame.geometry.name) or "tidak ada"
        return (
            f"{file.name}: tidak ada kolom kode{f' bernama {wanted}' if wanted else ''}. Yang ada: {told}; "
            "yang dikenal: KDPKAB, KDCPUM, KDEPUM, kode_kemendagri, KDBBPS, kode_bps. "
            "Namai kolom kodenya kode_kemendagri atau kode_bps."
        )
    examples = ", ".join(f"{name} (misalnya {frame[name].iloc[0]!r})" for name in coded[:4])
    return (
        f"{file.name}: kolom {examples} bukan kode kabupaten/kota (4 angka), kecamatan (6 angka), atau desa "
        "(10 angka) Nusa Tenggara Timur; dari kode BPS hanya kode kabupaten/kota (4 angka) ada padanannya."
    )
