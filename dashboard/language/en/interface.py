"""What scripts say in the browser: our own, and Streamlit's, which offers no translation of its own words.

`STREAMLIT` is its English word or text -> ours, as a whole; `PATTERNS` what holds a number or name, as regular
expressions of JavaScript. `assets/antarmuka.js` replaces them.
"""

WORDS = {
    "skrip.gagal_peta": "The map could not be loaded. Reload this page.",
    "skrip.gagal_gambar": "The picture could not be loaded. Reload this page.",
    "skrip.gagal_tabel": "The table could not be loaded. Reload this page.",
    "skrip.dipilih": "Chosen: ",
    "skrip.bentuk_gagal": "The shapes of the map could not be loaded. Check your connection, then try again.",
    "skrip.coba_lagi": "Try again",
    "skrip.tidak_di_peta": "Not on the map: ",
    "skrip.membuka": "Opening the districts …",
    "skrip.cara": "Click an area to filter by it; click again to undo.",
    "skrip.sempit": "Names do not fit on this screen: tap an area to see its name, or open the table.",
    "skrip.ubin": "Tiles are of equal size; each lies near where the area really is.",
    "batas.lisensi": "Indicative boundaries; © OpenStreetMap contributors (ODbL\u00a01.0)",
}

# What a map's file says of its shapes.
LABELS = {
    "Batas indikatif; © kontributor OpenStreetMap (ODbL 1.0).": "Indicative boundaries; © OpenStreetMap contributors (ODbL 1.0).",
    "SIMULASI: batas contoh; NTT: Batas indikatif; © kontributor OpenStreetMap (ODbL 1.0).": "SIMULATION: made-up boundaries; NTT: indicative boundaries; © OpenStreetMap contributors (ODbL 1.0).",
}

# Only what Streamlit says of itself, or to those who keep it.
STREAMLIT = {
    "Connecting to Streamlit server": "Connecting to the dashboard",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:": "The dashboard does not answer. If it runs on this computer, start it again:",
    "streamlit run yourscript.py": "streamlit run app.py",
    "Streamlit server is not responding. Are you connected to the internet?": "The dashboard does not answer. Check your connection, then reload the page.",
    "Unable to connect to Streamlit server": "The dashboard cannot be reached",
    "Script execution error": "Something went wrong in the dashboard",
    "Failed to generate file for download": "The file could not be made. Try again; if that fails too, reload the page.",
    "Deferred download not properly configured": "The file could not be made. Reload the page, then try once more.",
}

PATTERNS = (
    (
        r"^Cannot connect to Streamlit \(HTTP status: (\d+)\)\.?$",
        "The dashboard cannot be reached (HTTP status $1).",
    ),
)
