"""What day it is, in one place, so that a test can say otherwise."""

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo

WITA = ZoneInfo("Asia/Makassar")


def today() -> date:
    """Today in WITA, or the day that DASBOR_HARI_INI (YYYY-MM-DD) names."""
    fixed = os.environ.get("DASBOR_HARI_INI")
    return date.fromisoformat(fixed) if fixed else datetime.now(WITA).date()
