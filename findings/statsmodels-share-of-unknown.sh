#!/usr/bin/env bash
# All villages that have told have at most 15 homes, and the share of those with at most 15 is 75 percent.
#
# Expected: the share that ECDF of statsmodels gives is that of the figures known, 100 percent, or a missing figure
#   (NaN) is refused, as ecdf of scipy refuses it.
# Happens: sorted, NaN comes after every number, so a village that has not told is one with more than any other: it
#   counts in the whole and never in a share. Each share is too small by the part that is missing, and the curve
#   does not reach 1 at the greatest figure. There is no warning. Issue 6121 of statsmodels is open.
# Who meets it: whoever reads from such a curve how many villages are below a threshold, with gaps as pandas has
#   them.
# Seen with: statsmodels 0.15.0, scipy 1.17.1, numpy 2.4.6, Python 3.11 (5, 10, unknown, 15; at most 5, 10 and 15):
#   0.25, 0.5, 0.75, of the known 0.333, 0.667, 1, scipy ValueError
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet statsmodels==0.15.0 scipy==1.17.1 numpy==2.4.6
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import numpy as np
from scipy import stats
from statsmodels.distributions.empirical_distribution import ECDF

HOMES = np.array([5, 10, np.nan, 15])
KNOWN = HOMES[~np.isnan(HOMES)]


def shares(figures: np.ndarray) -> list[float]:
    return [round(float(share), 3) for share in ECDF(figures)([5, 10, 15])]


try:
    refused = stats.ecdf(HOMES) is None
except ValueError as error:
    refused = "nan" in str(error)
print(shares(HOMES), shares(KNOWN), refused)
assert refused and shares(KNOWN) == [0.333, 0.667, 1]
assert shares(HOMES) == [0.25, 0.5, 0.75], "the share is that of the figures known now"
PY
