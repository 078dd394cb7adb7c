"""What every peer shows: our snapshot, our questions, our boundaries; how it is drawn is the peer's own."""

import json
from pathlib import Path

import duckdb
import pandas as pd
import plotly.express as px
import plotly.graph_objects as go

import queries
from data import snapshots

ROOT = Path(__file__).resolve().parents[2]
SHAPES = json.loads((ROOT / "data/boundaries/regencies.geojson").read_text(encoding="utf-8"))
YEARS = {"year_from": 2015, "year_to": 2025}
GEO = dict(visible=False, fitbounds="locations", projection_type="mercator")
CONFIG = {"displayModeBar": False, "topojsonURL": "/topo/"}  # no foreign request for coasts

con = duckdb.connect(snapshots.kept()[0].path, read_only=True)
REGENCIES = dict(
    zip(*(queries.run(con, "regency_facts")[column] for column in ("code", "name")), strict=True)
)


def finding(regencies: list[str]) -> str:
    counts = queries.run(con, "register_counts", regencies=regencies, categories=[]).iloc[0]
    return f"{counts.products} produk, {counts.exported} dengan ekspor terdokumentasi"


def coloured(regencies: list[str]) -> go.Figure:
    frame = queries.run(con, "export_status_by_regency", categories=[])
    figure = go.Figure(
        go.Choropleth(
            geojson=SHAPES,
            featureidkey="properties.code",
            locations=frame.code,
            z=frame.exported.fillna(0).astype(int),
            text=frame["name"],
            showscale=False,
            selectedpoints=[place for place, code in enumerate(frame.code) if code in regencies] or None,
        )
    )
    return figure.update_layout(geo=GEO, margin=dict(l=0, r=0, t=0, b=0), height=420)


def bars(question: str, column: str, regencies: list[str]) -> go.Figure:
    frame = queries.run(con, question, regencies=regencies, categories=[], **YEARS)
    return px.bar(frame, x="events", y=column, orientation="h", text="events", height=360)


def charts(regencies: list[str]) -> list[go.Figure]:
    return [
        bars("export_by_destination", "destination", regencies),
        bars("export_by_commodity", "commodity", regencies),
    ]


def table(regencies: list[str]) -> pd.DataFrame:
    frame = queries.run(con, "export_events", regencies=regencies, categories=[], **YEARS)
    return frame.astype(str).replace({"<NA>": "", "nan": "", "NaT": "", "None": ""})
