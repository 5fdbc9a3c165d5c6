"""Which links and which network addresses may be read; it asks no name server itself."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from clashmap.intake.web.bounds import WebOptions
from clashmap.intake.web.errors import WebError

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_SCHEMES = {"http": 80, "https": 443}
_FIRST_FREE_PORT = 1024
_PRIVATE_HELP = "give --allow-private if it is of your own network"
# Public by its number, yet inside one cloud: it hands out secrets of the machine.
_METADATA = frozenset({ipaddress.ip_address("168.63.129.16")})
# IPv6 networks that carry an IPv4 address, and where in their 128 bits it stands.
_CARRIERS = (
    (ipaddress.IPv6Network("::ffff:0:0/96"), 0),
    (ipaddress.IPv6Network("::/96"), 0),
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),
    (ipaddress.IPv6Network("2002::/16"), 80),
)
# All public IPv6 addresses are of this network; tunnels and documents in it are none.
_PUBLIC_IPV6 = ipaddress.IPv6Network("2000::/3")
# Newer versions of Python fence these off too: protocols, relays, tunnels, documents.
_FENCED = tuple(
    map(
        ipaddress.ip_network,
        ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2001:db8::/32", "3fff::/20"),
    )
)
_PATH_SIGNS = "/%:@!$&()*+,;=~"
_QUERY_SIGNS = _PATH_SIGNS + "?[]|"


@dataclass(frozen=True, slots=True)
class Target:
    """A link in the form in which it is asked for."""

    url: str
    scheme: str
    host: str
    port: int

    @property
    def origin(self) -> str:
        """Return scheme, host and port: what a robots.txt speaks for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"


def check_link(link: str, options: WebOptions) -> Target:
    """Return a link ready to be asked for; raise WebError where it may not be."""
    if len(link) > options.bounds.url_length:
        raise WebError(f"a link of {len(link)} characters, over {options.bounds.url_length}")
    if any(ord(sign) < 0x20 or ord(sign) == 0x7F for sign in link):
        raise WebError("a link with control characters in it; correct it")
    try:
        parts = urlsplit(link.strip())
        port = parts.port
    except ValueError as error:
        raise WebError(f"no link ({error}); correct it") from error
    scheme = parts.scheme.lower()
    if scheme not in _SCHEMES or not parts.hostname:
        raise WebError(f"a link of kind {scheme or 'none'!r:.40}; only http and https are read")
    if parts.username is not None or parts.password is not None:
        raise WebError("a link with a user name in it is not followed; take it out")
    number = _check_port(_SCHEMES[scheme] if port is None else port, scheme, options)
    host = _plain_host(parts.hostname)
    place = f"[{host}]" if ":" in host else host
    place += f":{number}" if number != _SCHEMES[scheme] else ""
    path = quote(parts.path or "/", _PATH_SIGNS, errors="replace")
    query = quote(parts.query, _QUERY_SIGNS, errors="replace")
    return Target(urlunsplit((scheme, place, path, query, "")), scheme, host, number)


def join_link(base: str, link: str) -> str:
    """Return a link found on the page `base` as a whole one; raise WebError where it is none."""
    try:
        return urljoin(base, link.strip())
    except ValueError as error:
        raise WebError(f"no link ({error})") from error


def _check_port(port: int, scheme: str, options: WebOptions) -> int:
    """Return a port where web sites are; mail servers and the like are not spoken to."""
    usual = port in _SCHEMES.values() or port >= _FIRST_FREE_PORT
    if port and (usual or options.allow_private):
        return port
    raise WebError(f"port {port} is none of a web site; {scheme} has {_SCHEMES[scheme]}")


def _plain_host(name: str) -> str:
    """Return a host name in the letters that name servers know."""
    if ":" in name:
        return name
    try:
        return name.encode("idna").decode("ascii").lower() if len(name) <= 253 else _too_long()
    except UnicodeError as error:
        raise WebError(f"no host name: {name!r:.80}; correct the link") from error


def _too_long() -> str:
    raise WebError("a host name of over 253 characters; correct the link")


def check_address(address: str, host: str, options: WebOptions) -> None:
    """Raise WebError where a host's address is not one of the public internet."""
    if options.allow_private:
        return
    try:
        number = ipaddress.ip_address(address.partition("%")[0])
    except ValueError as error:
        raise WebError(f"{host} has no network address: {address!r:.60}") from error
    if not is_public(number):
        raise WebError(
            f"{host} leads to {address}, which is not on the public internet; {_PRIVATE_HELP}"
        )


def is_public(address: _Address) -> bool:
    """Tell whether an address is of the public internet, and any that it carries inside too."""
    if isinstance(address, ipaddress.IPv6Address):
        for network, shift in _CARRIERS:
            if address in network:
                return is_public(ipaddress.IPv4Address((int(address) >> shift) & 0xFFFFFFFF))
        if address not in _PUBLIC_IPV6:
            return False
    fenced = address in _METADATA or any(address in network for network in _FENCED)
    return address.is_global and not (fenced or address.is_multicast or address.is_reserved)
