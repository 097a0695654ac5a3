"""The package against the registration engine."""

from __future__ import annotations

import asyncio
import json

import pytest
from authlete_dcr import AsyncAuthlete, Authlete, ResultError, models
from conftest import Engine

METADATA = {"client_name": "My Dynamic Client", "redirect_uris": ["https://app.example/callback"]}


def registered(response: models.ClientRegistrationResponse) -> models.ClientRegistrationRequest:
    """What the client has to say for itself once it is registered."""
    content = json.loads(response.response_content or "")
    return models.ClientRegistrationRequest(
        client_id=content["client_id"], token=content["registration_access_token"]
    )


def test_a_client_lives_its_whole_life(engine: Engine) -> None:
    with Authlete(
        bearer=engine.bearer, server_url=engine.url, service_id=engine.service_id
    ) as authlete:
        group = authlete.dynamic_client_registration
        created = group.register(
            request_body=models.ClientRegistrationRequest(json=json.dumps(METADATA))
        )
        assert created.action == "CREATED"
        assert created.client and created.client.client_name == "My Dynamic Client"
        known = registered(created)
        found = group.get(request_body=known)
        assert found.action == "OK"
        change = {**METADATA, "client_id": known.client_id, "client_name": "Another name"}
        known.json = json.dumps(change)
        updated = group.update(request_body=known)
        assert updated.action == "UPDATED"
        assert updated.client and updated.client.client_name == "Another name"
        known = registered(updated)
        assert group.delete(request_body=known).action == "DELETED"
        assert group.get(request_body=known).action == "UNAUTHORIZED"


def test_clients_live_at_the_same_time(engine: Engine) -> None:
    async def live(authlete: AsyncAuthlete) -> list[str | None]:
        group = authlete.dynamic_client_registration
        body = models.ClientRegistrationRequest(json=json.dumps(METADATA))
        created = await group.register(request_body=body)
        known = registered(created)
        found = await group.get(request_body=known)
        deleted = await group.delete(request_body=known)
        return [created.action, found.action, deleted.action]

    async def main() -> list[list[str | None]]:
        async with AsyncAuthlete(
            bearer=engine.bearer, server_url=engine.url, service_id=engine.service_id
        ) as authlete:
            return await asyncio.gather(*(live(authlete) for _ in range(5)))

    assert asyncio.run(main()) == [["CREATED", "OK", "DELETED"]] * 5


def test_an_error_says_what_the_service_says(engine: Engine) -> None:
    with (
        Authlete(bearer="wrong", server_url=engine.url) as authlete,
        pytest.raises(ResultError) as raised,
    ):
        authlete.dynamic_client_registration.register(
            service_id=engine.service_id,
            request_body=models.ClientRegistrationRequest(json="{}"),
        )
    assert raised.value.status == 401
    assert raised.value.result_code == "A001202"
    assert raised.value.data.result_code == "A001202"
