"""A report as JSON text and back, so that an answer can be shown again after a restart.

ASCII only: what a learner printed may hold NUL characters and lone surrogates, which no database column takes.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from problems.diagnosis import Diagnosis
from runner.protocol import Frame
from runner.report import CaseReport, ErrorReport, Mismatch, Report
from runner.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Report", "decode_report", "encode_report"]


def encode_report(report: Report) -> str:
    """Write a report as JSON text."""
    return json.dumps(asdict(report))


def decode_report(text: str) -> Report:
    """Read what `encode_report` wrote."""
    fields: dict[str, Any] = json.loads(text)
    return Report(
        **{
            **fields,
            "verdict": Verdict(fields["verdict"]),
            "diagnoses": tuple(Diagnosis(**one) for one in fields["diagnoses"]),
            "cases": tuple(read_case(one) for one in fields["cases"]),
            "error": read_error(fields["error"]),
        }
    )


def read_case(fields: Mapping[str, Any]) -> CaseReport:
    """Read one case."""
    return CaseReport(
        name=fields["name"],
        verdict=Verdict(fields["verdict"]),
        detail=fields["detail"],
        mismatch=read_mismatch(fields["mismatch"]),
        error=read_error(fields["error"]),
    )


def read_mismatch(fields: Mapping[str, Any] | None) -> Mismatch | None:
    """Read a mismatch; JSON has turned its tuples into lists."""
    if fields is None:
        return None
    where = fields["where"]
    return Mismatch(
        inputs=tuple((name, text) for name, text in fields["inputs"]),
        expected=fields["expected"],
        got=fields["got"],
        largest_difference=fields["largest_difference"],
        where=None if where is None else tuple(where),
    )


def read_error(fields: Mapping[str, Any] | None) -> ErrorReport | None:
    """Read an exception's report."""
    if fields is None:
        return None
    return ErrorReport(fields["type_name"], fields["message"], tuple(Frame(**one) for one in fields["frames"]))
