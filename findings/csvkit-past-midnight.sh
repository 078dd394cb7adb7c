#!/usr/bin/env bash
# A health post that opens at 08:30 opens at 0:08:30 after csvkit, and 12m, twelve metres, are twelve minutes.
#
# Expected: a column of hours and minutes is times of day, or stays text; a number with its unit stays text, as 12km
#   does.
# Happens: agate, under csvkit, tries durations before texts, and to these 08:30 is 8 minutes and 30 seconds, whereas
#   08:30:00 is 8 hours. csvsort, csvjson and csvjoin write the guess into their output, so a
#   file that was only to be sorted has other cells than before; csvsql makes DATETIME of it. Metres become minutes, and
#   days (3d), hours (2h) and weeks of any other meaning too. With a word among them the column is left alone, so that a
#   month without a gap is another thing than one with.
# Who meets it: whoever sorts or joins tables of opening hours, departures or heights on the command line.
# Seen with: csvkit 2.2.0, agate 1.14.2, Python 3.11:
#   08:30 0:08:30, 12m 0:12:00, 08:30:00 8:30:00, 12km 12km, with the word tutup 08:30
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet csvkit==2.2.0 agate==1.14.2
cd "$folder"
printf 'post,opens,height,exact,road\nB,13:00,40m,13:00:00,7km\nA,08:30,12m,08:30:00,12km\n' > posts.csv
printf 'post,opens\nB,tutup\nA,08:30\n' > closed.csv
found=$("$folder/venv/bin/csvsort" -c post posts.csv | sed -n 2p)
other=$("$folder/venv/bin/csvsort" -c post closed.csv | sed -n 2p)
echo "$found $other"
test "$found" = "A,0:08:30,0:12:00,8:30:00,12km"
test "$other" = "A,08:30"
