"""Known vulnerabilities of the locked libraries are named without a network, and a list too old is said."""

import json
import zipfile
from datetime import date, timedelta

import pytest
from packaging.version import Version

from deploy import audit

DAY = date(2026, 11, 1)


def advisory(*events: dict, name: str = "Contoh_Pustaka", **more) -> dict:
    ranges = [{"type": "ECOSYSTEM", "events": list(events)}, {"type": "GIT", "events": [{"introduced": "0"}]}]
    affected = [{"package": {"name": name, "ecosystem": "PyPI"}, "ranges": ranges}]
    return {"id": "PYSEC-0", "aliases": ["CVE-0"], "affected": affected} | more


@pytest.mark.parametrize(
    ("events", "bad", "good"),
    [
        ([{"introduced": "0"}, {"fixed": "2.0"}], ["1.0", "1.99", "2.0rc1"], ["2.0", "10.0"]),
        ([{"introduced": "1.5"}], ["1.5", "9"], ["1.4.9"]),
        ([{"introduced": "0"}, {"last_affected": "1.2"}], ["1.2"], ["1.2.1"]),
        (
            [{"introduced": "1"}, {"fixed": "1.2"}, {"introduced": "3"}, {"fixed": "3.1"}],
            ["1.1", "3.0"],
            ["0.9", "2", "3.1"],
        ),
        ([{"fixed": "1.10"}, {"introduced": "1.9"}], ["1.9"], ["1.10", "1.8"]),
    ],
)
def test_a_vulnerable_version_is_named(tmp_path, events, bad, good):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("a.json", json.dumps(advisory(*events)))
    told = audit.renew(tmp_path / "all.zip", DAY, {"contoh-pustaka": set()})
    assert audit.audit(told, {"contoh-pustaka": set(good)}, DAY) == []
    found = audit.audit(told, {"contoh-pustaka": set(bad)}, DAY)
    assert found == [f"Rentan: contoh-pustaka {version}: PYSEC-0 (CVE-0)" for version in sorted(bad)]


def test_what_concerns_us_is_kept_and_what_was_withdrawn_is_not(tmp_path):
    kept = advisory({"introduced": "0"})
    one_by_one = {"package": {"name": "contoh-pustaka", "ecosystem": "PyPI"}, "versions": ["1.0"]}
    for number, each in enumerate(
        [
            kept,
            advisory({"introduced": "0"}, name="lain"),
            advisory({"introduced": "0"}, withdrawn="2026-01-01T00:00:00Z"),
            advisory() | {"id": "PYSEC-1", "affected": [one_by_one]},
        ]
    ):
        (tmp_path / f"{number}.json").write_text(json.dumps(each))
    told = audit.renew(tmp_path, DAY, {"contoh-pustaka": {"1.0"}})
    assert [each["id"] for each in told["advisories"]] == ["PYSEC-0", "PYSEC-1"]
    assert len(audit.hits(told["advisories"], {"contoh-pustaka": {"1.0"}})) == 2
    assert len(audit.hits(told["advisories"], {"contoh-pustaka": {"1.1"}})) == 1


def test_a_list_too_old_is_said_and_fails():
    told = {"date": DAY.isoformat(), "libraries": ["a"], "advisories": []}
    assert audit.audit(told, {"a": {"1"}}, DAY + timedelta(days=audit.OLDEST_DAYS)) == []
    (said,) = audit.audit(told, {"a": {"1"}}, DAY + timedelta(days=audit.OLDEST_DAYS + 1))
    assert "terlalu tua" in said and "91 hari" in said and "perbarui" in said.casefold()


def test_a_library_that_the_list_was_not_made_for_is_said():
    told = {"date": DAY.isoformat(), "libraries": ["a"], "advisories": []}
    assert "tidak mencakup b" in audit.audit(told, {"a": {"1"}, "b": {"2"}}, DAY)[0]


def test_what_was_read_after_the_day_of_the_list_is_looked_for_and_makes_it_no_younger():
    told, read = {"date": "2024-10-10", "libraries": ["starlette"]}, audit.read_ones("2024-10-10")
    (said,) = audit.audit(told | {"advisories": read}, {"starlette": {"1.10.0"}}, DAY)
    assert "terlalu tua: 2024-10-10" in said and read[-1]["seen"] in said and "tidak lengkap" in said
    found = audit.audit(told | {"advisories": read}, {"starlette": {"0.41.3"}}, DAY)
    assert any("CVE-2025-62727" in each for each in found) and len(found) > 5
    assert audit.read_ones("2099-01-01") == []  # a list of a later day knows them all


def test_each_advisory_that_was_read_says_where_and_concerns_a_library_of_ours():
    told, libraries = json.loads(audit.READ.read_text(encoding="utf-8")), audit.locked()
    for each in told:
        assert each["package"] in libraries and each["read"].startswith("https://"), each["id"]
        assert Version(each["fixed"]) > Version(each["introduced"]) and date.fromisoformat(each["seen"])
    assert len({(each["id"], each["package"]) for each in told}) == len(told)


def test_no_locked_library_is_vulnerable_by_the_list_that_is_kept():
    """The list may be old, and then the command says so; what it knows must not be in the locks."""
    told, libraries = json.loads(audit.LIST.read_text(encoding="utf-8")), audit.locked()
    assert audit.hits(audit.read_ones(), libraries) == []
    assert len(libraries) > 80 and {"streamlit", "duckdb", "starlette"} <= set(libraries)
    assert len(told["advisories"]) > 50 and told["date"] and told["source"]
    assert audit.hits(told["advisories"], libraries) == []
    assert libraries.keys() <= set(told["libraries"])
