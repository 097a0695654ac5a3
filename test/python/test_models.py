"""What models do, whatever the document is."""

from __future__ import annotations

import copy
import pickle

import pytest
from authlete_dcr import models
from authlete_dcr.models import Client, ClientRegistrationRequest, ClientRegistrationResponse


def test_an_unset_member_reads_as_none_and_is_not_sent() -> None:
    request = ClientRegistrationRequest(json="{}")
    assert request.client_id is None
    assert request.to_dict() == {"json": "{}"}


def test_none_leaves_out_what_cannot_be_null() -> None:
    request = ClientRegistrationRequest(json="{}", client_id=None)
    assert request == ClientRegistrationRequest(json="{}")
    request.client_id = "1"
    assert request.to_dict() == {"json": "{}", "clientId": "1"}
    request.client_id = None
    assert request.to_dict() == {"json": "{}"}


def test_what_comes_is_what_goes() -> None:
    wire = {
        "action": "LATER",
        "client": {"clientName": None, "new": {"a": [1]}, "clientNames": [{"tag": "ja"}, 5]},
        "more": True,
    }
    response = ClientRegistrationResponse.from_dict(wire)
    assert response.action == "LATER"
    assert isinstance(response.client, Client)
    assert response.client.client_names
    assert isinstance(response.client.client_names[0], models.TaggedValue)
    assert response.additional_properties == {"more": True}
    assert response.to_dict() == wire


def test_what_is_not_as_declared_stays_as_it_is() -> None:
    assert ClientRegistrationResponse.from_dict({"client": "gone"}).client == "gone"


def test_members_that_the_document_does_not_know_can_be_sent() -> None:
    request = ClientRegistrationRequest(json="{}", additional_properties={"later": [1]})
    assert request.to_dict() == {"json": "{}", "later": [1]}


def test_a_member_that_there_is_not_is_an_error() -> None:
    with pytest.raises(TypeError, match="no member 'jsn'"):
        ClientRegistrationRequest(jsn="{}")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]


def test_secret_members_are_not_printed() -> None:
    request = ClientRegistrationRequest(json="canary", client_id="1")
    assert repr(request) == "ClientRegistrationRequest(json=***, client_id='1')"
    unknown = ClientRegistrationResponse.from_dict({"secret": "canary"})
    assert repr(unknown) == "ClientRegistrationResponse(secret=...)"


def test_equal_is_what_is_the_same() -> None:
    assert ClientRegistrationRequest(json="1") == ClientRegistrationRequest(json="1")
    assert ClientRegistrationRequest(json="1") != ClientRegistrationRequest(json="2")
    assert ClientRegistrationRequest() != ClientRegistrationResponse()
    with pytest.raises(TypeError):
        hash(ClientRegistrationRequest())


def test_copies_and_pickles_are_equal() -> None:
    response = ClientRegistrationResponse.from_dict({"action": "OK", "client": {"clientName": "A"}})
    assert pickle.loads(pickle.dumps(response)) == response
    copied = copy.deepcopy(response)
    assert copied == response and copied.client is not response.client
