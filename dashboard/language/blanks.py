"""The blanks, one rendering everywhere: a number that is not reported, and one that cannot exist.

The third is `0`, which is a number: a source says that there is none. The schema allows these two codes and
no other in `observation.blank`; maps, charts, tables and files show the same two, in words by `told`.
"""

from dashboard.language.text import say

NOT_REPORTED = "belum dilaporkan"
NOT_APPLICABLE = "tidak berlaku"
UNCLASSED = "tidak dikelaskan"  # of a map's place whose value was cut off by its source
WORDS = {
    NOT_REPORTED: "kosong.belum_dilaporkan",
    NOT_APPLICABLE: "kosong.tidak_berlaku",
    UNCLASSED: "kosong.tidak_dikelaskan",
}


def told(reason: str) -> str:
    """A blank in words."""
    return say(WORDS[reason])


def not_reported() -> str:
    return told(NOT_REPORTED)


def not_applicable() -> str:
    return told(NOT_APPLICABLE)
