"""The `jaxtutor` command line."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console

from bot import terminal
from bot.bench.everything import QUICK_PARTS, Part, measure_all
from bot.bench.footprint import ReadFootprintError
from bot.bench.ground import FULL, QUICK, MeasureVerdictError
from bot.bench.machine import Conditions, count_cores, describe_machine, is_busy, read_load, read_time
from bot.bench.opponent import OpponentError
from bot.bench.submissions import MEASURED
from bot.bench.table import WriteTableError, describe_rows, render_rows, replace_tables, write_markdown
from bot.composition import ServeError, make_data_folder, opened_judge, serve
from bot.log import configure_logging
from bot.settings import ReadSettingsError, Settings, read_settings
from bot.store import StoreError, upgrade_database
from playground.errors import StartPlaygroundError
from problems.bank import LoadBankError, UnknownProblemError, load_bank
from problems.check import check as check_bank
from problems.new import NewProblemError, new_problem
from problems.table import write_table
from runner.judge import Backend, OpenJudgeError
from runner.verdict import Verdict

if TYPE_CHECKING:
    from problems.bank import Bank
    from problems.problem import Problem
    from runner.report import Report

PIPED_COLUMNS = 120
ACCEPTED, NOT_ACCEPTED, USAGE, OUR_FAULT = 0, 1, 2, 3

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="A tutor for JAX and Flax NNX that lives in Discord."
)
problems_app = typer.Typer(no_args_is_help=True, help="Look at the bank, check it, add to it.")
database_app = typer.Typer(no_args_is_help=True, help="Look after the database.")
app.add_typer(problems_app, name="problems")
app.add_typer(database_app, name="db")

output = Console() if sys.stdout.isatty() else Console(width=PIPED_COLUMNS)
complaints = Console(stderr=True, highlight=False)


def stop(message: str, status: int = USAGE) -> NoReturn:
    """End the command with a sentence on standard error."""
    complaints.print(message, style="red", markup=False, soft_wrap=True)
    raise typer.Exit(status)


def prepare(*, is_service: bool = False) -> tuple[Settings, Bank]:
    """Read the settings, start logging, load the bank; end the command with a sentence where one is wrong."""
    try:
        settings = read_settings()
        # A command's own output says what it did; only the running bot keeps a diary.
        quiet = not is_service and "log_level" not in settings.model_fields_set
        configure_logging("warning" if quiet else settings.log_level, settings.log_format)
        return settings, load_bank()
    except ReadSettingsError as error:
        stop(str(error))
    except LoadBankError as error:
        stop(str(error), OUR_FAULT)


def find_problem(bank: Bank, name: str) -> Problem:
    """Find a problem by id or entry function, or end the command with the nearest names."""
    try:
        return bank.find(name)
    except UnknownProblemError as error:
        stop(str(error))


def read_source(file: str) -> str:
    """Read a submission from a file, or from standard input for ``-``; bytes that are not UTF-8 stay refusable."""
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        stop(f"{file}: {error.strerror or 'cannot be read'}.")
    return raw.decode("utf-8", "surrogateescape")


@app.command()
def run() -> None:
    """Serve Discord if DISCORD_TOKEN is set; otherwise open the playground and print its address."""
    settings, bank = prepare(is_service=True)
    try:
        asyncio.run(serve(settings, bank, announce=announce))
    except (OpenJudgeError, ServeError, StartPlaygroundError, StoreError) as error:
        stop(str(error), OUR_FAULT)


def announce(sentence: str) -> None:
    """Print where learners find the tutor, at once, also into a pipe."""
    print(sentence, flush=True)  # noqa: T201  # the contract


@app.command()
def check(
    problem: Annotated[str, typer.Argument(help="A problem's id, or its entry function's name.")],
    files: Annotated[list[str], typer.Argument(help="Python files to judge; - is standard input.", metavar="FILE...")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    backend: Annotated[Backend, typer.Option(help="Where the code runs.")] = "auto",
) -> None:
    """Judge files against a problem. Exit status: 0 accepted, 1 any other verdict, 2 wrong usage, 3 our fault."""
    settings, bank = prepare()
    found = find_problem(bank, problem)
    sources = [(file, read_source(file)) for file in files]

    async def judge_all() -> list[Report]:
        async with opened_judge(settings, bank, None if backend == "auto" else backend, serves_learners=False) as judge:
            if withheld := bank.offered_on(judge.jax_version).withheld.get(found.id):
                raise ServeError(withheld)
            pending = [asyncio.create_task(judge.judge(found, source)) for _, source in sources]
            reports = []
            for (file, _), task in zip(sources, pending, strict=True):
                report = await task
                reports.append(report)
                if as_json:
                    print(json.dumps(terminal.describe_report(report), ensure_ascii=False), flush=True)  # noqa: T201  # the contract
                else:
                    output.print(terminal.render_report(report, file))
            return reports

    try:
        reports = asyncio.run(judge_all())
    except (OpenJudgeError, ServeError) as error:
        stop(str(error), OUR_FAULT)
    verdicts = {report.verdict for report in reports}
    if Verdict.INFRA in verdicts:
        raise typer.Exit(OUR_FAULT)
    raise typer.Exit(ACCEPTED if verdicts == {Verdict.ACCEPTED} else NOT_ACCEPTED)


@app.command()
def bench(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="Markdown tables.")] = False,
    write: Annotated[Path | None, typer.Option(help="Put the tables into a page, between its marks.")] = None,
    quick: Annotated[bool, typer.Option(help="The judge only, in small samples: that it works, not how fast.")] = False,
    only: Annotated[list[Part] | None, typer.Option(help="Measure this part; may be repeated.")] = None,
    backend: Annotated[Backend, typer.Option(help="Which judge; auto measures both.")] = "auto",
    endurance: Annotated[int | None, typer.Option(min=1, help="Hand in so many submissions in a row.")] = None,
) -> None:
    """Measure this machine: the judge beside one Python per submission, the bot, progress.

    Exit status: 0 measured, whatever the figures are; 1 a verdict was wrong; 2 wrong usage; 3 our fault.
    """
    settings, bank = prepare()
    bank = bank.only(*MEASURED)
    if write is not None:
        put_tables(write, None)
    plan = QUICK if quick else FULL
    plan = replace(plan, endurance=endurance or plan.endurance)
    began, load_before = read_time(), read_load()
    if is_busy(load_before, count_cores()):
        complaints.print(f"This machine is busy (load average {load_before:.2f}): expect figures worse than its best.")
    try:
        rows = asyncio.run(
            measure_all(
                settings, bank, plan=plan, parts=frozenset(only or (QUICK_PARTS if quick else Part)),
                backends=("docker", "process") if backend == "auto" else (backend,), progress=complaints.print,
            )
        )  # fmt: skip
    except MeasureVerdictError as error:
        stop(str(error), NOT_ACCEPTED)
    except (OpenJudgeError, OpponentError, ReadFootprintError, ServeError, StoreError) as error:
        stop(str(error), OUR_FAULT)
    conditions = Conditions(describe_machine(), count_cores(), began, load_before, read_load(), is_quick=quick)
    if write is not None:
        put_tables(write, write_markdown(conditions, rows))
    if as_json:
        print(json.dumps(describe_rows(conditions, rows)))  # noqa: T201  # the contract
    elif as_markdown:
        print(write_markdown(conditions, rows), end="")  # noqa: T201  # to be pasted or piped
    else:
        output.print(render_rows(conditions, rows))


def put_tables(page: Path, tables: str | None) -> None:
    """Put measured tables into a page (None: only see that it can be done), or end the command with what is wrong."""
    try:
        changed = replace_tables(page.read_text("utf-8"), tables or "")
        if tables is not None:
            page.write_text(changed, "utf-8")
    except OSError as error:
        stop(f"{page}: {error.strerror or error}.")
    except WriteTableError as error:
        stop(f"{page}: {error}")


@problems_app.command("list")
def list_problems(*, as_json: Annotated[bool, typer.Option("--json", help="A JSON array.")] = False) -> None:
    """List every problem, by track."""
    _, bank = prepare()
    if as_json:
        print(json.dumps(terminal.describe_bank(bank), ensure_ascii=False))  # noqa: T201  # the contract
    else:
        output.print(terminal.render_bank(bank))


@problems_app.command("show")
def show_problem(problem: Annotated[str, typer.Argument(help="A problem's id, or its entry function's name.")]) -> None:
    """Show a problem's page and its starter."""
    _, bank = prepare()
    output.print(terminal.render_problem(find_problem(bank, problem)))


@problems_app.command("check")
def check_problems(
    problems: Annotated[list[str] | None, typer.Argument(help="Ids; all if none.", metavar="[ID...]")] = None,
    *,
    backend: Annotated[Backend, typer.Option(help="Where the code runs.")] = "auto",
) -> None:
    """Let the bank check itself: every solution judged, every page's examples run. Exit status 1 if anything is off."""
    settings, bank = prepare()
    chosen = tuple(find_problem(bank, name) for name in problems or ()) or bank.problems

    async def check_all() -> tuple[int, int]:
        findings = 0
        async with opened_judge(settings, bank, None if backend == "auto" else backend, serves_learners=False) as judge:
            withheld = bank.offered_on(judge.jax_version).withheld
            here = tuple(problem for problem in chosen if problem.id not in withheld)
            async for finding in check_bank(bank, here, judge):
                findings += 1
                output.print(str(finding), style="red", markup=False, highlight=False)
        for problem in chosen:
            if problem.id in withheld:
                output.print(f"{problem.id}: not checked here. {withheld[problem.id]}", markup=False)
        return findings, len(here)

    try:
        findings, checked = asyncio.run(check_all())
    except (OpenJudgeError, ServeError) as error:
        stop(str(error), OUR_FAULT)
    output.print(f"{checked} problems checked, {findings} findings.")
    raise typer.Exit(1 if findings else 0)


@problems_app.command("table")
def write_problems(
    write: Annotated[Path | None, typer.Option(help="Write the page there; by default it is printed.")] = None,
) -> None:
    """Write the curriculum as a page: every problem with its concept, what it builds on, and its known solutions."""
    _, bank = prepare()
    page = write_table(bank)
    if write is None:
        print(page, end="")  # noqa: T201  # to be piped
        return
    try:
        write.write_text(page, "utf-8")
    except OSError as error:
        stop(f"{write}: {error.strerror or error}.")


@problems_app.command("new")
def make_problem(
    problem: Annotated[str, typer.Argument(help="The new problem's id, in kebab-case.")],
    track: Annotated[str, typer.Option(help="The track it belongs to.")],
    number: Annotated[int | None, typer.Option(help="Its place in the track; the next free one if none.")] = None,
) -> None:
    """Make a folder for a problem; `problems check` says what is still missing in it."""
    try:
        folder = new_problem(problem, track=track, number=number)
    except NewProblemError as error:
        stop(str(error))
    output.print(f"Made {folder}. `jaxtutor problems check {problem}` says what to write.")


@database_app.command("upgrade")
def upgrade() -> None:
    """Bring the database to the newest schema, from empty or from any earlier one."""
    settings, _ = prepare()
    try:
        make_data_folder(settings)
        asyncio.run(upgrade_database(settings.resolved_database_url))
    except (ServeError, StoreError) as error:
        stop(str(error), OUR_FAULT)
    output.print("The database has the newest schema.")


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
