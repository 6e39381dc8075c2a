"""The verdicts and the classification of a raw outcome. Pure: no clock, no files, no network."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What became of a submission; when several hold, the first listed wins."""

    INFRA = "INFRA"  # our fault; never charged to the learner
    REJECTED = "REJECTED"  # not source: size, encoding
    OUTPUT_LIMIT = "OUTPUT_LIMIT"
    TIMEOUT = "TIMEOUT"
    MEMORY = "MEMORY"
    CRASH = "CRASH"
    UNATTEMPTED = "UNATTEMPTED"
    ERROR = "ERROR"
    WRONG_TYPE = "WRONG_TYPE"
    WRONG_SHAPE = "WRONG_SHAPE"
    WRONG_DTYPE = "WRONG_DTYPE"
    WRONG_VALUE = "WRONG_VALUE"
    WRONG_STRUCTURE = "WRONG_STRUCTURE"
    ACCEPTED = "ACCEPTED"
