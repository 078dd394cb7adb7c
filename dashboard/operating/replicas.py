"""The other replicas: what lies in the memory of one is asked of it by whichever a reader's request reached.

DASBOR_REPLIKA names them all, its own address among them or not: `http://10.0.0.1:8501 http://10.0.0.2:8501`.
A reader who stays with one replica needs none of it; without that every other file was refused.
"""

import os
import re
from collections.abc import AsyncIterator
from contextlib import suppress
from functools import cache

import httpx
from starlette.datastructures import Headers
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope

from dashboard.operating import admission

PASSED_ON = "x-dasbor-diteruskan"  # the header of a request that comes from another replica
ADDRESS = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]+")  # without a path, and without a stroke at its end
ASKING = httpx.Timeout(2.0, read=admission.BODY_SECONDS, write=admission.BODY_SECONDS)
OF_ONE_LINE = {"connection", "keep-alive", "transfer-encoding", "te", "trailer", "upgrade", "content-length"}


def told() -> list[str]:
    """What the environment names, whether it can be followed or not."""
    return os.environ.get("DASBOR_REPLIKA", "").split()


def is_address(word: str) -> bool:
    return ADDRESS.fullmatch(word) is not None


async def holder(scope: Scope) -> str | None:
    """The address of the replica that has what this request asks about; None where none has.

    A request that a replica passed on already is not passed on again.
    """
    if PASSED_ON in Headers(scope=scope):
        return None
    for address in filter(is_address, told()):
        with suppress(httpx.HTTPError):
            asked = await _client().head(f"{address}{_target(scope)}", headers=_headers(scope))
            if asked.is_success:
                return address
    return None


async def pass_on(scope: Scope, receive: Receive, address: str) -> Response:
    """Ask a replica for the answer, body and all, and hand it over as it comes; raises httpx.HTTPError."""
    headers = _headers(scope)
    if "content-length" in (given := Headers(scope=scope)):
        headers["content-length"] = given["content-length"]
    body = _body(receive) if scope["method"] in ("PUT", "POST") else None
    asked = _client().build_request(
        scope["method"], f"{address}{_target(scope)}", headers=headers, content=body
    )
    answer = await _client().send(asked, stream=True)

    async def coming() -> AsyncIterator[bytes]:
        try:
            async for part in answer.aiter_raw():
                yield part
        finally:
            await answer.aclose()

    made = StreamingResponse(coming(), status_code=answer.status_code)
    made.raw_headers = [
        (name.lower(), value)
        for name, value in answer.headers.raw
        if name.decode().lower() not in OF_ONE_LINE - {"content-length"}
    ]
    return made


@cache
def _client() -> httpx.AsyncClient:
    """One for the process, whose loop is one; no proxy of the environment stands between replicas."""
    return httpx.AsyncClient(timeout=ASKING, trust_env=False)


def _target(scope: Scope) -> str:
    query = scope["query_string"].decode("latin-1")
    path = scope.get("raw_path", scope["path"].encode()).decode("latin-1").partition("?")[0]
    return f"{path}?{query}" if query else path


def _headers(scope: Scope) -> dict[str, str]:
    given = {name: value for name, value in Headers(scope=scope).items() if name not in OF_ONE_LINE}
    return given | {PASSED_ON: "1", "x-forwarded-for": admission.address_of(scope)}


async def _body(receive: Receive) -> AsyncIterator[bytes]:
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return
        yield message.get("body", b"")
        if not message.get("more_body"):
            return
