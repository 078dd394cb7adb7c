"""The map page as a Dash app, with the same shapes and the same answers: what `bench.drill` measures against.

Run: python -m bench.drill_dash PORT. It shows what the page shows: map, tile grid, order, ranks and villages.
"""

import json
import sys

import dash
import duckdb
import geopandas as gpd
import pandas as pd
import plotly.graph_objects as go
from dash import Input, Output, dash_table, dcc, html
from flask import Response

import queries
from dashboard.exhibits import theme
from dashboard.saying import findings
from dashboard.screen import sheets
from dashboard.subjects.indicators import fair_ranks, quality
from data import shapes, snapshots

INDICATOR, PERIOD = "stunting-ssgi", "2021"
REGENCIES = gpd.read_file(shapes.BOUNDARIES / "regencies.geojson")
DISTRICTS = gpd.read_file(shapes.BOUNDARIES / "districts.geojson")
CONFIG = {"displayModeBar": False, "topojsonURL": "/topo/"}  # an empty topology: no foreign request
GEO = dict(visible=False, fitbounds="locations", projection_type="mercator")

con = duckdb.connect(snapshots.kept()[0].path, read_only=True)
app = dash.Dash("drill_dash")


@app.server.route("/shapes/<name>.geojson")
def shape(name: str) -> Response:
    """Regencies, or the districts of one regency: only those in view, kept by the browser like ours."""
    found = REGENCIES if name == "regencies" else DISTRICTS[DISTRICTS.regency_code == name]
    answer = Response(found.to_json(), mimetype="application/json")
    answer.headers["cache-control"] = "public, immutable, max-age=31536000"
    return answer


@app.server.route("/topo/<path:_name>")
def topology(_name: str) -> Response:
    names = ("coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits")
    empty = {name: {"type": "GeometryCollection", "geometries": []} for name in names}
    return Response(
        json.dumps({"type": "Topology", "objects": empty, "arcs": []}), mimetype="application/json"
    )


def answer(name: str, **parameters) -> pd.DataFrame:
    return queries.run(con, name, **parameters)


def choropleth(frame: pd.DataFrame, url: str, value: str) -> go.Figure:
    figure = go.Figure(
        go.Choropleth(
            geojson=url,
            featureidkey="properties.code",
            locations=frame.code,
            z=frame[value],
            text=frame["name"],
            showscale=False,
        )
    )
    figure.update_layout(geo=GEO, margin=dict(l=0, r=0, t=0, b=0), height=420, template=sheets.TEMPLATE)
    return figure


def tiles(frame: pd.DataFrame, facts: pd.DataFrame) -> go.Figure:
    places = facts.merge(frame[["code", "value"]], on="code")
    figure = go.Figure(
        go.Scatter(
            x=places.tile_column,
            y=-places.tile_row,
            mode="markers+text",
            text=places.short_name,
            customdata=places.code,
            marker=dict(symbol="square", size=36, color=places.value),
        )
    )
    figure.update_layout(height=300, template=sheets.TEMPLATE)
    return figure


def dots(rows: pd.DataFrame, regency: str) -> go.Figure:
    """Each ranked regency on one scale, as our list has it."""
    figure = go.Figure(
        go.Scatter(
            x=rows.value,
            y=rows.short_name,
            mode="markers",
            marker=dict(color=[theme.ACCENT if code == regency else theme.PRIMARY for code in rows.code]),
        )
    )
    figure.add_vline(x=rows.value.median(), line_dash="dot")
    figure.update_layout(height=620, template=sheets.TEMPLATE)
    return figure


def table(frame: pd.DataFrame, name: str) -> dash_table.DataTable:
    """Dash's own table: one of html.Td cells takes its browser part three times as long."""
    rows = frame.astype(object).where(frame.notna(), "").astype(str).to_dict("records")
    return dash_table.DataTable(rows, [{"name": each, "id": each} for each in frame], id=name)


def choice(name: str, options: dict[str, str], **more) -> html.Div:
    return html.Div([html.Label(name), dcc.Dropdown(options, id=name, **more)])


def layout() -> html.Div:
    """What the page has: shared controls beside it, its own above, address, chip, way back, all parts."""
    facts, products = answer("regency_facts"), answer("products_by_category", regencies=[], categories=[])
    beside = [
        dcc.Checklist(sorted(facts.island_group.unique()), id="islands"),
        choice("regency", dict(zip(facts.code, facts["name"], strict=True)), multi=True),
        choice("category", dict(zip(products.code, products.category, strict=True)), multi=True),
    ]
    above = [
        dcc.Input(id="place"),
        choice("indicator", {INDICATOR: INDICATOR}, value=INDICATOR),
        choice("period", {PERIOD: PERIOD}, value=PERIOD),
    ]
    parts = [
        html.Div(above, style={"display": "grid", "gridTemplateColumns": "1fr 1fr 1fr"}),
        *(html.Div(id=name) for name in ("chips", "head", "way")),
        *(dcc.Graph(id=name, config=CONFIG) for name in ("map", "tiles", "dots")),
        *(html.Div(id=name) for name in ("ranks", "villages", "definition")),
    ]
    columns = {"display": "grid", "gridTemplateColumns": "220px minmax(0, 1fr)"}
    return html.Div(
        [
            dcc.Location(id="address", refresh=False),
            html.Div([html.Div(beside), html.Div(parts)], style=columns),
        ]
    )


app.layout = layout


@app.callback(
    *(Output(name, "figure") for name in ("map", "tiles", "dots")),
    *(Output(name, "children") for name in ("ranks", "villages", "chips", "head", "way", "definition")),
    Output("regency", "value"),
    Output("address", "search"),
    Input("map", "clickData"),
)
def opened(click: dict | None):
    """The province, or the regency that was clicked."""
    regency = click["points"][0]["location"] if click else ""
    frame = answer("indicator_by_regency", indicator=INDICATOR, period=PERIOD, categories=[])
    card = answer("indicator_card", indicator=INDICATOR, period=PERIOD).iloc[0]
    facts = answer("regency_facts")
    complete = quality.completeness(answer("regency_quality", as_of="2026-11-21"))
    rows = fair_ranks.table(frame, None, card, facts, complete)
    shown = choropleth(frame, "/shapes/regencies.geojson", "value")
    villages = table(pd.DataFrame(), "none")
    if regency:
        districts = answer("districts", regency=regency, categories=[])
        # Plotly draws no place without a value, and is slow with pandas' nullable numbers.
        districts = districts.assign(products=districts.products.fillna(0).astype(int))
        shown = choropleth(districts, f"/shapes/{regency}.geojson", "products")
        points = answer("village_points", regencies=[regency], district="", categories=[])
        columns = ["name", "district_name", "product_names", "categories", "export_status"]
        villages = table(points[columns], f"villages-{regency}")
    name = facts["name"][facts.code == regency].squeeze() if regency else "NTT"
    head = [
        html.H1(findings.indicator_in(frame, card, regency) if regency else findings.indicator(frame, card))
    ]
    fields = ("concept", "definition", "classification", "measure", "unit", "owner", "rule")
    definition = html.Table([html.Tr([html.Th(field), html.Td(card[field])]) for field in fields])
    return (
        *(shown, tiles(frame, facts), dots(rows, regency), table(rows, "order"), villages),
        *([html.Button(name)] if regency else [], head, [html.Button("NTT"), html.Span(name)], definition),
        [regency] if regency else [],
        f"?kab={regency}" if regency else "",
    )


if __name__ == "__main__":
    app.run(port=int(sys.argv[1]), debug=False)
