"""Puts requests together, all but their credentials."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import Any

from . import codecs
from .errors import InvalidRequestError, SDKError, ValidationIssue
from .findings import Findings, located
from .forms import File
from .operation import Body, Draft, Operation, Settings
from .places import add_header, bring_headers, place
from .redact import cause_of
from .shapes import shape_of, to_wire

# Segments that lead elsewhere, also for a server that decodes before it looks at them.
_DOT_SEGMENT = re.compile(
    r"(/|%(25)*(2f|5c))(\.|%(25)*2e){1,2}(/|%(25)*(2f|5c)|$)", re.IGNORECASE
)


def prepare(
    settings: Settings,
    operation: Operation[Any],
    request: Mapping[str, Any],
    options: Mapping[str, Any],
) -> Draft:
    """Puts a request together.

    Raises:
        InvalidRequestError: if it cannot be sent as it is
    """
    query = [operation.query] if operation.query else []
    draft = Draft(operation.id, operation.path, query, {}, [], None, [])
    failure: BaseException
    try:
        _write(settings, operation, request, options, draft)
    except SDKError:
        raise
    except Exception as error:  # values of the caller's may raise anything
        failure = error
    else:
        return draft
    # Not while the failure is handled: it would be kept in the new error, with what it holds.
    reason = InvalidRequestError(operation.id, "the request cannot be written")
    raise reason from cause_of(failure, draft.secrets)


def _write(
    settings: Settings,
    operation: Operation[Any],
    request: Mapping[str, Any],
    options: Mapping[str, Any],
    draft: Draft,
) -> None:
    profile = settings.profile
    values = _values(settings, operation, request)
    findings = _look(operation, values, profile.models)
    draft.secrets += findings.secrets
    if options.get("validation", "report") != "off" and findings.issues:
        refuse(operation, findings.issues)

    accepted = dict.fromkeys(each.media_type for each in operation.responses.values())
    accept = ", ".join(media_type for media_type in accepted if media_type)
    if accept:
        add_header(draft, "accept", accept)
    add_header(draft, "user-agent", options.get("user_agent", profile.user_agent))
    for parameter in operation.parameters:
        value = values.get(parameter.key)
        if value is not None:
            place(draft, parameter, value)
    body = operation.body
    value = None if body is None else values.get(body.key)
    if body is not None and (value is not None or _may_be_null(body, profile.models)):
        draft.body = codecs.encode(body.encoding, value, body.parts, body.media_type)
        media_type = draft.body.media_type or _media_type(body, value)
        if media_type:
            add_header(draft, "content-type", media_type)
    open_place = re.search(r"\{.*?\}", draft.path)
    if open_place is not None:
        reason = f"{open_place[0]} of the path is missing or empty"
        raise InvalidRequestError(operation.id, reason)
    if _DOT_SEGMENT.search(draft.path):
        reason = '"." and ".." cannot be segments of the path'
        raise InvalidRequestError(operation.id, reason)
    for headers in (settings.options.get("headers"), options.get("headers")):
        bring_headers(draft, headers)


# What bodies are sent as that may be of a range of types.
_USUAL = {"json": "application/json", "text": "text/plain"}


def _media_type(body: Body, value: Any) -> str:
    """What a body is sent as. Which of several types bytes are, is known to who gives them."""
    is_range = "*" in body.media_type
    if body.encoding != "binary":
        return _USUAL.get(body.encoding, "") if is_range else body.media_type
    own = value.content_type if isinstance(value, File) else File.unknown
    if is_range:
        return own
    # What does not say what it is, is of the first.
    says = own if own != File.unknown or own in body.alternatives else ""
    is_one = any(fnmatchcase(says, each) for each in body.alternatives)
    return own if is_one else body.media_type


def _values(
    settings: Settings, operation: Operation[Any], request: Mapping[str, Any]
) -> dict[str, Any]:
    """The arguments of a call, as JSON has them, with the defaults of the client."""
    values = {key: to_wire(value) for key, value in request.items() if value is not None}
    defaults = settings.profile.defaults
    for parameter in operation.parameters:
        if parameter.key not in values and parameter.location == "path":
            option, variable = defaults.get(parameter.wire, ("", None))
            value = settings.options.get(option)
            if value is None and variable is not None:
                value = os.environ.get(variable)
            if value is not None:
                values[parameter.key] = to_wire(value)
    return values


def _may_be_null(body: Body, models: str) -> bool:
    """Whether ``None`` is a body, which is then ``null``; where it may be left out, it is none."""
    is_needed = body.is_required and body.encoding == "json"
    return is_needed and shape_of(body.type, models).fits(None)


def _look(operation: Operation[Any], values: Mapping[str, Any], models: str) -> Findings:
    found = Findings("", is_request=True)
    for parameter in operation.parameters:
        value = values.get(parameter.key)
        if value is not None:
            found.enter(parameter.key, "", value, shape_of(parameter.type, models).check)
        elif parameter.is_required:
            found.miss(parameter.key, "")
    body = operation.body
    if body is None:
        return found
    value = values.get(body.key)
    if value is None:
        if body.is_required and not _may_be_null(body, models):
            found.miss(body.key, "")
    elif body.encoding != "json":
        # Forms, text and bytes are written from more than their types say, and hold secrets all the same.
        looked = Findings("", is_request=True)
        shape_of(body.type, models).check(value, looked)
        found.secrets += looked.secrets
    else:
        found.enter(body.key, "", value, shape_of(body.type, models).check)
        if isinstance(value, dict):
            for name in body.requires:
                if name not in value:
                    found.miss(name, "")
    return found


def refuse(operation: Operation[Any], issues: list[ValidationIssue]) -> None:
    """Refuses a request that is not as declared."""
    message = "; ".join(issue.message for issue in issues)
    where = [located(issue, operation.pointer) for issue in issues]
    raise InvalidRequestError(operation.id, message, where)
