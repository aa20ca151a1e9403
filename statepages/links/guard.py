"""Which machines may be asked: those that all readers can reach, never those of a private network.

Other people choose the links. Without this, a link in a pull request could make the machine that checks it
call services that are meant for that machine only.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

# IPv6 addresses that contain an IPv4 address: the gateways of networks without IPv4.
_GATEWAYS = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))
# For private networks, which Python 3.11 does not know.
_LOCAL = (IPv6Network("fec0::/10"), IPv6Network("64:ff9b:1::/48"))


def is_public(address: str) -> bool:
    """Whether a numeric address is on the public internet."""
    try:
        found: Address = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if any(found in network for network in _LOCAL):
        return False
    return all(one.is_global and not one.is_multicast for one in (found, *_inside(found)))


def _inside(address: Address) -> list[IPv4Address]:
    """The IPv4 addresses that an IPv6 address means or leads through."""
    if isinstance(address, IPv4Address):
        return []
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if any(address in gateway for gateway in _GATEWAYS):
        found.append(IPv4Address(int(address) & 0xFFFF_FFFF))
    return [one for one in found if one is not None]
