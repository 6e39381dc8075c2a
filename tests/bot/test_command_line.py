"""The command line as a user types it: real processes, real files, the real judge."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
FILTER = ROOT / "problems" / "nnx-primitives" / "13_nnx-state-filter"
JSON_KEYS = {"problem", "verdict", "diagnoses", "cases", "stdout", "elapsed_ms", "backend"}


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Give the process's environment with folders of its own for data, and a cache shared by this module."""
    folder = tmp_path_factory.mktemp("home")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("JAXTUTOR_", "DISCORD_"))}
    return clean | {"JAXTUTOR_DATA": str(folder / "data"), "JAXTUTOR_CACHE": str(folder / "cache")}


def jaxtutor(
    *arguments: str, environment: dict[str, str], typed: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the command from a folder that is not the checkout."""
    return subprocess.run(
        [str(Path(sys.executable).parent / "jaxtutor"), *arguments],
        env=environment, input=typed, capture_output=True, timeout=240, check=False, cwd="/",
    )  # fmt: skip


def read_lines(finished: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    """Parse one JSON object a line."""
    return [json.loads(line) for line in finished.stdout.splitlines()]


@pytest.mark.slow
@pytest.mark.parametrize("backend", ["process", pytest.param("docker", marks=pytest.mark.docker)])
def test_check_answers_in_the_promised_shape_for_several_files(backend: str, environment: dict[str, str]) -> None:
    """One object a line in the order of the files, all keys and no others, status 1 when one is not accepted."""
    wrong = min((FILTER / "wrong").glob("*.py"))
    finished = jaxtutor(
        "check", "nnx-state-filter", str(FILTER / "reference.py"), str(wrong), str(FILTER / "starter.py"),
        "--json", "--backend", backend, environment=environment,
    )  # fmt: skip

    assert finished.returncode == 1, finished.stderr.decode()
    reports = read_lines(finished)
    assert [report["verdict"] for report in reports][::2] == ["ACCEPTED", "UNATTEMPTED"]
    assert reports[1]["verdict"] not in {"ACCEPTED", "INFRA"}
    assert reports[1]["diagnoses"]
    for report in reports:
        assert set(report) == JSON_KEYS
        assert report["problem"] == "nnx-state-filter"
        assert report["backend"] == backend
        assert set(report["elapsed_ms"]) == {"total", "box"}
        assert all(set(case) == {"name", "verdict", "detail"} for case in report["cases"])
        assert all(set(diagnosis) == {"id", "text"} for diagnosis in report["diagnoses"])
    assert len(reports[0]["cases"]) >= 2


@pytest.mark.slow
def test_check_reads_standard_input_and_takes_the_entry_functions_name(environment: dict[str, str]) -> None:
    """``jaxtutor check state_filter_count -`` judges what is piped in, with status 0 when it is accepted."""
    source = (FILTER / "reference.py").read_bytes()
    finished = jaxtutor(
        "check", "state_filter_count", "-", "--backend", "process", environment=environment, typed=source
    )

    assert finished.returncode == 0, finished.stderr.decode()
    assert b"ACCEPTED" in finished.stdout


@pytest.mark.slow
def test_check_reads_well_in_a_terminal_and_drives_none(environment: dict[str, str], tmp_path: Path) -> None:
    """A learner's escape sequences reach a person's terminal as visible text."""
    hostile = tmp_path / "hostile.py"
    hostile.write_text('print("\\x1b]0;owned\\x07")\n' + (FILTER / "reference.py").read_text("utf-8"), "utf-8")
    finished = jaxtutor("check", "nnx-state-filter", str(hostile), "--backend", "process", environment=environment)

    assert b"\x1b]0" not in finished.stdout
    assert b"owned" in finished.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "nnx-state-filtre", "x.py"), "nnx-state-filter"),
        (("check", "nnx-state-filter", "/nowhere/x.py"), "/nowhere/x.py"),
        (("check", "nnx-state-filter"), "FILE"),
        (("problems", "show", "nothing-like-it"), "nothing-like-it"),
        (("dance",), "dance"),
    ],
)
def test_wrong_usage_ends_with_status_2_and_names_what_is_wrong(
    arguments: tuple[str, ...], said: str, environment: dict[str, str]
) -> None:
    """A typing error costs one sentence, and is told from a wrong answer by its status."""
    finished = jaxtutor(*arguments, environment=environment)

    assert finished.returncode == 2
    assert said in finished.stderr.decode()
    assert "Traceback" not in finished.stderr.decode()


def test_a_malformed_setting_stops_every_command_by_name(environment: dict[str, str]) -> None:
    """``JAXTUTOR_SLOT=2`` is not silently ignored."""
    finished = jaxtutor("run", environment=environment | {"JAXTUTOR_SLOT": "2"})

    assert finished.returncode == 2
    assert "JAXTUTOR_SLOT is not a setting" in finished.stderr.decode()


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"DISCORD_TOKEN": "a.b.c", "JAXTUTOR_BACKEND": "process"}, "i-trust-every-learner"),
        ({"JAXTUTOR_DISCORD_API": "http://127.0.0.1:9/api/v10"}, "DISCORD_TOKEN"),
        ({"JAXTUTOR_DATABASE_URL": "mysql://somewhere/else"}, "not supported"),
        ({"JAXTUTOR_BACKEND": "process", "JAXTUTOR_BOX_PYTHON": "/nowhere/python"}, "/nowhere/python"),
        ({"JAXTUTOR_BACKEND": "docker", "JAXTUTOR_DOCKER_IMAGE": "no-such-image"}, "docker"),
        ({"JAXTUTOR_DATA": "/dev/null/data"}, "JAXTUTOR_DATA"),
        ({"JAXTUTOR_BACKEND": "process", "JAXTUTOR_CACHE": "/dev/null/cache"}, "JAXTUTOR_CACHE"),
    ],
)
def test_run_refuses_in_a_sentence_what_it_cannot_serve(
    variables: dict[str, str], said: str, environment: dict[str, str], tmp_path: Path
) -> None:
    """Settings that contradict each other, or name what is not there, end the start with what to do about it."""
    finished = jaxtutor("run", environment=environment | {"JAXTUTOR_DATA": str(tmp_path)} | variables)
    complaint = finished.stderr.decode()

    assert finished.returncode == 3
    assert said.lower() in complaint.lower()
    assert "Traceback" not in complaint


def test_problems_list_and_show_cover_the_bank(environment: dict[str, str]) -> None:
    """Every problem that the list names can be shown, with its entry function."""
    bank = json.loads(jaxtutor("problems", "list", "--json", environment=environment).stdout)

    assert {"nnx-multi-param-module", "nnx-variable-vs-param", "nnx-state-filter", "nnx-pure-state-update"} <= {
        problem["id"] for problem in bank
    }
    shown = jaxtutor("problems", "show", bank[0]["id"], environment=environment)
    assert shown.returncode == 0
    assert f"def {bank[0]['entry']}" in shown.stdout.decode()
    listed = jaxtutor("problems", "list", environment=environment | {"COLUMNS": "200"}).stdout.decode()
    assert all(problem["id"] in listed for problem in bank)


def test_db_upgrade_can_be_repeated(environment: dict[str, str], tmp_path: Path) -> None:
    """The first call makes the schema, the second finds it made."""
    own = environment | {"JAXTUTOR_DATABASE_URL": f"sqlite:///{tmp_path / 'progress.db'}"}
    for _ in range(2):
        finished = jaxtutor("db", "upgrade", environment=own)

        assert finished.returncode == 0, finished.stderr.decode()
    assert (tmp_path / "progress.db").exists()


@pytest.fixture
def running(environment: dict[str, str], tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start ``jaxtutor run`` without a token, and give the process and the address it prints."""
    process = subprocess.Popen(
        [str(Path(sys.executable).parent / "jaxtutor"), "run"],
        env=environment
        | {"JAXTUTOR_DATA": str(tmp_path), "JAXTUTOR_PLAYGROUND_PORT": "0", "JAXTUTOR_BACKEND": "process"},
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd="/",
    )  # fmt: skip
    assert process.stdout is not None
    address = ""
    for line in process.stdout:
        found = re.search(r"http://127\.0\.0\.1:\d+/?", line)
        if found:
            address = found[0]
            break
    yield process, address
    process.kill()
    process.wait()
    process.stdout.close()


@pytest.mark.slow
def test_run_prints_an_address_that_answers_and_stops_when_asked(
    running: tuple[subprocess.Popen[str], str],
) -> None:
    """Without a token the playground's page is served on loopback; SIGTERM ends everything with status 0."""
    process, address = running
    assert address
    with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310  # our own loopback address
        assert answer.status == 200
        assert b"<html" in answer.read().lower()

    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 0


@pytest.mark.slow
def test_a_second_tutor_on_the_same_file_is_refused(
    running: tuple[subprocess.Popen[str], str], environment: dict[str, str], tmp_path: Path
) -> None:
    """Two bots on one SQLite file would answer everything twice; the second one says so and stops."""
    assert running[1]
    second = environment | {
        "JAXTUTOR_DATA": str(tmp_path), "JAXTUTOR_PLAYGROUND_PORT": "0", "JAXTUTOR_BACKEND": "process",
    }  # fmt: skip
    finished = jaxtutor("run", environment=second)

    assert finished.returncode == 3
    assert "another tutor" in finished.stderr.decode().lower()
