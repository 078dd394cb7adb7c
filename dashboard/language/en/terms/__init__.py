"""What the labels of the data are called in English: the label as the data hold it -> its words."""

TERMS: dict[str, str] = {}
