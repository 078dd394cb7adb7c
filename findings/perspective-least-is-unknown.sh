#!/usr/bin/env bash
# The least of 5, 10 and an unknown is unknown or 0, and the greatest is 10, in the pivot tables of Perspective.
#
# Expected: all measures of a group pass over what is not known, as its mean (7.5), sum (15) and max (10) do; or all are
#   unknown.
# Happens: min is missing as soon as one row is, and low is 0, a figure that nobody reported. The median takes the
#   unknown for a value below all others: 5, where half of 5 and 10 is 7.5. Of a group in which nobody has reported, low
#   and high are 0 and max is missing.
# Who meets it: whoever lets readers pivot a register in which some have not reported, and looks for the weakest.
# Seen with: perspective-python 5.6.1, Python 3.11:
#   5, 10, unknown: min None, low 0, median 5, max 10, high 10, mean 7.5; all unknown: low 0, high 0, the others None
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet perspective-python==5.6.1
"$folder/venv/bin/python" - <<'PY'
import perspective

reports = {"regency": ["Alor", "Alor", "Alor", "Belu"], "exports": [5.0, 10.0, None, None]}
table = perspective.Server().new_local_client().table(reports, name="reports")


def of(measure: str) -> tuple[float | None, float | None]:
    view = table.view(group_by=["regency"], columns=["exports"], aggregates={"exports": measure})
    _, alor, belu = view.to_records()
    return alor["exports"], belu["exports"]


measures = {measure: of(measure) for measure in ("min", "low", "median", "max", "high", "mean", "sum")}
for measure, figures in measures.items():
    print(measure, *figures)
assert measures["mean"] == (7.5, None) and measures["sum"] == (15, None) and measures["max"] == (10, None)
assert measures["min"] == (None, None), "the least of what is known is told now"
assert measures["low"] == (0, 0) and measures["high"] == (10, 0), "what nobody reported is no 0 now"
assert measures["median"] == (5, None), "an unknown is not below all others now"
PY
