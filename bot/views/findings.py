"""The parts of a report as safe texts: the error, the first failing case, the list of cases, what was printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.views.layout import AMBER, BLUE, GREEN, GREY, RED, Upload
from bot.views.text import count_units, fits_block, safe_block, safe_code
from runner.verdict import Verdict

if TYPE_CHECKING:
    from runner.report import ErrorReport, Mismatch, Report

CASES_UNITS = 400
FINDING_UNITS = 800
PRINTED_UNITS = 450

WORDS: dict[Verdict, tuple[str, str, int]] = {
    Verdict.ACCEPTED: ("✅", "Accepted", GREEN),
    Verdict.UNATTEMPTED: ("🌱", "Not started yet", BLUE),
    Verdict.REJECTED: ("🚫", "Not readable as source", AMBER),
    Verdict.ERROR: ("💥", "Error", RED),
    Verdict.WRONG_TYPE: ("🧩", "Wrong type", RED),
    Verdict.WRONG_SHAPE: ("📐", "Wrong shape", RED),
    Verdict.WRONG_DTYPE: ("🔢", "Wrong dtype", RED),
    Verdict.WRONG_VALUE: ("❌", "Wrong value", RED),
    Verdict.WRONG_STRUCTURE: ("🏗️", "A requirement is not met", AMBER),
    Verdict.TIMEOUT: ("⏱️", "Out of time", RED),
    Verdict.MEMORY: ("💾", "Out of memory", RED),
    Verdict.OUTPUT_LIMIT: ("🖨️", "Printed too much", RED),
    Verdict.CRASH: ("💥", "The process died", RED),
    Verdict.INFRA: ("🔧", "Our fault, not yours", GREY),
}
"""An emoji, the words and a colour for each verdict; the colour repeats what the words say."""


def show_finding(report: Report) -> str:
    """Show the error, or the first case that fails the way the headline says, in full."""
    if report.error is not None:
        return _show_error("When your code was loaded", report.error)
    failing_cases = [case for case in report.cases if case.error is not None or case.mismatch is not None]
    if not failing_cases:
        return ""
    # A later case may fail worse than the first: the headline is about that one.
    failing = next((case for case in failing_cases if case.verdict is report.verdict), failing_cases[0])
    name = safe_code(failing.name, 40)
    if failing.error is not None:
        return _show_error(f"In case {name}", failing.error, failing.mismatch)
    which = "First failing case" if failing is failing_cases[0] else "Failing case"
    return _show_mismatch(f"{which}: {name}", failing.mismatch) if failing.mismatch is not None else ""


def _show_error(where: str, error: ErrorReport, mismatch: Mismatch | None = None) -> str:
    lines = [f"line {frame.line}, in {frame.function}\n    {frame.text}" for frame in error.frames]
    if len(lines) > 4:  # noqa: PLR2004 - the outermost line and the three innermost tell the story
        lines = [lines[0], "...", *lines[-3:]]
    last = f"{error.type_name}: {error.message}" if error.message else error.type_name
    text = "\n".join([*lines, last])
    called = ""
    if mismatch is not None and mismatch.inputs:
        inputs = ", ".join(f"{name}={text}" for name, text in mismatch.inputs)
        called = f"Called with {safe_code(inputs, 200)}"
    return "\n".join(
        filter(None, [f"**{where}**", called, safe_block(text, FINDING_UNITS - 280, "py")]),
    )


def _show_mismatch(title: str, mismatch: Mismatch) -> str:
    rows = [*mismatch.inputs, ("expected", mismatch.expected), ("got", mismatch.got)]
    width = min(max(len(label) for label, _ in rows), 16)
    margin = "\n" + " " * (width + 3)
    texts = [text.replace("\n", margin) for _, text in rows]
    shares = _share_out([len(text) for text in texts], FINDING_UNITS - 160 - len(rows) * len(margin))
    lines = [
        f"{label[:16]:<{width}} = {_cut(text, share)}"
        for (label, _), text, share in zip(rows, texts, shares, strict=True)
    ]
    difference = ""
    if mismatch.largest_difference is not None:
        place = f" at index {_show_index(mismatch.where)}" if mismatch.where else ""
        difference = f"Largest difference: **{mismatch.largest_difference:.6g}**{place}"
    return "\n".join(filter(None, [f"**{title}**", safe_block("\n".join(lines), FINDING_UNITS - 120), difference]))


def _show_index(where: tuple[int, ...]) -> str:
    return f"`[{', '.join(map(str, where))}]`"


def _share_out(wanted: list[int], units: int) -> list[int]:
    """Divide room among texts: what the short ones leave goes to the long ones, in equal parts."""
    shares = dict.fromkeys(range(len(wanted)), 0)
    for place, position in enumerate(sorted(shares, key=lambda position: wanted[position])):
        shares[position] = min(wanted[position], units // (len(wanted) - place))
        units -= shares[position]
    return list(shares.values())


def _cut(text: str, limit: int) -> str:
    """Cut an array's text after a whole row if it has several, and keep what says its dtype and shape."""
    if len(text) <= limit:
        return text
    numbers, mark, form = text.rpartition("  (")
    left = limit - len(form) - len(mark) - 2
    if not mark or left <= 0:
        return f"{text[: limit - 1]}…"
    rows = numbers[:left].rpartition("\n")[0]
    return f"{rows or numbers[:left]} …{mark}{form}"


def show_cases(report: Report) -> str:
    """Show which cases are right and which are not, by verdict; one line when all are right."""
    if not report.cases:
        return ""
    by_verdict: dict[Verdict, list[str]] = {}
    for case in report.cases:
        by_verdict.setdefault(case.verdict, []).append(case.name)
    right = len(by_verdict.pop(Verdict.ACCEPTED, ()))
    head = f"**{right} of {len(report.cases)} cases right**"
    if not by_verdict:
        return f"✅ {head}"
    right_names = [case.name for case in report.cases if case.verdict is Verdict.ACCEPTED]
    lines = [_show_group(verdict, names, CASES_UNITS // (len(by_verdict) + 2)) for verdict, names in by_verdict.items()]
    if right_names:
        lines.append(_show_group(Verdict.ACCEPTED, right_names, CASES_UNITS // (len(by_verdict) + 2)))
    return "\n".join([head, *lines])


def _show_group(verdict: Verdict, names: list[str], limit_units: int) -> str:
    emoji, words, _ = WORDS[verdict]
    line = f"{emoji} {'right' if verdict is Verdict.ACCEPTED else words.lower()}:"
    for position, name in enumerate(names):
        item = f"{',' if position else ''} {safe_code(name, 40)}"
        if count_units(line) + count_units(item) > limit_units - len(" and 100 more"):
            return f"{line} and {len(names) - position} more"
        line += item
    return line


def show_printed(report: Report) -> tuple[str, tuple[Upload, ...]]:
    """Show what was printed; the whole of it as a file when the message cannot hold it."""
    if not report.stdout.strip():
        return "", ()
    # Somebody with one `print` finds as many lines as there are cases.
    remarks = "; ".join(["all cases together"] * (len(report.cases) > 1) + ["the rest was cut off"] * report.stdout_cut)
    text = f"**Your code printed**{remarks and f' ({remarks})'}\n{safe_block(report.stdout, PRINTED_UNITS - 60)}"
    if fits_block(report.stdout, PRINTED_UNITS - 60):
        return text, ()
    return text, (Upload("printed.txt", report.stdout.encode("utf-8", "backslashreplace")),)
