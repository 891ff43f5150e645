"""Web addresses: which may be opened, and opening only those."""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeoutError
from urllib.parse import quote, urlsplit

from casebase.errors import CasebaseError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

Resolver = Callable[[str, int, float], Sequence[str]]
"""Host, port and seconds left → the addresses its name stands for."""

# RFC 6052: IPv6 addresses in which an IPv4 address is translated.
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
_KEPT = "/?&=%:+,;@!$'()*~[]"
PORTS = {"http": 80, "https": 443}


def is_public(address: IPAddress) -> bool:
    """Whether an address lies on the public Internet, as the IANA special-purpose registries tell.

    An IPv6 address that carries an IPv4 one (mapped, 6to4, Teredo, translated) is as public as that one.
    """
    if isinstance(address, ipaddress.IPv6Address):
        carried = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in _TRANSLATED:
            carried.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if any(inner is not None and not is_public(inner) for inner in carried):
            return False
        if address.ipv4_mapped is not None:
            return True
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def resolve(host: str, port: int, seconds: float) -> list[str]:
    """The addresses a host's name stands for now.

    Raises:
        OSError: where the name is not known, or no answer came in time.
    """
    # getaddrinfo knows no time limit; a worker that hangs on is left to end by itself.
    worker = ThreadPoolExecutor(1, thread_name_prefix="resolve")
    try:
        answers = worker.submit(socket.getaddrinfo, host, port, 0, socket.SOCK_STREAM).result(
            max(seconds, 0.01)
        )
    except FutureTimeoutError as error:
        raise TimeoutError(host) from error
    finally:
        worker.shutdown(wait=False)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


def target(url: str) -> tuple[str, str, int, str]:
    """Scheme, host, port and path of an address to open.

    Raises:
        CasebaseError: where it is no web address.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
        ascii_host = (host or "").encode("idna").decode("ascii")
        path = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=_KEPT)
    except (ValueError, UnicodeError) as error:
        raise CasebaseError("这个链接写得不完整或有错字，打不开；请从浏览器地址栏整条复制过来。") from error
    if parts.scheme.lower() not in PORTS:
        raise CasebaseError(
            "只能打开 http 或 https 开头的网页链接；请换成网页链接，或直接发文件、粘贴文章文字。"
        )
    if not ascii_host:
        raise CasebaseError("这个链接里没有网站名，打不开；请从浏览器地址栏整条复制过来。")
    scheme = parts.scheme.lower()
    return scheme, ascii_host, port or PORTS[scheme], path


def vetted(host: str, port: int, seconds: float, ask: Resolver = resolve) -> str:
    """One address of a host, after every address its name stands for has proved public.

    Connect to this very address: a name asked for twice may answer differently.

    Raises:
        CasebaseError: where the name is unknown, or any of its answers is not public.
    """
    try:
        answers = [ipaddress.ip_address(answer.split("%")[0]) for answer in ask(host, port, seconds)]
    except (OSError, ValueError, UnicodeError) as error:
        raise CasebaseError("找不到这个网站；请检查链接有没有抄错，或把文章文字复制给我。") from error
    if not answers:
        raise CasebaseError("找不到这个网站；请检查链接有没有抄错，或把文章文字复制给我。")
    if not all(map(is_public, answers)):
        raise CasebaseError(
            "这个链接指向内部网络，出于安全不能打开；请换公开的网页链接，或把文章文字复制给我。"
        )
    return str(answers[0])
