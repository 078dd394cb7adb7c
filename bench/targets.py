"""What the dashboard may take (bench/budget.toml), and how far what was measured is from it."""

import statistics
import tomllib
from collections.abc import Iterator

from bench.servers import ROOT

BUDGET = tomllib.loads((ROOT / "bench" / "budget.toml").read_text(encoding="utf-8"))
NEAR = 1.1  # within a tenth a target counts as met

Measured = dict[str, list[float]]


def verdicts(values: Measured) -> Iterator[str]:
    """Each target with what was measured; a ratio is that of two medians of the same run."""
    for target in BUDGET["target"]:
        found = values.get(target["measure"])
        beside = values.get(target.get("against", ""))
        if not found or ("against" in target and not beside):
            yield f"{target['told']:52} not measured"
            continue
        value = statistics.median(found) / (statistics.median(beside) if beside else 1)
        unit, is_most = target.get("unit", "times"), "at_most" in target
        limit = target["at_most"] if is_most else target["at_least"]
        far = value / limit if is_most else limit / value
        limited = f"(at {'most' if is_most else 'least'} {limit:g})"
        good = "met" if far <= NEAR else f"{far:.1f} times too {'much' if is_most else 'little'}"
        yield f"{target['told']:52}{value:>10.2f} {unit:6} {limited:16} {good}"
