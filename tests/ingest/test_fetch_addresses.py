from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.ingest.network.addresses import meant, refusal


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "10.1.2.3",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.19.0.1",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.250",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:10.0.0.1",
        "::ffff:0:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "100::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:db8::1",
        "2002:7f00:1::1",
        "3fff::1",
        "4000::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
    ],
)
def test_special_addresses_are_refused(address: str) -> None:
    assert refusal(address)


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1",
        "93.184.216.34",
        "100.63.255.255",
        "100.128.0.0",
        "168.63.129.17",
        "172.32.0.1",
        "192.0.1.1",
        "192.167.255.255",
        "223.255.255.255",
        "2606:2800:220:1::1",
        "2a00:1450:4001:800::200e",
        "::ffff:1.1.1.1",
        "64:ff9b::101:101",  # how an IPv6-only network reaches 1.1.1.1
    ],
)
def test_public_addresses_are_read(address: str) -> None:
    assert refusal(address) is None


def test_a_refusal_says_what_the_address_is_for() -> None:
    assert refusal("127.0.0.1") == "this machine"
    assert refusal("::ffff:192.168.0.7") == "a private network"


@pytest.mark.parametrize("text", ["localhost", "127.1", "2130706433", "0x7f000001", "", "１２７.0.0.1"])
def test_only_numbers_in_their_one_form_are_judged(text: str) -> None:
    with pytest.raises(ValueError, match="IPv4 or IPv6"):
        refusal(text)


@given(st.ip_addresses(v=4))
def test_an_address_in_a_carrier_is_judged_like_itself(address: IPv4Address) -> None:
    mapped = IPv6Address(0xFFFF_0000_0000 | int(address))
    behind_nat64 = IPv6Address(int(IPv6Address("64:ff9b::")) | int(address))
    assert meant(str(mapped)) == meant(str(behind_nat64)) == address
    assert refusal(str(mapped)) == refusal(str(behind_nat64)) == refusal(str(address))


@given(st.ip_addresses())
def test_nothing_passes_that_the_standard_library_calls_special(address: IPv4Address | IPv6Address) -> None:
    number = meant(str(address))
    if not number.is_global or number.is_multicast or number.is_loopback or number.is_link_local:
        assert refusal(str(address))
