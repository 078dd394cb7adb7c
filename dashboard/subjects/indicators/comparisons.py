"""Where regencies stand beside each other on one scale: the dots of a list."""

import pandas as pd

from dashboard.exhibits.exhibit import Dots
from dashboard.language.text import say


def dots(frame: pd.DataFrame) -> Dots:
    """Where each row stands between the lowest and the highest of them, and where the middle one does.

    frame: code, value, label.
    """
    low, high = frame.value.min(), frame.value.max()
    span = (high - low) or 1
    return Dots(
        heading=say("urut.letak"),
        low=frame.label[frame.value.idxmin()],
        high=frame.label[frame.value.idxmax()],
        at=tuple(((frame.value - low) / span).round(4)),
        middle=round(float((frame.value.median() - low) / span), 4),
    )
