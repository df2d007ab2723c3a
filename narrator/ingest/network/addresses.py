"""Which network addresses an article may be read from: public ones only, judged on numbers, never on names.

`ipaddress.is_global` is no judge of this: it passes translated and tunnelled addresses (64:ff9b::7f00:1 is 127.0.0.1
behind NAT64), multicast, and the metadata services of clouds that lie at public numbers. So the list is our own, after
the IANA registries of special-purpose addresses (RFC 6890, as of 2025).
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

DENIED_V4: tuple[tuple[IPv4Network, str], ...] = tuple(
    (IPv4Network(network), kind)
    for network, kind in (
        ("0.0.0.0/8", "this machine"),
        ("10.0.0.0/8", "a private network"),
        ("100.64.0.0/10", "a provider's own network"),
        ("127.0.0.0/8", "this machine"),
        ("168.63.129.16/32", "a cloud's own service"),  # Azure's wire server, at a public number
        ("169.254.0.0/16", "this link only"),  # and the metadata service of most clouds
        ("172.16.0.0/12", "a private network"),
        ("192.0.0.0/24", "a protocol's own use"),  # and Oracle's metadata service at .192
        ("192.0.2.0/24", "documentation"),
        ("192.88.99.0/24", "tunnels"),
        ("192.168.0.0/16", "a private network"),
        ("198.18.0.0/15", "measurements"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "no use yet"),
    )
)
DENIED_V6: tuple[tuple[IPv6Network, str], ...] = tuple(
    (IPv6Network(network), kind)
    for network, kind in (
        ("::/127", "this machine"),
        ("64:ff9b:1::/48", "a network's own translation"),
        ("fc00::/7", "a private network"),
        ("fe80::/9", "this link or site only"),
        ("ff00::/8", "multicast"),
        ("2001::/23", "tunnels and protocols"),  # Teredo, ORCHID, benchmarks
        ("2001:db8::/32", "documentation"),
        ("2002::/16", "tunnels"),  # 6to4: an IPv4 address of the sender's choice
        ("3fff::/20", "documentation"),
        # IANA gives out public addresses in 2000::/3 only: what lies beside it is special or not in use.
        ("::/3", "a special use"),
        ("4000::/2", "no use yet"),
        ("8000::/1", "no use yet"),
    )
)
CARRIERS = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))
"""IPv6 networks whose last 32 bits are the IPv4 address that is meant: IPv4-mapped (RFC 4291) and NAT64 (RFC 6052)."""


def meant(address: str) -> IPv4Address | IPv6Address:
    """The address that packets to `address` end at: IPv4 where IPv6 only carries it. Raises ValueError."""
    number = ip_address(address)
    if isinstance(number, IPv6Address) and any(number in carrier for carrier in CARRIERS):
        return IPv4Address(int(number) & 0xFFFF_FFFF)
    return number


def refusal(address: str) -> str | None:
    """Say what an address is for, if nothing may be read from it ("this machine"); None for a public address.

    `address` is a number as a socket tells it, a scope ("fe80::1%eth0") allowed. Raises ValueError on anything else.
    """
    number = meant(address)
    if isinstance(number, IPv4Address):
        return next((kind for network, kind in DENIED_V4 if number in network), None)
    return next((kind for network, kind in DENIED_V6 if number in network), None)
