"""One browser tab as Streamlit's server sees it: its own WebSocket protocol, without a browser."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from time import time
from typing import Any

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

OPEN_SECONDS = 60.0


@dataclass(frozen=True)
class Mounted:
    """One of our components on the page."""

    id: str
    fragment: str  # id of the fragment around it; empty = of the whole page
    told: dict[str, Any]  # what Python handed it

    @property
    def part(self) -> str:
        return str(self.told.get("part", ""))


@dataclass
class Run:
    """A run of the page, or of a fragment of it, that has ended."""

    fragments: tuple[str, ...]
    ended_at: float  # seconds of the epoch


@dataclass
class PageStream:
    """The page as it stands after the runs so far."""

    session: str = ""
    page: str = ""  # Streamlit's hash of the page's file
    mounted: dict[str, Mounted] = field(default_factory=dict)
    fragments: set[str] = field(default_factory=set)
    is_running: bool = False  # as the server last said
    elements: int = 0  # drawn since the last full run began
    on_run: Callable[[Run], None] = lambda _run: None
    on_mounted: Callable[[Mounted], None] = lambda _mounted: None
    on_gone: Callable[[], None] = lambda: None
    _socket: websockets.ClientConnection | None = None
    _running: tuple[str, ...] = ()
    _reader: asyncio.Task[None] | None = None

    @property
    def is_open(self) -> bool:
        return self._socket is not None

    def of_part(self, part: str) -> list[Mounted]:
        """Give our mounted components of one kind."""
        return [one for one in self.mounted.values() if one.part == part]

    async def open(self, address: str, *, cookie: str = "") -> None:
        """Connect as the page does when it is loaded, or again after a loss; runs nothing yet."""
        known = [self.session] if self.session else []
        self._socket = await websockets.connect(
            f"ws{address.removeprefix('http')}/_stcore/stream",
            subprotocols=[websockets.Subprotocol(one) for one in ("streamlit", "none", *known)],
            origin=websockets.Origin(address),
            additional_headers={"Cookie": cookie} if cookie else {},
            user_agent_header=None,
            compression=None,
            max_size=None,
            max_queue=None,
            ping_interval=None,
            open_timeout=OPEN_SECONDS,
        )
        self._reader = asyncio.create_task(self._read(self._socket))

    async def rerun(
        self, *, name: str = "", fragment: str = "", trigger: tuple[str, str, object] | None = None
    ) -> None:
        """Ask for a run; does nothing while the connection is gone, as a browser does.

        Args:
            name: address of the page, for the first run.
            fragment: run only this one.
            trigger: id of a component, name of its trigger, value.
        """
        if self._socket is None:
            return
        asked = BackMsg()
        asked.rerun_script.page_script_hash = self.page
        asked.rerun_script.page_name = "" if self.page else name
        asked.rerun_script.fragment_id = fragment
        if trigger is not None:
            component, event, value = trigger
            state = asked.rerun_script.widget_states.widgets.add()
            state.id = f"$$STREAMLIT_INTERNAL_KEY_{component}__events"
            state.json_trigger_value = json.dumps([{"event": event, "value": value}])
        try:
            await self._socket.send(asked.SerializeToString())
        except websockets.ConnectionClosed:
            self._lose()

    def close(self) -> None:
        """Leave."""
        self.on_gone = lambda: None
        if self._socket is not None:
            self._socket.transport.abort()
        if self._reader is not None:
            self._reader.cancel()

    async def _read(self, socket: websockets.ClientConnection) -> None:
        try:
            async for raw in socket:
                at = time()
                message = ForwardMsg()
                message.ParseFromString(raw if isinstance(raw, bytes) else raw.encode())
                self._take(message, at)
        except websockets.ConnectionClosed:
            pass
        self._lose()

    def _lose(self) -> None:
        if self._socket is not None:
            self._socket = None
            self.is_running = False
            self.on_gone()

    def _take(self, message: ForwardMsg, at: float) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._begin(message)
        elif kind == "navigation":
            self.page = message.navigation.page_script_hash
        elif kind == "delta":
            self._draw(message)
        elif kind == "session_status_changed":
            self.is_running = message.session_status_changed.script_is_running
        elif kind == "script_finished":
            self.on_run(Run(self._running, at))

    def _begin(self, message: ForwardMsg) -> None:
        self.session = message.new_session.initialize.session_id
        self._running = tuple(message.metadata.run.fragment_ids)
        if self._running:
            kept = {
                key: one for key, one in self.mounted.items() if one.fragment not in self._running
            }
            self.mounted = kept
        else:
            self.mounted, self.fragments, self.elements = {}, set(), 0

    def _draw(self, message: ForwardMsg) -> None:
        self.elements += 1
        if message.delta.fragment_id:
            self.fragments.add(message.delta.fragment_id)
        element = message.delta.new_element
        if element.WhichOneof("type") != "bidi_component":
            return
        component = element.bidi_component
        told = json.loads(component.json or component.mixed.json or "{}")
        mounted = Mounted(component.id, message.delta.fragment_id, told)
        self.mounted[component.id] = mounted
        self.on_mounted(mounted)
