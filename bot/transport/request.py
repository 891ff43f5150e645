"""Calls to the Bot API over aiohttp.

The library's default transport scans its whole connection pool for every call, so it slows down as more calls
are under way; aiohttp's pool does not. ``benchmarks/throughput.py`` measures both.
"""

import json
import re
from functools import lru_cache
from typing import Any

import aiohttp
import orjson
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

_TOKEN = re.compile(r"bot\d+:[\w-]+")
_JSON = {"Content-Type": "application/json"}


class AiohttpRequest(BaseRequest):
    """A transport for ``Application``: one for calls, another for getUpdates.

    Args:
        connections: how many may be open at once; a call beyond them waits ``pool_timeout``.
        proxy: ``http://``, ``https://`` or ``socks5://`` address, or None for a direct connection.
        read_timeout, write_timeout, connect_timeout, pool_timeout: seconds; None waits for ever.
        media_write_timeout: seconds for a call that uploads files.
    """

    __slots__ = ("_connections", "_proxy", "_session", "_timeouts")

    def __init__(
        self,
        connections: int = 256,
        proxy: str | None = None,
        *,
        read_timeout: float | None = 10.0,
        write_timeout: float | None = 10.0,
        connect_timeout: float | None = 5.0,
        pool_timeout: float | None = 5.0,
        media_write_timeout: float | None = 60.0,
    ) -> None:
        self._connections = connections
        self._proxy = proxy
        self._timeouts = {
            "read": read_timeout,
            "write": write_timeout,
            "connect": connect_timeout,
            "pool": pool_timeout,
            "media_write": media_write_timeout,
        }
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds a call waits for the server's answer unless it says otherwise."""
        return self._timeouts["read"]

    async def initialize(self) -> None:
        """Open the session; done again after a shutdown, a new one is opened."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=self._connector(),
                headers={"User-Agent": self.USER_AGENT},
                # Bot API answers are never meant to set cookies; a jar would only cost time.
                cookie_jar=aiohttp.DummyCookieJar(),
            )

    async def shutdown(self) -> None:
        """Close the session and its connections."""
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One call.

        Returns:
            The HTTP status and the body.

        Raises:
            TimedOut: the server or the pool took longer than allowed.
            NetworkError: the call did not get through; the message never holds the token.
        """
        if self._session is None or self._session.closed:
            raise RuntimeError("the transport is not initialized")
        uploads = request_data is not None and request_data.contains_files
        timeout = _timeout(
            read=self._seconds(read_timeout, "read"),
            connect=self._seconds(connect_timeout, "connect"),
            pool=self._seconds(pool_timeout, "pool"),
            write=self._seconds(write_timeout, "media_write" if uploads else "write"),
        )
        body, headers = _body(request_data)
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=timeout, proxy=self._http_proxy
            ) as response:
                return response.status, await response.read()
        except TimeoutError as error:
            raise TimedOut(f"Timed out: {type(error).__name__}") from error
        except (aiohttp.ClientError, OSError) as error:
            # aiohttp may quote the address, and the address holds the token.
            raise NetworkError(f"{type(error).__name__}: {_TOKEN.sub('bot<token>', str(error))}") from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer's JSON; the library's own way where it is not quite UTF-8."""
        try:
            answer: dict[str, Any] = orjson.loads(payload)
        except ValueError:
            return BaseRequest.parse_json_payload(payload)
        return answer

    @property
    def _http_proxy(self) -> str | None:
        return None if self._proxy is None or self._proxy.startswith("socks") else self._proxy

    def _connector(self) -> aiohttp.BaseConnector:
        if self._proxy is not None and self._proxy.startswith("socks"):
            from aiohttp_socks import ProxyConnector

            return ProxyConnector.from_url(self._proxy, limit=self._connections)
        return aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=60)

    def _seconds(self, given: ODVInput[float], name: str) -> float | None:
        return self._timeouts[name] if isinstance(given, DefaultValue) else given


@lru_cache(maxsize=64)
def _timeout(
    *, read: float | None, write: float | None, connect: float | None, pool: float | None
) -> aiohttp.ClientTimeout:
    """The library's timeouts as aiohttp's, which has none for writing: so the whole call is bounded."""
    return aiohttp.ClientTimeout(
        total=_sum(read, connect, pool, write),
        connect=_sum(connect, pool),
        sock_connect=connect,
        sock_read=read,
    )


def _sum(*seconds: float | None) -> float | None:
    known = [s for s in seconds if s is not None]
    return sum(known) if len(known) == len(seconds) else None


def _body(request_data: RequestData | None) -> tuple[Any, dict[str, str] | None]:
    """The request's body as aiohttp takes it, and its headers."""
    if request_data is None:
        return None, None
    if not request_data.contains_files:
        return _json(request_data.json_parameters), _JSON
    form = aiohttp.FormData(quote_fields=False)
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, content_type) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=content_type)
    return form, None


def _json(parameters: dict[str, str]) -> bytes:
    """The parameters as JSON: a form would spell every Chinese character in nine letters."""
    try:
        return orjson.dumps(parameters)
    except TypeError:
        # Half a surrogate pair has no UTF-8; escaped, the server may judge it.
        return json.dumps(parameters).encode()
