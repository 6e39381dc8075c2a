"""A report survives being written down."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.core.reports import decode_report, encode_report
from problems.diagnosis import Diagnosis
from runner.protocol import Frame
from runner.report import CaseReport, ErrorReport, Mismatch, Report
from runner.verdict import Verdict

texts = st.text(max_size=30) | st.just("\0\ud800“\n")
errors = st.builds(
    ErrorReport,
    type_name=texts,
    message=texts,
    frames=st.lists(st.builds(Frame, line=st.integers(0), function=texts, text=texts), max_size=3).map(tuple),
)
mismatches = st.builds(
    Mismatch,
    inputs=st.lists(st.tuples(texts, texts), max_size=3).map(tuple),
    expected=texts,
    got=texts,
    largest_difference=st.none() | st.floats(allow_nan=False),
    where=st.none() | st.lists(st.integers(0), max_size=3).map(tuple),
)
cases = st.builds(
    CaseReport,
    name=texts,
    verdict=st.sampled_from(Verdict),
    detail=texts,
    mismatch=st.none() | mismatches,
    error=st.none() | errors,
)
reports = st.builds(
    Report,
    problem_id=texts,
    verdict=st.sampled_from(Verdict),
    headline=texts,
    diagnoses=st.lists(st.builds(Diagnosis), max_size=3).map(tuple),
    cases=st.lists(cases, max_size=3).map(tuple),
    error=st.none() | errors,
    stdout=texts,
    stdout_cut=st.booleans(),
    total_ms=st.integers(0),
    box_ms=st.integers(0),
    backend=texts,
    incident=texts,
)


@given(reports)
def test_a_report_is_read_as_it_was_written(report: Report) -> None:
    """Every field comes back equal, tuples as tuples and verdicts as verdicts, after NUL and lone surrogates too."""
    text = encode_report(report)

    assert decode_report(text) == report
    assert text.isascii()
    assert "\0" not in text
