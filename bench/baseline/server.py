"""Plain Streamlit with two routes: one that makes a change, one socket that tells it to all.

`streamlit run bench/baseline/server.py`, without any option that matters for speed.
"""

import asyncio
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from bench.baseline.changes import CHANGES


async def change(_request: Request) -> JSONResponse:
    CHANGES.make()
    return JSONResponse({"number": CHANGES.number, "made_at": CHANGES.made_at})


async def tell(socket: WebSocket) -> None:
    await socket.accept()
    queue: asyncio.Queue[int] = asyncio.Queue()
    CHANGES.waiting.add(queue)
    sender = asyncio.create_task(_send(socket, queue))
    try:
        while True:
            await socket.receive_text()
    except WebSocketDisconnect:
        pass
    finally:
        CHANGES.waiting.discard(queue)
        sender.cancel()


async def _send(socket: WebSocket, queue: "asyncio.Queue[int]") -> None:
    while True:
        await socket.send_text(str(await queue.get()))


app = st.App(
    Path(__file__).with_name("page.py"),
    routes=[Route("/change", change, methods=["POST"]), WebSocketRoute("/tell", tell)],
)
