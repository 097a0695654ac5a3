"""Makes the calls of vectors with the Python SDK: a list of them on standard input, what they end with
on standard output. With the argument ``async``, by the asynchronous client."""

import asyncio
import io
import json
import logging
import os
import pickle
import sys
import threading
import traceback
from typing import Any, NoReturn

from authlete_dcr import (
    APIError,
    AsyncAuthlete,
    Authlete,
    AuthleteError,
    ResponseValidationError,
    models,
)
from authlete_dcr.runtime import Model

OPTIONS = {
    "serverURL": "server_url",
    "serviceId": "service_id",
    "timeoutMs": "timeout",
    "retryDelayMs": "retry_delay",
    "maxResponseBytes": "max_response_bytes",
    "userAgent": "user_agent",
    "allowInsecure": "allow_insecure",
}
GROUPS = {"dynamicClientRegistration": "dynamic_client_registration"}
ARGUMENTS = {"serviceId": "service_id", "requestBody": "request_body"}


def options_of(call: dict[str, Any], log: logging.Logger) -> dict[str, Any]:
    """The options of a client, as Python has them."""
    options = {OPTIONS.get(name, name): value for name, value in call["client"].items()}
    for name in ("timeout", "retry_delay"):
        if name in options:
            options[name] /= 1000
    return {**options, "logger": log}


def arguments_of(call: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a call, as Python has them."""
    arguments = {argument: call["request"].get(name) for name, argument in ARGUMENTS.items()}
    body = arguments["request_body"]
    if body is not None:
        arguments["request_body"] = models.ClientRegistrationRequest.from_dict(body)
    return arguments


def run(call: dict[str, Any], is_async: bool) -> dict[str, Any]:
    """What a call ends with."""
    stream = io.StringIO()
    log = logging.Logger("vectors")
    log.addHandler(logging.StreamHandler(stream))
    client: Any = None
    os.environ.update(call["environment"])
    try:
        if is_async:
            client = AsyncAuthlete(**options_of(call, log))
            value = asyncio.run(waited(client, call))
        else:
            client = Authlete(**options_of(call, log))
            value = called(client, call)
    except AuthleteError as error:
        shown = printed(client, stream.getvalue(), error)
        return {"name": call["name"], "error": described(error), "printed": shown}
    finally:
        for name in call["environment"]:
            del os.environ[name]
    shown = printed(client, stream.getvalue())
    return {"name": call["name"], "json": text_of(value), "printed": shown}


def called(client: Authlete, call: dict[str, Any]) -> Any:
    """Makes a call."""
    with client:
        if call["abortMs"] is not None:
            threading.Timer(call["abortMs"] / 1000, client.close).start()
        group = getattr(client, GROUPS[call["group"]])
        return getattr(group, call["member"])(**arguments_of(call))


async def waited(client: AsyncAuthlete, call: dict[str, Any]) -> Any:
    """Makes a call."""

    async def close() -> None:
        await asyncio.sleep(call["abortMs"] / 1000)
        await client.aclose()

    async with client:
        closing = None if call["abortMs"] is None else asyncio.create_task(close())
        group = getattr(client, GROUPS[call["group"]])
        try:
            return await getattr(group, call["member"])(**arguments_of(call))
        finally:
            if closing is not None:
                await closing


def described(error: AuthleteError) -> dict[str, Any]:
    """What is to be known of an error."""
    answer = error if isinstance(error, (APIError, ResponseValidationError)) else None
    kinds = [kind.__name__ for kind in type(error).__mro__]
    return {
        "name": type(error).__name__,
        "kinds": [*kinds, "AuthleteError"],
        "operationId": error.operation_id,
        "status": answer.status if answer else None,
        "requestId": answer.request_id if answer else None,
        "outcome": error.outcome,
        "message": str(error),
        "body": answer.body if answer else None,
        "fields": {
            "resultCode": getattr(error, "result_code", None),
            "resultMessage": getattr(error, "result_message", None),
        },
    }


def printed(client: Any, lines: str, error: Any = None) -> str:
    """All the ways in which a value usually gets into a log."""
    shown = [lines]
    for value in (client, error):
        if value is not None:
            shown += [repr(value), str(value), repr(vars(value))]
    if client is not None:
        try:
            shown.append(repr(pickle.dumps(client)))
        except TypeError as refused:
            shown.append(str(refused))
    errors = [error] if error is not None else []
    for each in errors:
        shown += traceback.format_exception(each)
        shown.append(repr(pickle.dumps(each)))
        shown.append(repr(vars(pickle.loads(pickle.dumps(each)))))
        # Also what no traceback shows: other tools may.
        errors += [inner for inner in (each.__cause__, each.__context__) if inner is not None]
    return "\n".join(shown)


def text_of(value: Any) -> str | None:
    """A result as the service would write it."""
    try:
        return json.dumps(value.to_dict() if isinstance(value, Model) else value)
    except RecursionError:
        return None


def main() -> NoReturn:
    """Makes the calls."""
    is_async = "async" in sys.argv[1:]
    calls = json.load(sys.stdin)
    json.dump([run(call, is_async) for call in calls], sys.stdout)
    sys.exit()


main()
