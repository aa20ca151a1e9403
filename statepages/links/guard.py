"""Which machines may be asked: those that all readers reach, never one's own network.

What a link names is somebody else's choice. Without this, a link in a pull request could make the
machine that checks it look at services meant for that machine alone.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

# Addresses of version 6 in which one of version 4 lies: the gateways of networks without version 4.
_GATEWAYS = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))
# Meant for a network of one's own, and not known as such to Python 3.11.
_LOCAL = (IPv6Network("fec0::/10"), IPv6Network("64:ff9b:1::/48"))


def is_public(address: str) -> bool:
    """Whether an address, as numbers, is one of the open internet."""
    try:
        found: Address = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if any(found in network for network in _LOCAL):
        return False
    return all(one.is_global and not one.is_multicast for one in (found, *_inside(found)))


def _inside(address: Address) -> list[IPv4Address]:
    """The addresses of version 4 that one of version 6 stands for or leads through."""
    if isinstance(address, IPv4Address):
        return []
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if any(address in gateway for gateway in _GATEWAYS):
        found.append(IPv4Address(int(address) & 0xFFFF_FFFF))
    return [one for one in found if one is not None]
