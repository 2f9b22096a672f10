"""Which addresses may be fetched: http and https, without credentials, and only what lies in the public network."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx

from rashomon.ingest.edges import writable_name
from rashomon.model.errors import UnreadableInput

SHOWN_CHARACTERS = 300
LONGEST = 8_000

# RFC 4291, section 2.4: all public addresses given out so far. RFC 6052, section 2.1: IPv4 as an IPv6-only network reaches it.
GIVEN_OUT = IPv6Network("2000::/3")
TRANSLATED = IPv6Network("64:ff9b::/96")
# Tunnels to IPv4 (RFC 3056, retired by RFC 7526) and examples (RFC 9637), which not every Python knows of.
NEVER = (IPv6Network("2002::/16"), IPv6Network("3fff::/20"))


def checked_url(address: str) -> httpx.URL:
    """Return the address without its fragment; raise `UnreadableInput` where it is none that is fetched."""
    shown = writable_name(address[:SHOWN_CHARACTERS])
    if len(address) > LONGEST:
        raise UnreadableInput(f"{shown}... is no address: longer than {LONGEST:,} characters")
    try:
        url = httpx.URL(address).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise UnreadableInput(f"{shown} is no address: {error}") from error
    if url.scheme not in ("http", "https"):
        raise UnreadableInput(f"{shown} is not fetched: only http and https are, not {url.scheme or 'an address without a scheme'}")
    if url.userinfo:
        raise UnreadableInput(f"{shown} is not fetched: it holds a user's name or password")
    if not url.raw_host or not 0 < (url.port or 80) < 65_536:
        raise UnreadableInput(f"{shown} is no address: it names no host, or no port that there is")
    return url


def reachable(host: str, port: int, *, allow_private: bool) -> list[str]:
    """Return the IP addresses of ``host``, in the system's order; raise `UnreadableInput` where there is none or one of them is not public.

    The caller connects to these, never to the name: a second look-up might give others.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreadableInput(f"{host} is not found: {getattr(error, 'strerror', None) or 'it is no name of a host'}") from error
    addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
    private = [one for one in addresses if not is_public(one)]
    if private and not allow_private:
        raise UnreadableInput(f"{host} is not fetched from: {private[0]} is no public address")
    return addresses


def is_public(address: str) -> bool:
    """Tell whether an IP address lies in the public network: not private, loopback, link-local, multicast, reserved, or one in disguise."""
    ip = ip_address(address)
    if isinstance(ip, IPv6Address):
        inner = ip.ipv4_mapped or (IPv4Address(int(ip) & 0xFFFFFFFF) if ip in TRANSLATED else None)
        if inner is None:
            return ip in GIVEN_OUT and ip.is_global and not any(ip in network for network in NEVER)
        ip = inner
    return ip.is_global and not ip.is_multicast and not ip.is_reserved
