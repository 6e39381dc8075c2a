"""The border that database errors do not cross.

An operator meets `OpenStoreError` at start; a learner meets `StoreUnavailableError`, whose cause is in the log.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import asyncpg
import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.core.errors import StoreUnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator

log = structlog.get_logger(__name__)

# asyncpg's own errors and the operating system's come through unwrapped while a connection is being made.
DATABASE_ERRORS = (SQLAlchemyError, asyncpg.PostgresError, asyncpg.InterfaceError, OSError)


class StoreError(Exception):
    """What an operator has to know about the database; the message is a sentence without any password."""


class OpenStoreError(StoreError):
    """The database cannot be opened or upgraded."""


@contextmanager
def translate_errors(action: str) -> Iterator[None]:
    """Turn a database error into a sentence for the learner, and log the cause for the operator.

    Args:
        action: What was being done, for the log.
    """
    try:
        yield
    except DATABASE_ERRORS as error:
        # Only the driver's own words: SQLAlchemy's text would put the statement's parameters, learner code, in the log.
        cause = getattr(error, "orig", None) or error
        log.error("the database failed", action=action, kind=type(cause).__name__, cause=str(cause))  # noqa: TRY400
        raise StoreUnavailableError(
            "The database that keeps your progress does not answer at the moment, so this was not written down. "
            "Nothing that was saved before is lost. Please try again in a few minutes."
        ) from error
