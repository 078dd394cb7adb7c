#!/usr/bin/env bash
# One chart says that three villages of Belu have fewer than six homes, or one: by the renderer or by its accelerator.
#
# Expected: VegaFusion, which computes the transforms of an Altair chart beside Python so that less is sent to the
#   reader, has the numbers that the reader's own Vega has.
# Happens: by Vega's expressions an unknown figure is 0, so it is below six; VegaFusion plans them as SQL, where what is
#   unknown is not below anything. A filter on a threshold, as text, as a predicate or as alt.datum.x < 6, counts the
#   villages without a report in one and not in the other; a label by a condition calls them "below" in one and "above"
#   in the other. The same chart changes when the accelerator is switched on, and nothing says so.
# Who meets it: whoever counts by a threshold in a chart with unreported rows and turns VegaFusion on for speed.
# Seen with: altair 6.3.0, vl-convert-python 1.9.0.post1 (Vega), vegafusion 2.0.3, pandas 3.1.1, Python 3.11:
#   Vega below {Alor 1, Belu 3}, label {Alor below 1 above 1, Belu below 3};
#   VegaFusion below {Alor 1, Belu 1}, label {Alor below 1 above 1, Belu below 1 above 2}
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet altair==6.3.0 vl-convert-python==1.9.0.post1 vegafusion==2.0.3 pandas==3.1.1 \
  pyarrow==26.0.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import re

import altair as alt
import pandas as pd
import vl_convert

HOMES = pd.DataFrame({"place": ["Alor", "Alor", "Belu", "Belu", "Belu"], "homes": [5.0, 10.0, None, None, 0.0]})


def counted(chart: alt.Chart, *keys: str) -> tuple[list[str], list[str]]:
    """The texts of the drawn chart, and those that VegaFusion computes for it, sorted."""
    chart = chart.transform_aggregate(villages="count()", groupby=list(keys))
    chart = chart.transform_calculate(line=" + ' ' + ".join(f"datum.{name}" for name in (*keys, "villages")))
    chart = chart.mark_text().encode(text="line:N", y=alt.Y("line:N", axis=None))
    drawn = re.findall(r"<text[^>]*>([^<]*)</text>", vl_convert.vegalite_to_svg(chart.to_json()))
    return sorted(drawn), sorted(chart.transformed_data()["line"])


below = [alt.Chart(HOMES).transform_filter(each) for each in ("datum.homes < 6", alt.datum.homes < 6)]
below.append(alt.Chart(HOMES).transform_filter(alt.FieldLTPredicate(field="homes", lt=6)))
found = [counted(each, "place") for each in below]
label = counted(alt.Chart(HOMES).transform_calculate(side="datum.homes < 6 ? 'below' : 'above'"), "place", "side")
known = counted(alt.Chart(HOMES.dropna()).transform_filter("datum.homes < 6"), "place")
print(found[0], label, known, sep="\n")
assert known == (["Alor 1", "Belu 1"], ["Alor 1", "Belu 1"])
assert found == [(["Alor 1", "Belu 3"], ["Alor 1", "Belu 1"])] * 3, "both count alike now"
assert label == (
    ["Alor above 1", "Alor below 1", "Belu below 3"],
    ["Alor above 1", "Alor below 1", "Belu above 2", "Belu below 1"],
), "both label alike now"
PY
