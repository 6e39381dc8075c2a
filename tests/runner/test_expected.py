"""Reference outputs on disk: all of them or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runner.expected import read_results, write_results
from runner.protocol import Array, Opaque, RawCase

if TYPE_CHECKING:
    from pathlib import Path


def test_kept_results_come_back_as_they_were(tmp_path: Path) -> None:
    """What is written is read back; what is missing, cut or empty is None."""
    path = tmp_path / "deep" / "results.frames"
    results = {
        "a": RawCase("a", value=Array("float32", (1,), b"1234")),
        "b": RawCase("b", value=[1, Opaque("type", "text")]),
    }

    assert read_results(path) is None
    write_results(path, results)
    assert read_results(path) == results
    for damaged in (path.read_bytes()[:-3], b"", b"x" * 100):
        path.write_bytes(damaged)
        assert read_results(path) is None
