"""The blanks, one rendering everywhere: a number that is not reported, and one that cannot exist.

The third is `0`, which is a number: a source says that there is none. The schema allows these two words and
no other in `observation.blank`; maps, charts, tables and files show the same two.
"""

NOT_REPORTED = "belum dilaporkan"
NOT_APPLICABLE = "tidak berlaku"
