"""Every connection of the server sends at once."""

import socket

from streamlit.web.server.starlette import starlette_server

from outcomes.ui.web import prompt


def nodelay(listening):
    """Whether a connection that a listening socket accepts sends small packets at once."""
    with listening, socket.create_connection(listening.getsockname()):
        listening.setblocking(True)
        accepted, _ = listening.accept()
        with accepted:
            return accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0


def test_connections_of_the_installed_streamlit_wait_and_ours_do_not(monkeypatch):
    bind = starlette_server._bind_socket
    assert not nodelay(bind("127.0.0.1", 0, 5))
    monkeypatch.setattr(starlette_server, "_bind_socket", bind)
    prompt.make()
    assert nodelay(starlette_server._bind_socket("127.0.0.1", 0, 5))


def test_a_streamlit_that_opens_its_socket_elsewhere_is_left_alone(monkeypatch):
    monkeypatch.delattr(starlette_server, "_bind_socket")
    prompt.make()
    assert not hasattr(starlette_server, "_bind_socket")
