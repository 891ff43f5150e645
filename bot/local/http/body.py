"""What a request to a method carries: a query string, a form, JSON, or a form with files."""

from __future__ import annotations

import json
from typing import Any

from aiohttp import BodyPartReader, MultipartReader, web

from bot.local.errors import bad_request
from bot.local.schema import Upload

Json = dict[str, Any]


async def read_request(request: web.Request) -> tuple[Json, dict[str, Upload]]:
    """Return the parameters and the files of a request.

    Raises:
        ApiError: 400, for JSON that is none.
    """
    params: Json = dict(request.query)
    if request.content_type == "application/json":
        params.update(parsed_json(await request.read()))
        return params, {}
    if request.content_type == "multipart/form-data":
        fields, files = await _multipart(await request.multipart())
        return {**params, **fields}, files
    if request.can_read_body:
        params.update({name: str(value) for name, value in (await request.post()).items()})
    return params, {}


def parsed_json(body: bytes) -> Json:
    """Return the object of a JSON body; an empty body is an empty object."""
    try:
        value = json.loads(body or b"{}")
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("object expected as request parameters")
    return value


async def _multipart(parts: MultipartReader) -> tuple[Json, dict[str, Upload]]:
    fields: Json = {}
    files: dict[str, Upload] = {}
    async for part in parts:
        assert isinstance(part, BodyPartReader)
        name = part.name or ""
        content = bytes(await part.read(decode=True))
        if part.filename is None:
            fields[name] = content.decode()
        else:
            kind = part.headers.get("Content-Type", "application/octet-stream")
            files[name] = Upload(part.filename, content, kind)
    return fields, files
