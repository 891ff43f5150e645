"""The local Bot API without a port: python-telegram-bot's requests answered in the same process."""

from __future__ import annotations

import json
import re
from typing import IO, Any

from telegram._utils.defaultvalue import DEFAULT_NONE
from telegram.request import BaseRequest, RequestData

from bot.local.polling import Service
from bot.local.schema import Upload
from bot.local.world import World

METHOD_URL = re.compile(r".*/bot(?P<token>[^/]+)/(?P<method>\w+)$")
FILE_URL = re.compile(r".*/file/bot(?P<token>[^/]+)/(?P<path>.+)$")


class LocalRequest(BaseRequest):
    """Carries an application's calls to a world.

    Hand the same object (or one per connection, over the same service) to ``build_application`` as
    ``request`` and ``get_updates_request``.
    """

    def __init__(self, world: World, service: Service | None = None) -> None:
        self.world = world
        self.service = service or Service(world)

    async def initialize(self) -> None:
        """Do nothing: there is no connection to open."""

    async def shutdown(self) -> None:
        """Do nothing: there is no connection to close."""

    @property
    def read_timeout(self) -> float | None:
        """Return None: an answer comes at once, or when a poll has waited."""
        return None

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002
        request_data: RequestData | None = None,
        read_timeout: Any = DEFAULT_NONE,  # noqa: ARG002
        write_timeout: Any = DEFAULT_NONE,  # noqa: ARG002
        connect_timeout: Any = DEFAULT_NONE,  # noqa: ARG002
        pool_timeout: Any = DEFAULT_NONE,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        """Answer one request; see ``BaseRequest.do_request``."""
        if match := FILE_URL.match(url):
            content = self.world.files.download(match["path"])
            return (
                (404, b'{"ok":false,"error_code":404,"description":"Not Found"}')
                if content is None
                else (200, content)
            )
        match = METHOD_URL.match(url)
        if match is None:
            return 404, b'{"ok":false,"error_code":404,"description":"Not Found"}'
        params = request_data.json_parameters if request_data else {}
        status, body = await self.service.call(match["token"], match["method"], params, uploads(request_data))
        return status, json.dumps(body, ensure_ascii=False).encode()


def uploads(request_data: RequestData | None) -> dict[str, Upload]:
    """Return the files of a request, by the name of their form field."""
    if request_data is None or not request_data.contains_files:
        return {}
    parts = request_data.multipart_data
    return {name: _upload(*part) for name, part in parts.items()}


def _upload(filename: str, content: bytes | IO[bytes], mime_type: str) -> Upload:
    return Upload(filename, content if isinstance(content, bytes) else content.read(), mime_type)
