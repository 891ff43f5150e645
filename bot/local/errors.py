"""How the service refuses: a status and a text, as the official server words them."""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """A refusal the bot is told about.

    Attributes:
        status: the HTTP status, which is also ``error_code`` in the answer.
        description: the whole text, with its prefix (``Bad Request: …``).
        parameters: ``retry_after`` or ``migrate_to_chat_id`` where the service gives them.
    """

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def as_json(self) -> dict[str, Any]:
        """Return the answer's body."""
        body: dict[str, Any] = {"ok": False, "error_code": self.status, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class NotBuiltError(ApiError):
    """Something the Bot API has and this one has not: it must fail loudly, never answer ``true``."""

    def __init__(self, what: str) -> None:
        super().__init__(501, f"Not Implemented: {what} is not built in the local Bot API")


def bad_request(message: str, **parameters: int) -> ApiError:
    """Return a 400. The official server lowers the first letter unless the text is a CODE_LIKE_THIS."""
    is_code = len(message) > 1 and (message[1] == "_" or "A" <= message[1] <= "Z")
    text = message if is_code else message[:1].lower() + message[1:]
    return ApiError(400, f"Bad Request: {text}", **parameters)


def forbidden(message: str) -> ApiError:
    """Return a 403."""
    return ApiError(403, f"Forbidden: {message}")
