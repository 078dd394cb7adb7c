"""Find a Chromium for the browser tests, or get one.   Run: python -m tests.browser.chromium"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# A bare Debian has no font at all, and text that is not drawn cannot be tested.
APT_PACKAGES = ("chromium", "fonts-noto-core")
SAYS_WHAT_TO_DO = (
    "Uji peramban memerlukan Chromium: pasang paket `chromium` atau Google Chrome, atau sebut letaknya "
    "dengan PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH, lalu jalankan `make test` lagi."
)


def find() -> Path | None:
    """The Chromium of this machine, or the one that Playwright has fetched."""
    named = os.environ.get("PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH")
    known = [named, *(shutil.which(name) for name in NAMES), *PLACES, _playwrights_own()]
    return next((Path(path) for path in known if path and _runs(path)), None)


def _playwrights_own() -> str:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow, and needed only where nothing is installed

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _runs(path: str) -> bool:
    """Ubuntu's `chromium-browser` is there without being a browser: one that tells its version is."""
    if not Path(path).is_file():
        return False
    return subprocess.run([path, "--version"], capture_output=True, check=False, timeout=60).returncode == 0


def install() -> None:
    """Get a Chromium the way this machine allows."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
        apt = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *APT_PACKAGES]
        if subprocess.run(apt, check=False, env=quiet).returncode == 0:
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> int:
    if not find():
        print("Memasang Chromium untuk uji peramban ...", flush=True)
        install()
    found = find()
    print(f"Uji peramban memakai {found}" if found else SAYS_WHAT_TO_DO)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
