"""The layer before Streamlit: answers pages and packed files itself, refuses what is closed, and gives every response its headers."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from outcomes.ui.web import headers, packing
from outcomes.ui.web.packing import File

Message = dict[str, Any]
Send = Callable[[Message], Awaitable[None]]
Receive = Callable[[], Awaitable[Message]]
App = Callable[[dict[str, Any], Receive, Send], Awaitable[None]]
HEALTH = "/_stcore/health"
FEED = "/changes.atom"


class Front:
    """An ASGI layer. ``page`` makes the page of a path and query, or None where it is none of ours; ``known`` says which hosts are served;
    ``feed`` makes the feed for the address under which it is asked for, or None where there is none."""

    def __init__(
        self,
        app: App,
        files: Mapping[str, File],
        page: Callable[[str, str], str | None],
        told: list[tuple[bytes, bytes]],
        known: Callable[[str | None], bool],
        feed: Callable[[str], bytes | None],
        base: str = "",
    ) -> None:
        self.app, self.files, self.page, self.told, self.known, self.feed = app, files, page, told, known, feed
        self.base = f"/{base.strip('/')}" if base.strip("/") else ""

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                held = list(message.get("headers", []))
                names = {name.lower() for name, _ in held}
                message = {**message, "headers": held + [pair for pair in self.told if pair[0] not in names]}
            await send(message)

        asked = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        path = scope["path"].removeprefix(self.base) or "/"
        # Whatever watches over the server may ask by any name whether it is well.
        if path != HEALTH and not self.known(asked.get("host")):
            await _plain(told, 403, headers.REFUSED)
        elif headers.CLOSED.match(path):
            await _plain(told, 404, "There is nothing at this address.")
        else:
            file, encoding = self._own(scope, path, asked)
            if file is None or encoding is None:
                await self.app(scope, receive, told)
            else:
                fresh = asked.get("if-none-match", "").removeprefix("W/") == f'"{file.tag}"'
                await _file(told, file, encoding, fresh, scope["method"] == "HEAD")

    def _own(self, scope: dict[str, Any], path: str, asked: Mapping[str, str]) -> tuple[File | None, str | None]:
        """What this layer answers with, and in which encoding."""
        if scope["method"] not in ("GET", "HEAD"):
            return None, None
        file = self.files.get(path)
        if path == FEED:
            feed = self.feed(f"{scope['scheme']}://{asked.get('host', '')}{self.base}")
            file = packing.feed(feed) if feed is not None else None
        elif file is None:
            made = self.page(path.removeprefix("/"), scope.get("query_string", b"").decode("latin-1"))
            file = packing.page(made) if made is not None else None
        return file, packing.chosen(asked.get("accept-encoding", ""), file.bodies) if file else None


async def _file(send: Send, file: File, encoding: str, fresh: bool, bare: bool) -> None:
    body = b"" if fresh else file.bodies[encoding]
    about = {"content-type": file.kind, "cache-control": file.keep, "vary": "accept-encoding", "etag": f'"{file.tag}"'}
    if encoding and not fresh:
        about["content-encoding"] = encoding
    await _send(send, 304 if fresh else 200, about, body, bare)


async def _plain(send: Send, status: int, text: str) -> None:
    await _send(send, status, {"content-type": "text/plain; charset=utf-8", "cache-control": "no-store"}, text.encode())


async def _send(send: Send, status: int, about: dict[str, str], body: bytes, bare: bool = False) -> None:
    lines = [(name.encode(), value.encode()) for name, value in about.items()]
    if status != 304:
        lines.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": lines})
    await send({"type": "http.response.body", "body": b"" if bare else body})
