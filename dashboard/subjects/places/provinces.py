"""Of a country its provinces come first: hundreds of regencies are neither told apart nor chosen from."""

import pandas as pd

from dashboard.answers.view import View
from dashboard.exhibits import making
from dashboard.exhibits.exhibit import Choose, Exhibit
from dashboard.language.text import say
from dashboard.saying import captions, cells


def chooser(view: View) -> Exhibit:
    """The provinces with how many regencies each has; a choice opens one."""
    known, frame = view.options, view.ask("regency_codes")
    counted = frame.code.map(known.island_of).value_counts()
    listed = pd.DataFrame({"code": list(known.island), "name": list(known.island.values())})
    listed["regencies"] = listed.code.map(counted)
    return Exhibit(
        "pilih_provinsi",
        say("provinsi.pilih", jumlah=len(listed)),
        say("provinsi.pilih_sub"),
        captions.register_line(view),
        making.bars(listed, name="name", value="regencies"),
        rows=frame,
        beside=cells.table(kode=listed.code, wilayah=listed["name"], kabupaten=listed.regencies),
        chooses=Choose("pulau", tuple(listed.code)),
    )
