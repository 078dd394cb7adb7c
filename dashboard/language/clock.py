"""What day it is, in one place, so that a test can say otherwise."""

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo

WITA = ZoneInfo("Asia/Makassar")


def today() -> date:
    """Today in WITA, or the day that DASBOR_HARI_INI (YYYY-MM-DD) names."""
    try:
        return date.fromisoformat(os.environ.get("DASBOR_HARI_INI", ""))
    except ValueError:  # not set, or no day: said at the start and to the administrator
        return datetime.now(WITA).date()
