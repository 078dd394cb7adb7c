"""Indonesian: every sentence that a reader can meet, by its key, a file for each subject."""

NAME = "Bahasa Indonesia"
LOCALE = "id_ID"
OFFICE = "421"
