"""Messages to the live page that travel together: whole, in order, and none kept back."""

import asyncio

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.front import bundles
from tests.reader import apart

ASKED = {"type": "websocket", "query_string": b"kumpulan=1"}


def content(told: bytes) -> dict:
    return {"type": "websocket.send", "bytes": told}


def sent(told: list[dict], scope: dict) -> list[dict]:
    """What goes over the line when a run says all this at once."""
    line: list[dict] = []

    async def send(message: dict) -> None:
        line.append(message)

    async def run() -> None:
        async with bundles.gathered(scope, send) as out:
            for message in told:
                await out(message)
            await asyncio.sleep(3 * bundles.GATHER_SECONDS)

    asyncio.run(run())
    return line


def test_what_a_run_says_at_once_travels_in_one_message_and_in_order():
    told = [b"first", b"", b"x" * 70_000, b"last"]
    (together,) = sent([content(each) for each in told], ASKED)
    assert [*apart(together["bytes"])] == told


def test_a_line_whose_page_cannot_take_bundles_apart_gets_none():
    told = [content(b"first"), content(b"last")]
    assert sent(told, {"type": "websocket"}) == told
    assert sent(told, {"type": "websocket", "query_string": b"xkumpulan=1"}) == told


def test_the_end_of_a_line_comes_after_what_was_said_before():
    accepted, closed = {"type": "websocket.accept"}, {"type": "websocket.close", "code": 1000}
    line = sent([accepted, content(b"first"), content(b"last"), closed], ASKED)
    assert [message["type"] for message in line] == ["websocket.accept", "websocket.send", "websocket.close"]
    assert [*apart(line[1]["bytes"])] == [b"first", b"last"]


def test_a_browser_that_does_not_read_makes_its_run_wait():
    """What waits for it in memory is bounded."""
    read = asyncio.Event()
    said = 0

    async def send(_message: dict) -> None:
        await read.wait()

    async def run() -> None:
        nonlocal said
        async with bundles.gathered(ASKED, send) as out:

            async def page() -> None:
                nonlocal said
                for _ in range(50):
                    await out(content(bytes(bundles.MOST_BYTES // 4)))
                    said += 1
                    await asyncio.sleep(bundles.GATHER_SECONDS / 5)

            running = asyncio.create_task(page())
            await asyncio.sleep(0.5)
            assert said < 12
            read.set()
            await running

    asyncio.run(run())
    assert said == 50


def test_a_broken_line_is_told_to_the_next_who_speaks_on_it():
    async def send(_message: dict) -> None:
        raise ConnectionResetError

    async def run() -> None:
        async with bundles.gathered(ASKED, send) as out:
            await out(content(b"lost"))
            await asyncio.sleep(3 * bundles.GATHER_SECONDS)
            with pytest.raises(ConnectionResetError):
                await out(content(b"next"))

    asyncio.run(run())


def test_what_waits_when_its_reader_goes_is_dropped_at_once():
    async def send(_message: dict) -> None:
        await asyncio.Event().wait()

    async def run() -> None:
        async with bundles.gathered(ASKED, send) as out:
            await out(content(b"never read"))
            await asyncio.sleep(3 * bundles.GATHER_SECONDS)

    asyncio.run(asyncio.wait_for(run(), 60))


def test_no_message_of_streamlits_begins_as_a_bundle_does():
    """A number of a field is at least 1, so that the first byte of a message is never zero."""
    messages = (ForwardMsg(ref_hash="x"), ForwardMsg(hash="x"), ForwardMsg(script_finished=1))
    assert not [each for each in messages if each.SerializeToString().startswith(bundles.BEGINS)]
    assert all(field.number >= 1 for field in ForwardMsg.DESCRIPTOR.fields)
