#!/usr/bin/env bash
# A series of half years has two seasons in a year, twelve by one function of statsmodels and four by another.
#
# Expected: the period of a series that comes every six months is 2, every two months 6, every two weeks 26; or the
#   function asks for it, as it does for every ten minutes ("freq not understood").
# Happens: seasonal_decompose, ExponentialSmoothing and Seasonality look at the unit of the index only, not at how
#   many of them lie between two rows: six months are months, with a period of 12, and STL, which lets pandas guess,
#   is told two quarters, and takes 4. Out of 14 years come twelve seasons, each from one or two values, so that
#   noise counts as season, and the trend begins two and a half years later than it could. There is no warning. With
#   period=2 it is right.
# Who meets it: whoever adjusts a series of semesters, in which the poverty and the labour of Indonesia are counted.
# Seen with: statsmodels 0.15.0, pandas 3.1.1, numpy 2.4.6, Python 3.11 (28 half years, 10 above and below in turn):
#   periods 12, 12, 12 and STL 4; every two months 12, every two weeks 52; values with a trend 16, with period=2 26
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet statsmodels==0.15.0 pandas==3.1.1 numpy==2.4.6
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import numpy as np
import pandas as pd
from statsmodels.tsa.deterministic import Seasonality
from statsmodels.tsa.holtwinters import ExponentialSmoothing
from statsmodels.tsa.seasonal import STL, seasonal_decompose

HALVES = np.arange(28)
NOISE = np.random.default_rng(53).normal(0, 1, 28)
poor = pd.Series(
    100 + 2 * HALVES + np.where(HALVES % 2, -10, 10) + NOISE, index=pd.date_range("2010-01-01", periods=28, freq="6MS")
)
alone, told = seasonal_decompose(poor), seasonal_decompose(poor, period=2)
seasons = [result.seasonal.round(6).nunique() for result in (alone, told)]
trends = [int(result.trend.notna().sum()) for result in (alone, told)]
smooth = ExponentialSmoothing(poor, seasonal="add").seasonal_periods
periods = {
    freq: Seasonality.from_index(pd.date_range("2010-01-01", periods=60, freq=freq)).period
    for freq in ("6MS", "2MS", "2W", "MS", "QS")
}
try:
    minutes = Seasonality.from_index(pd.date_range("2010-01-01", periods=60, freq="10min")).period
except ValueError as error:
    minutes = "not understood" in str(error)
print(seasons, trends, smooth, periods, STL(poor).period, minutes)
assert minutes is True and (periods["MS"], periods["QS"]) == (12, 4)
assert seasons == [12, 2] and trends == [16, 26], "half a year is no month now"
assert (smooth, periods["6MS"], periods["2MS"], periods["2W"], STL(poor).period) == (12, 12, 12, 52, 4)
PY
