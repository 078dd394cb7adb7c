#!/usr/bin/env bash
# One line of a crontab runs on Tuesday by one library and on Monday by the other, and "the 13th or a Friday" becomes
# Friday the 13th.
#
# Expected: CronTrigger.from_crontab, made for lines of a crontab, means by 1 what crontab(5) means: Monday, by 0 and 7
#   Sunday; and where day of month and day of week are both given, either of them is enough.
# Happens: only the fields are taken over: weekdays count from 0 for Monday, so each line with a number runs a day late,
#   Sundays on Mondays, 1-5 on Saturdays as well but on no Monday; 7 is an error. Both days must hold at once, so a line
#   that ran each Friday waits for months. Names of days are read alike by both.
# Who meets it: whoever moves a nightly or weekly import from cron into the application.
# Seen with: APScheduler 3.11.3, croniter 7.0.0, Python 3.11, from Friday 30 January 2026: "0 8 * * 1" 3 February or 2,
#   "0 8 * * 0" 2 or 1, "0 8 13 * 5" 13 June or 30 January
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet apscheduler==3.11.3 croniter==7.0.0 tzdata==2026.6
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
from datetime import datetime
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger
from croniter import croniter

ZONE = ZoneInfo("Asia/Makassar")
START = datetime(2026, 1, 30, tzinfo=ZONE)
LINES = ("0 8 * * 1", "0 8 * * 0", "0 8 13 * 5", "0 8 * * mon")


def scheduled(line: str) -> str:
    return f"{CronTrigger.from_crontab(line, ZONE).get_next_fire_time(None, START):%d-%m}"


def by_crontab(line: str) -> str:
    return f"{croniter(line, START).get_next(datetime):%d-%m}"


found = {line: (scheduled(line), by_crontab(line)) for line in LINES}
print(found)
assert found["0 8 * * 1"] == ("03-02", "02-02"), "1 is Monday for both now"
assert found["0 8 * * 0"] == ("02-02", "01-02")
assert found["0 8 13 * 5"] == ("13-06", "30-01"), "either of the two days is enough now"
assert found["0 8 * * mon"] == ("02-02", "02-02")
PY
