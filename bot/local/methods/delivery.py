"""Methods by which a bot gets what happened, and files."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from telegram.constants import WebhookLimit

from bot.local.account import Webhook
from bot.local.call import Call
from bot.local.errors import ApiError, NotBuiltError, bad_request
from bot.local.methods.kind import Method

Json = dict[str, Any]

SECRET = re.compile(r"[A-Za-z0-9_-]*")


def get_updates(call: Call) -> list[Json]:
    """Answer with what is pending at once; waiting is the fronts' business (see ``polling``)."""
    if call.bot.webhook is not None:
        raise ApiError(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    call.bot.updates.allow(call.get("allowed_updates"))
    return call.bot.updates.get(call.get("offset", 0), call.get("limit", 100))


def set_webhook(call: Call) -> bool:
    """Have updates delivered to an address."""
    url = call.get("url", "")
    if not url:
        return delete_webhook(call)
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise bad_request("invalid webhook URL specified")
    # The real service takes HTTPS only; here the other end is on this machine.
    if parts.scheme == "http" and parts.hostname not in ("127.0.0.1", "localhost", "::1"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = call.get("secret_token", "")
    if len(secret) > WebhookLimit.MAX_SECRET_TOKEN_LENGTH:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    if call.get("certificate"):
        raise NotBuiltError("a webhook's own certificate")
    _drop(call)
    call.bot.updates.allow(call.get("allowed_updates"))
    call.bot.webhook = Webhook(url, secret or None, call.get("max_connections", 40))
    for wake in list(call.bot.updates.listeners):
        wake()
    return True


def delete_webhook(call: Call) -> bool:
    """Go back to polling."""
    _drop(call)
    call.bot.webhook = None
    return True


def _drop(call: Call) -> None:
    if call.get("drop_pending_updates"):
        call.bot.updates.pending.clear()


def get_webhook_info(call: Call) -> Json:
    """Show where updates go and how it went last."""
    hook = call.bot.webhook
    data: Json = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(call.bot.updates.pending),
    }
    if hook:
        data["max_connections"] = hook.max_connections
        if hook.last_error_date is not None:
            data["last_error_date"] = hook.last_error_date
            data["last_error_message"] = hook.last_error_message
    if call.bot.updates.allowed:
        data["allowed_updates"] = sorted(call.bot.updates.allowed)
    return data


def get_file(call: Call) -> Json:
    """Say where a file can be downloaded."""
    return call.world.files.file_json(call.get("file_id", ""))


METHODS: dict[str, Method] = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "getFile": get_file,
}
