"""In which form a browser takes an answer: its Accept-Encoding, read as RFC 9110 (12.5.3) says it.

A word in it may be refused (`br;q=0`), stand for all others (`*`) or be written in capitals: whoever looks
for its letters alone sends what cannot be read.
"""

import re
from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.types import Scope

NAME = b"accept-encoding"
OURS = ("br", "gzip")  # the smallest first
OTHERWISE = {"x-gzip": "gzip"}
WEIGHT = re.compile(r"0(\.\d{0,3})?|1(\.0{0,3})?")


def coding(headers: Headers, *offered: str) -> str:
    """The one of the offered codings that the browser likes best; empty for the answer as it is.

    Of those it likes alike, the first. As it is, an answer may be sent to everybody: where a browser refuses
    that, too, nothing else would be left to send.
    """
    weights = _weights(headers)
    liked = {each: _weight(weights, each) for each in offered}
    best = max(offered, key=lambda each: liked[each])  # the first of equals
    return best if liked[best] > 0 and liked[best] >= weights.get("identity", 0.0) else ""


def plainly_told(scope: Scope) -> Scope:
    """The request with an Accept-Encoding that names what is taken and nothing else.

    Behind our door Streamlit looks for the letters of gzip.
    """
    weights = _weights(Headers(scope=scope))
    told = {each: _weight(weights, each) for each in (*OURS, "identity")}
    said = ", ".join(f"{each};q={weight:g}" for each, weight in told.items() if weight)
    others = [(name, value) for name, value in scope["headers"] if name.lower() != NAME]
    return {**scope, "headers": [*others, (NAME, said.encode())]}


def _weights(headers: Headers) -> Mapping[str, float]:
    """Coding -> how much it is liked, from 0, which refuses it, to 1; what is no weight refuses, too."""
    found = {}
    for each in ",".join(headers.getlist(NAME.decode())).lower().split(","):
        name, *parameters = (part.strip() for part in each.split(";"))
        told = [part.removeprefix("q=") for part in parameters if part.startswith("q=")]
        weight = (float(told[0]) if WEIGHT.fullmatch(told[0]) else 0.0) if told else 1.0
        found[OTHERWISE.get(name, name)] = weight
    return found


def _weight(weights: Mapping[str, float], name: str) -> float:
    return weights.get(name, weights.get("*", 0.0))
