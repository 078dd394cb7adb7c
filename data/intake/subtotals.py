"""Totals of a group of rows between others: right for the rows above them, and no total of the table."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable

from data.intake.layout import Table


def of_groups(table: Table, column: int, read: Callable) -> set[int]:
    """The rows, as a spreadsheet numbers them, whose total is that of the rows since the total above."""

    def number(row: list) -> float | None:
        return read(row[column]) if column < len(row) else None

    found: set[int] = set()
    lines = [line for line, _ in table.rows]
    start = 0
    for at, row in table.totals:
        end = bisect_left(lines, at)
        part = sum(number(each) or 0 for _, each in table.rows[start:end])
        value = number(row)
        if value is not None and math.isclose(value, part, rel_tol=1e-9):
            found.add(at)
        start = bisect_right(lines, at)
    return found
