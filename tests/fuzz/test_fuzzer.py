"""The fuzzer's own claims, without Atheris: its seeds are what boxes send, and each of them stays below its caps."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from runner import codec, frames, limits
from runner.protocol import RawCase

FUZZER = Path(__file__).with_name("fuzz_codec.py")


def run_fuzzer(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the program as its docstring says."""
    return subprocess.run(
        [sys.executable, FUZZER, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Make the corpus that fuzzing begins with."""
    written = run_fuzzer("--write-seeds", tmp_path)
    assert written.returncode == 0, written.stderr
    return tmp_path


def test_every_seed_is_a_message_and_below_its_caps(corpus: Path) -> None:
    """The corpus to begin with holds frames of all kinds, which the readers take."""
    seeds = [path.read_bytes()[1:] for path in corpus.iterdir()]
    kinds = {frames.load_header(piece[12 : 12 + frames.read_prefix(piece)[0]])["kind"] for piece in seeds}

    replayed = run_fuzzer("--replay", corpus)

    assert kinds == {"BoxReady", "BoxDone", "RawLoad", "RawCase"}
    assert replayed.returncode == 0, replayed.stderr
    assert replayed.stdout.startswith(f"{len(seeds)} inputs\n")


def test_the_dearest_header_is_still_below_its_cap(corpus: Path) -> None:
    """The cap has room for JSON's worst, so that what goes over it is a fault."""
    worst = b"[" + b",".join([b'{"":' * 50 + b"0" + b"}" * 50] * (limits.HEADER_BYTES // 260)) + b"]"
    header = codec.encode(RawCase("one", value="HERE"))[frames.PREFIX.size :].replace(b'"HERE"', worst)
    frame = frames.PREFIX.pack(frames.MAGIC, len(header), 0) + header
    (corpus / "worst").write_bytes(bytes([3]) + frame)

    replayed = run_fuzzer("--replay", corpus)

    assert replayed.returncode == 0, replayed.stderr
    assert "worst" in replayed.stdout
