"""English: the sentences of `id` under the same keys, with the same places for values."""

NAME = "English"
LOCALE = "en_GB"
OFFICE = "809"
