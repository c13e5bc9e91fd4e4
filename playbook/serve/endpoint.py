"""`127.0.0.1:8000` in; where a server binds, and which names it may be called by, out."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A host and a port; port 0 is whichever is free."""

    host: str
    port: int

    @classmethod
    def parse(cls, text: str) -> Endpoint:
        """The address of `host:port` or `[::1]:port`.

        Raises: ValueError for anything else.
        """
        parts = urlsplit(f"//{text}")
        if parts.netloc != text or "@" in text or not parts.hostname or parts.port is None:
            raise ValueError("not a host and a port")
        return cls(parts.hostname, parts.port)

    @property
    def is_ipv6(self) -> bool:
        """Whether the host is a number of the sixth version."""
        return ":" in self.host

    @property
    def url(self) -> str:
        """What to type into a browser."""
        host = f"[{self.host}]" if self.is_ipv6 else self.host
        return f"http://{host}:{self.port}/"

    def is_called(self, header: str | None) -> bool:
        """Whether a Host header names this server: as loopback, or as the host it was told to bind.

        Any other name may be one that a stranger's page made lead here (DNS rebinding). A server bound to all addresses
        is also called by any number, which needs no name to lead here.
        """
        try:
            name = urlsplit(f"//{header or ''}").hostname or ""
        except ValueError:
            return False
        return name in _LOOPBACK or name == self.host or (_is_any(self.host) and _number(name) is not None)


def _is_any(host: str) -> bool:
    number = _number(host)
    return number is not None and number.is_unspecified


def _number(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
