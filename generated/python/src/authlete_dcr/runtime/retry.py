"""When calls are made again."""

from __future__ import annotations

import email.utils
import random
import re
import time

import httpx

from .errors import APIError, ConnectionError
from .progress import Progress

# The longest wait, whatever a service asks for; without a time limit it would have no end.
_LONGEST_WAIT = 120.0


def pause_after(error: APIError | ConnectionError, progress: Progress) -> float | None:
    """How long to wait before a call is made again; ``None`` if it is not."""
    options, number = progress.options, progress.attempt.number
    is_passing = not isinstance(error, APIError) or error.status in (408, 429, 500, 502, 503, 504)
    is_last = number > options.get("retries", 2)
    if not is_passing or not progress.operation.is_repeatable or is_last:
        return None
    # Full jitter: clients that failed together do not come back together.
    ceiling = min(options.get("retry_delay", 0.5) * 2 ** min(number - 1, 20), 8.0)
    asked = _retry_after(error.headers) if isinstance(error, APIError) else None
    delay = random.random() * ceiling if asked is None else asked
    longest = min(progress.end - time.monotonic(), _LONGEST_WAIT)
    return None if progress.budget.left < 1 or delay >= longest else delay


def _retry_after(headers: httpx.Headers) -> float | None:
    """What a service asks to wait, in seconds: a number of them, or a date that is not over."""
    text = headers.get("retry-after", "")
    if re.fullmatch(r"[0-9]+", text):
        return float(text[:12])
    try:
        delay = email.utils.parsedate_to_datetime(text).timestamp() - time.time()
    except (ValueError, TypeError, OverflowError):
        return None
    return delay if delay >= 0 else None
