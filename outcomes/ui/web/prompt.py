"""Answers leave at once. Streamlit opens its socket in a way that asyncio does not take for TCP, so the kernel held every second small
packet back until the first was acknowledged: 40 ms a file and up to 40 ms a choice on one machine, a way there and back elsewhere
(decision 147; Kludex/uvicorn, issue 3149).
"""

import socket
from collections.abc import Callable
from typing import Any

from streamlit.web.server.starlette import starlette_server

Bind = Callable[..., socket.socket]


def make() -> None:
    """Let every connection of the server send at once; a Streamlit that opens its socket elsewhere is left as it is."""
    bind = getattr(starlette_server, "_bind_socket", None)
    if bind is not None:
        starlette_server._bind_socket = at_once(bind)


def at_once(bind: Bind) -> Bind:
    """A function that opens a listening socket, whose connections then send without waiting; they inherit it from the listener."""

    def bound(*given: Any, **named: Any) -> socket.socket:
        opened = bind(*given, **named)
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return opened

    return bound
