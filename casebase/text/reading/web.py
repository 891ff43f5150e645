"""Fetching a page by its address: public hosts only, five megabytes and fifteen seconds at most."""

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from urllib.parse import urljoin

from casebase.errors import CasebaseError
from casebase.text.document import Document
from casebase.text.reading.address import PORTS, Resolver, resolve, target, vetted
from casebase.text.reading.read import read

BYTES_AT_MOST = 5_000_000
SECONDS_AT_MOST = 15.0
_HOPS_AT_MOST = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_CHUNK = 65_536
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; casebot)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Language": "zh-CN,zh;q=0.9",
    "Accept-Encoding": "gzip, identity",
    "Connection": "close",
}
_TOO_SLOW = "这个网站太久没有回应；请稍后再试，或把文章文字复制给我。"
_BROKEN = "这个网站现在连不上；请稍后再试，或把文章文字复制给我。"
_TOO_LARGE = f"这个网页太大（超过 {BYTES_AT_MOST // 1_000_000} MB），不像一篇文章；请把文章文字复制给我。"

Connector = Callable[[str, int, float], socket.socket]
"""A vetted address, port and seconds left → an open socket."""


def _connect(address: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((address, port), timeout=seconds)


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came from an address, after redirects."""

    data: bytes
    url: str
    charset: str | None


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches pages; how names are resolved and sockets opened can be set from outside."""

    ask: Resolver = resolve
    connect: Connector = _connect
    seconds: float = SECONDS_AT_MOST

    def fetch(self, url: str) -> Fetched:
        """What an address gives, following redirects, each of which is vetted anew.

        Raises:
            CasebaseError: where the address may not be opened, or nothing usable comes from it.
        """
        end = time.monotonic() + self.seconds
        for _ in range(_HOPS_AT_MOST + 1):
            answer = self._ask_once(url, end)
            if isinstance(answer, Fetched):
                return answer
            url = urljoin(url, answer)
        raise CasebaseError("这个链接转来转去，一直到不了文章；请从浏览器地址栏复制最后的链接。")

    def _ask_once(self, url: str, end: float) -> Fetched | str:
        """The page, or the address it redirects to."""
        scheme, host, port, path = target(url)
        address = vetted(host, port, _left(end), self.ask)
        left = _left(end)
        try:
            connection = self.connect(address, port, left)
            if scheme == "https":
                connection = _tls().wrap_socket(
                    connection, server_hostname=host, do_handshake_on_connect=False
                )
        except OSError as error:
            raise CasebaseError(_TOO_SLOW if isinstance(error, TimeoutError) else _BROKEN) from error
        # A peer that sends a byte now and then never runs into the socket's own limit; this ends it.
        watch = threading.Timer(end - time.monotonic(), _shut, (connection,))
        watch.daemon = True
        watch.start()
        try:
            if isinstance(connection, ssl.SSLSocket):
                connection.do_handshake()
            answer = _answer(connection, url, path)
            _left(end)
            return answer
        except ssl.SSLCertVerificationError as error:
            raise CasebaseError("这个网站的安全证书有问题，没有打开它；请把文章文字复制给我。") from error
        except (OSError, http.client.HTTPException, zlib.error) as error:
            raise CasebaseError(_BROKEN if time.monotonic() < end else _TOO_SLOW) from error
        finally:
            watch.cancel()
            connection.close()


def read_url(url: str, fetcher: Fetcher | None = None) -> Document:
    """The article an address leads to.

    Raises:
        CasebaseError: with the one sentence that says what is wrong and what to do.
    """
    fetched = (fetcher or Fetcher()).fetch(url)
    return read(fetched.data, charset=fetched.charset).at(fetched.url)


def _left(end: float) -> float:
    """Seconds left until the end.

    Raises:
        CasebaseError: where there are none.
    """
    left = end - time.monotonic()
    if left <= 0:
        raise CasebaseError(_TOO_SLOW)
    return left


def _shut(connection: socket.socket) -> None:
    try:
        # Not the TLS socket's own: that would drop its state under the reading thread's feet.
        socket.socket.shutdown(connection, socket.SHUT_RDWR)
    except OSError:
        return  # already closed


def _answer(connection: socket.socket, url: str, path: str) -> Fetched | str:
    """Ask over an open socket and read the answer."""
    scheme, host, port, _ = target(url)
    client = http.client.HTTPConnection(host, port)
    client.default_port = PORTS[scheme]
    client.sock = connection
    client.request("GET", path, headers=_HEADERS)
    with client.getresponse() as response:
        if response.status in _REDIRECTS and response.headers.get("Location"):
            return str(response.headers["Location"])
        if response.status != 200:
            raise CasebaseError(_refusal(response.status))
        data = _body(response)
        return Fetched(data, url, response.headers.get_content_charset())


def _body(response: http.client.HTTPResponse) -> bytes:
    """The answer's bytes, unpacked, no more than allowed."""
    packed = response.headers.get("Content-Encoding", "").lower() in ("gzip", "x-gzip", "deflate")
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32)
    pieces: list[bytes] = []
    size = 0
    while chunk := response.read(_CHUNK):
        piece = unpack.decompress(chunk, BYTES_AT_MOST + 1 - size) if packed else chunk
        size += len(piece)
        if size > BYTES_AT_MOST:
            raise CasebaseError(_TOO_LARGE)
        pieces.append(piece)
    return b"".join(pieces)


def _refusal(status: int) -> str:
    if status in (401, 402, 403, 407, 451):
        return "这个网站不让我看这一页（要登录或有限制）；请打开后把文章文字复制给我。"
    if status in (404, 410):
        return "这一页已经不在了；请检查链接，或换一个转载的链接。"
    if status == 429:
        return "这个网站嫌访问太频繁；请过几分钟再试，或把文章文字复制给我。"
    return f"这个网站出了错（{status}）；请稍后再试，或把文章文字复制给我。"
