"""Run: python -m bench.peers.panel_app PORT"""

import sys

import panel as pn

from bench.peers import answers

pn.extension("plotly", "tabulator")


def page() -> pn.Column:
    choice = pn.widgets.MultiChoice(
        name="Kabupaten/kota", options={name: code for code, name in answers.REGENCIES.items()}
    )
    return pn.Column(
        choice,
        pn.pane.HTML(pn.bind(lambda chosen: f"<h1>{answers.finding(chosen)}</h1>", choice)),
        pn.pane.Plotly(pn.bind(answers.coloured, choice), config=answers.CONFIG),
        *(
            pn.pane.Plotly(pn.bind(lambda chosen, place=place: answers.charts(chosen)[place], choice))
            for place in range(2)
        ),
        pn.widgets.Tabulator(pn.bind(answers.table, choice), show_index=False, disabled=True),
    )


if __name__ == "__main__":
    port = int(sys.argv[1])
    pn.serve(page, port=port, show=False, websocket_origin=["*"], title="Panel")
