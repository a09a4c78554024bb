"""What browsers are told with everything that is sent: what a page may load, who may frame it, what it may ask of the machine."""

import base64
import hashlib
import re
from collections.abc import Iterable

INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# Open in Streamlit and needed by no reader: figures about the server, and its programming interface.
CLOSED = re.compile(r"/_stcore/(metrics|agent)(/|$)")
REFUSED = (
    "This name is not one under which the dashboard is served. Ask whoever runs it to add the name to allowedHosts in "
    ".streamlit/config.toml."
)


def policy(scripts: Iterable[str]) -> str:
    """What a page may load: from here only, and of scripts written into it just those given.

    Streamlit's small components come from ``blob:``; style attributes are how it and Vega place things.
    """
    hashes = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    rules = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", "blob:", *(f"'sha256-{found}'" for found in hashes)]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self' ws: wss:",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def inline(html: str) -> list[str]:
    """The scripts written into a page."""
    return INLINE.findall(html)


def every(scripts: Iterable[str]) -> list[tuple[bytes, bytes]]:
    """The headers of every response, as they go over the wire."""
    told = {
        "content-security-policy": policy(scripts),
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }
    return [(name.encode(), value.encode()) for name, value in told.items()]
