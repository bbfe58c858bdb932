"""What a client says on the live socket: it asks whether its page session lives, nothing else."""

import json

from starlette.websockets import WebSocket, WebSocketDisconnect

from console.web.live_socket import LiveSocket

TOO_MUCH = 1009
LONGEST_MESSAGE = 1024  # characters


async def read(websocket: WebSocket, socket: LiveSocket) -> None:
    """Hear what the client asks until it goes away or says too much; the socket is told."""
    try:
        while len(said := await websocket.receive_text()) <= LONGEST_MESSAGE:
            socket.ask(_page_session(said))
    except (WebSocketDisconnect, KeyError):
        socket.leave()
    else:
        socket.close(TOO_MUCH)


def _page_session(said: str) -> str:
    """Give the page session a client asks about; empty = it asked something else."""
    try:
        told = json.loads(said)
    except (ValueError, RecursionError):
        return ""
    asked = told.get("session") if isinstance(told, dict) else None
    return asked if isinstance(asked, str) else ""
