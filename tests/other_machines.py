"""Refuses connections to other machines, so that a library that calls out fails the suite."""

import ipaddress
import socket
from typing import Any

import pytest


def refuse(patch: pytest.MonkeyPatch) -> list[str]:
    """Refuse from now on; gives the list of addresses that were tried, which grows."""
    tried: list[str] = []

    def look_at(address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else None  # a path = on this machine
        if host is not None and not is_here(host):
            tried.append(str(host))
            raise ConnectionRefusedError(f"no test calls another machine: {host}")

    def connect(given: socket.socket, address: Any) -> None:
        look_at(address)
        super(socket.socket, given).connect(address)

    def connect_ex(given: socket.socket, address: Any) -> int:
        look_at(address)
        return super(socket.socket, given).connect_ex(address)

    patch.setattr(socket.socket, "connect", connect, raising=False)
    patch.setattr(socket.socket, "connect_ex", connect_ex, raising=False)
    patch.setattr(socket, "getaddrinfo", _looked_up(look_at))
    return tried


def _looked_up(look_at: Any) -> Any:
    original = socket.getaddrinfo

    def getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
        look_at((host, 0))
        return original(host, *args, **kwargs)

    return getaddrinfo


def is_here(host: Any) -> bool:
    """Tell whether a host is this machine; nobody's name (`None`, empty) is too."""
    name = host.decode() if isinstance(host, bytes) else host
    if not name or name == "localhost":
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
