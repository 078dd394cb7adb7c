"""Twelve workbooks as they really come are read whole; what cannot be known is asked first."""

import pytest

from tests.intake.messy import TWELVE


@pytest.mark.parametrize("name", TWELVE)
def test_a_messy_workbook_is_understood(name, send, tmp_path):
    messy = TWELVE[name]
    messy.make(tmp_path / messy.file)
    draft = send(tmp_path / messy.file, kind=messy.kind)
    assert [question["key"] for question in draft.result["questions"]] == list(messy.asks)
    if messy.answers:
        draft = send(tmp_path / messy.file, kind=messy.kind, **messy.answers)
    result = draft.result
    assert [each["what"] for each in result["findings"] if each["severity"] == "galat"] == []
    assert result["questions"] == []
    assert result["changes"]["new"] == messy.new
    for words in messy.told:
        assert any(words in sentence for sentence in result["decisions"]), result["decisions"]
