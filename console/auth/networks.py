"""What counts as one address of the network."""

import ipaddress

_IPV6_NETWORK = 64  # bits; one household or office has a whole such network to itself
_LONGEST = 64  # characters kept of what is no address


def network_of(address: str) -> str:
    """Give an address as it is counted: of the new kind its network, otherwise itself."""
    try:
        given = ipaddress.ip_address(address)
    except ValueError:
        return address[:_LONGEST]
    if isinstance(given, ipaddress.IPv6Address) and given.ipv4_mapped is None:
        return str(ipaddress.ip_network((int(given), _IPV6_NETWORK), strict=False))
    return str(getattr(given, "ipv4_mapped", None) or given)
