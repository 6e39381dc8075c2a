"""Who the application is, and where its gateway is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.errors import unknown_user
from playground.payloads import application_payload, user_payload
from playground.rest.api import Endpoint

if TYPE_CHECKING:
    from playground.rest.api import Call


def _bot_user(call: Call) -> dict[str, Any]:
    bot = call.context.world.bot
    return user_payload(bot) | {"mfa_enabled": False, "locale": "en-US", "verified": True, "email": None}


def _application(call: Call) -> dict[str, Any]:
    return application_payload(call.context.world, message_content=call.context.message_content)


def _user(call: Call) -> dict[str, Any]:
    user = call.context.world.users.get(call.snowflake("user_id"))
    if user is None:
        raise unknown_user()
    return user_payload(user)


def _gateway(call: Call) -> dict[str, Any]:
    return {"url": call.context.gateway.url}


def _gateway_bot(call: Call) -> dict[str, Any]:
    limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
    return {"url": call.context.gateway.url, "shards": 1, "session_start_limit": limit}


ENDPOINTS = (
    Endpoint("GET", "/users/@me", _bot_user),
    Endpoint("GET", "/users/{user_id}", _user),
    Endpoint("GET", "/oauth2/applications/@me", _application),
    Endpoint("GET", "/applications/@me", _application),
    Endpoint("GET", "/gateway", _gateway, needs_token=False),
    Endpoint("GET", "/gateway/bot", _gateway_bot),
)
