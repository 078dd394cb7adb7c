"""Run: python -m bench.peers.dash_app PORT"""

import json
import sys

import dash
from dash import Input, Output, dash_table, dcc, html
from flask import Response

from bench.peers import answers

app = dash.Dash("peer", title="Dash")


@app.server.route("/topo/<path:_name>")
def topology(_name: str) -> Response:
    names = ("coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits")
    empty = {name: {"type": "GeometryCollection", "geometries": []} for name in names}
    told = json.dumps({"type": "Topology", "objects": empty, "arcs": []})
    return Response(told, mimetype="application/json")


def layout() -> html.Div:
    options = [{"value": code, "label": name} for code, name in answers.REGENCIES.items()]
    return html.Div(
        [
            dcc.Dropdown(options, id="regency", multi=True, placeholder="Kabupaten/kota"),
            html.H1(id="finding"),
            *(dcc.Graph(id=name, config=answers.CONFIG) for name in ("map", "one", "two")),
            html.Div(id="table"),
        ]
    )


app.layout = layout


@app.callback(
    Output("finding", "children"),
    *(Output(name, "figure") for name in ("map", "one", "two")),
    Output("table", "children"),
    Input("regency", "value"),
)
def shown(regencies: list[str] | None):
    chosen = regencies or []
    rows = answers.table(chosen)
    columns = [{"name": name, "id": name} for name in rows]
    return (
        answers.finding(chosen),
        answers.coloured(chosen),
        *answers.charts(chosen),
        dash_table.DataTable(rows.to_dict("records"), columns),
    )


if __name__ == "__main__":
    app.run(port=int(sys.argv[1]), debug=False)
