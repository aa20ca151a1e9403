"""Which machines may be asked."""

import pytest

from statepages.fields.hosts import is_web_port
from statepages.links.guard import is_public

PRIVATE = (
    "127.0.0.1", "127.8.9.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "0.0.0.0", "255.255.255.255", "224.0.0.1", "240.0.0.1", "192.0.2.1", "198.18.0.1",
    "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "fec0::1", "2001:db8::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe", "2002:7f00:1::", "2002:a00:1::1",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::808:808", "::127.0.0.1",
    "2001:0:4136:e378:8000:63bf:80ff:fffe", "localhost", "", "1.2.3", "0x7f.1",
)  # fmt: skip
PUBLIC = (
    "8.8.8.8",
    "93.184.215.14",
    "2606:4700::1111",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
    "2002:808:808::1",
)


@pytest.mark.parametrize("address", PRIVATE)
def test_a_network_of_ones_own_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_the_open_internet_is(address: str) -> None:
    assert is_public(address)


def test_ports_of_other_services_are_no_web_ports() -> None:
    assert [port for port in (22, 25, 80, 110, 443, 445, 1023, 1024, 8080, 8443) if is_web_port(port)] == [
        80, 443, 1024, 8080, 8443,
    ]  # fmt: skip
