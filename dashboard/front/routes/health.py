"""What a server says of itself: is all well, and its figures for who watches it."""

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from dashboard.language.text import say
from dashboard.operating import measures, supervised
from dashboard.sending import condition


async def send(_request: Request) -> JSONResponse:
    """Good only while all is: a fallback, a full disk, foreign tables are each a reason to call somebody.

    Its thread is its own: whoever watches is answered however many others wait.
    """
    snapshot, age, troubles = await anyio.to_thread.run_sync(condition.state, limiter=supervised.WATCHING)
    said = {
        "status": "terganggu" if troubles else "sehat",
        "snapshot": snapshot.name if snapshot else None,
        "umur_jam": age if age is None else round(max(age, 0.0), 1),
        "baris": snapshot.manifest["rows"] if snapshot else None,
        "masalah": " ".join(troubles) or None,
        "tidak_terperiksa": snapshot.unverified if snapshot else None,
    }
    return JSONResponse(said, status_code=503 if troubles else 200, headers={"cache-control": "no-store"})


def figures(request: Request) -> Response:
    """The figures of this server, for a Prometheus that has the token."""
    if not measures.may_measure(request.headers.get("authorization", "")):
        return PlainTextResponse(say("pintu.tanpa_berkas"), status_code=404)
    return PlainTextResponse(
        measures.metrics(len(condition.state()[2])), headers={"cache-control": "no-store"}
    )
