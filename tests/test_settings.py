"""The settings that must hold, read as Streamlit reads them."""

import re
from pathlib import Path

import pytest
from streamlit import config

from dashboard.front import index_page, menu
from dashboard.screen import sheets

ROOT = Path(__file__).resolve().parent.parent
HELD = {
    "browser.gatherUsageStats": False,
    "browser.serverAddress": "127.0.0.1",
    "client.allowedOrigins": [],
    "client.disableDataExport": True,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "global.minCachedMessageSize": 900.0,
    "logger.hideWelcomeMessage": True,
    "runner.magicEnabled": False,
    "runner.postScriptGC": False,
    "server.address": "127.0.0.1",
    "server.allowedHosts": [],
    "server.baseUrlPath": "",  # the front door answers at the root of its host
    "server.corsAllowedOrigins": [],
    "server.disconnectedSessionTTL": 300,
    "server.enableAgentApi": False,
    "server.enableCORS": True,
    "server.enableStaticServing": False,
    "server.enableWebsocketCompression": True,
    "server.enableXsrfProtection": True,
    "server.fileWatcherType": "none",
    "server.headless": True,
    "server.maxMessageSize": 20,
    "server.maxUploadSize": 20,
    "server.runOnSave": False,
    "server.showEmailPrompt": False,
    "server.trustedUserHeaders": {},
    "theme.base": "light",
}


@pytest.fixture(scope="module")
def options() -> dict:
    """Every option with the value it has when the dashboard starts here."""
    return {key: option.value for key, option in config.get_config_options(force_reparse=True).items()}


@pytest.mark.parametrize("name", HELD)
def test_a_setting_holds(options, name):
    assert options[name] == HELD[name]


def test_every_line_of_the_file_is_asserted():
    section, said = "", set()
    for line in (ROOT / ".streamlit/config.toml").read_text(encoding="utf-8").splitlines():
        if header := re.match(r"\[([\w.]+)\]", line):
            section = header[1]
        elif option := re.match(r"(\w+) =", line):
            said.add(f"{section}.{option[1]}")
    assert {name for name in said if not name.startswith("theme.")} <= HELD.keys()


@pytest.mark.parametrize("name", ["font", "headingFont", "codeFont"])
def test_fonts_are_the_systems_own(options, name):
    """A font with an address, or one of Streamlit's three words, would be fetched."""
    fonts = [font.strip(" '\"") for font in options[f"theme.{name}"].split(",")]
    assert len(fonts) > 1
    assert not any(":" in font for font in fonts)
    assert options["theme.fontFaces"] is None


def test_the_page_icon_is_our_own_and_not_sent_with_each_change():
    """A `:material/` icon would be fetched from a foreign host; one of st.set_page_config at each rerun."""
    assert "page_icon" not in (ROOT / "dashboard/front/main.py").read_text(encoding="utf-8")
    assert f'rel="shortcut icon" href="{sheets.address("icon.png")}"' in index_page.around(menu.MENU[0])


PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.M)


@pytest.mark.parametrize("folder", ["", "tests/"])
def test_the_lock_holds_every_pin_with_its_hashes(folder):
    """`make lock` writes it: what is installed is what was looked at, the libraries of libraries too."""
    wanted = dict(PIN.findall((ROOT / f"{folder}requirements.txt").read_text(encoding="utf-8")))
    text = (ROOT / f"{folder}requirements.lock").read_text(encoding="utf-8")
    locked = {name.casefold(): version for name, version in PIN.findall(text)}
    assert len(locked) > len(wanted)
    assert {name: locked.get(name.casefold()) for name in wanted} == wanted
    entries = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    assert all("--hash=sha256:" in entry for entry in entries) and "http" not in re.sub(
        "http(core|x|tools)", "", text
    )
