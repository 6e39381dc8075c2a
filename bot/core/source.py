"""Finds the submission in what a learner sent, and the problem it belongs to. Pure.

Source is never parsed here: every step is a scan whose time grows linearly with the text, because a parser on this
side of the wall is one more thing to attack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bot.core.errors import GuessProblemError, ReadSourceError
from bot.core.submission import Why
from runner.limits import KIB, SOURCE_BYTES

if TYPE_CHECKING:
    from problems.bank import Bank
    from problems.problem import Problem

FENCE = "```"
PYTHON_NAMES = frozenset({"py", "py3", "python", "python3"})
PICTURE_ENDINGS = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic", ".bmp"})
LANGUAGE = re.compile(r"[A-Za-z0-9_+#.-]{1,40}")
DEFINITION = re.compile(r"^(?:async[ \t]+)?def[ \t]+([A-Za-z_]\w*)|^([A-Za-z_]\w*)[ \t]*=(?!=)", re.MULTILINE)
HOW = "Put a line with three backticks and py (```py) before your code, and three backticks (```) after it."
TYPOGRAPHIC = {
    "typographic quotes (“ ” ‘ ’)": frozenset("“”„‘’‚"),
    "non-breaking spaces": frozenset("\u00a0\u202f\u2007"),
}


@dataclass(frozen=True, slots=True)
class Code:
    """A submission's source, and what was noticed about it.

    Attributes:
        source: The learner's code, to be judged as it is.
        notes: Sentences to show beside the verdict (typographic quotes); usually empty.
    """

    source: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guess:
    """The problem that code was taken for, and why."""

    problem: Problem
    why: Why


def check_source(learner_source: str) -> Code:
    """Accept code as a submission if it can be stored and sent to the judge at all.

    Raises:
        ReadSourceError: Empty, too large, with a NUL character, or not valid Unicode.
    """
    source = learner_source.replace("\r\n", "\n")
    if not source.strip():
        raise ReadSourceError(
            "There is nothing in it yet: the code is empty. Send the whole function, imports included."
        )
    if "\0" in source:
        raise ReadSourceError(
            "The code holds a NUL character, which Python cannot read. Copy it from your editor once more, as text."
        )
    try:
        source_bytes = len(source.encode())
    except UnicodeEncodeError:
        raise ReadSourceError(
            "The code holds a character that is not valid Unicode. Copy it from your editor once more, as text."
        ) from None
    if source_bytes > SOURCE_BYTES:
        raise ReadSourceError(
            f"The code is too large: {source_bytes / KIB:.1f} KiB, and {SOURCE_BYTES // KIB} KiB are read at most. "
            "Send only what this problem needs."
        )
    seen = set(source)
    notes = tuple(
        f"Your code contains {name}, which phones and word processors put in place of plain ones; Python does not "
        "take them. If an error points there, type those characters again."
        for name, characters in TYPOGRAPHIC.items()
        if seen & characters
    )
    return Code(source, notes)


def read_block(learner_block: str) -> Code:
    """Read what stands between two fences: an optional language up to the first line's end, then the code."""
    first, newline, rest = learner_block.partition("\n")
    language = first.strip()
    if not newline or not (language == "" or LANGUAGE.fullmatch(language)):
        return check_source(learner_block)
    if language and language.lower() not in PYTHON_NAMES:
        raise ReadSourceError(
            f"The code block is marked as {language}, and only Python is judged here. "
            "If it is Python, write py after the first three backticks: ```py."
        )
    return check_source(rest)


def read_blocks(learner_text: str, *, attachments: tuple[str, ...] = ()) -> Code:
    """Find the one code block of a message.

    Args:
        learner_text: The message's content, at most a few thousand characters.
        attachments: Names of attached files, only to word the sentence when there is no block (a screenshot).

    Raises:
        ReadSourceError: No code, two blocks, another language, an unclosed or empty block, inline code only.
    """
    parts = learner_text.split(FENCE)
    if len(parts) == 1:
        raise ReadSourceError(explain_no_block(learner_text, attachments))
    if len(parts) % 2 == 0:
        raise ReadSourceError(
            "A code block begins here but does not end, so a part of the code may be missing. "
            "End it with a line of three backticks (```)."
        )
    blocks = parts[1::2]
    if len(blocks) > 1:
        raise ReadSourceError(
            f"There are {len(blocks)} code blocks in this message, and it is not clear which one to judge. "
            "Send one block with everything in it, imports included."
        )
    return read_block(blocks[0])


def explain_no_block(learner_text: str, attachments: tuple[str, ...]) -> str:
    """Say what a message holds instead of a code block, and what to do."""
    endings = {PurePosixPath(name.lower()).suffix for name in attachments}
    if endings & PICTURE_ENDINGS:
        return f"A picture of code cannot be run. Paste the code as text. {HOW}"
    if learner_text.count("`") > 1:
        return f"There is code in single backticks here, and a submission needs a block of its own. {HOW}"
    if attachments:
        return f"None of the attached files ends in .py. Attach the code as a .py file, or paste it. {HOW}"
    return f"There is no code block in this message. {HOW}"


def read_typed(learner_text: str) -> Code:
    """Take a modal's text: plain code, or a message's worth of text with one code block.

    Raises:
        ReadSourceError: As `read_blocks`, when the text begins with a fence; or as `check_source`.
    """
    if learner_text.lstrip().startswith(FENCE):
        return read_blocks(learner_text)
    return check_source(learner_text)


def read_file(filename: str, content: bytes) -> Code:
    """Read an attached file.

    Raises:
        ReadSourceError: Not a ``.py`` file (a picture, a notebook...), too large, not UTF-8, empty.
    """
    ending = PurePosixPath(filename.lower()).suffix
    if ending in PICTURE_ENDINGS:
        raise ReadSourceError("A picture of code cannot be run. Attach the code as a .py file, or paste it as text.")
    if ending == ".ipynb":
        raise ReadSourceError("That is a notebook. Copy the cell with your function into a .py file and attach that.")
    if ending != ".py":
        raise ReadSourceError("The attached file does not end in .py. Attach the code as a .py file, or paste it.")
    if len(content) > SOURCE_BYTES:
        raise ReadSourceError(
            f"The file is too large: {len(content) / KIB:.1f} KiB, and {SOURCE_BYTES // KIB} KiB are read at most. "
            "Send only what this problem needs."
        )
    try:
        # Editors on Windows put a byte-order mark first; it is no part of the code.
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadSourceError(
            f"The file is not UTF-8 text: byte {error.start} does not fit. Save it as UTF-8 in your editor and "
            "attach it again."
        ) from None
    return check_source(text)


def guess_problem(source: str, bank: Bank, active: Problem | None) -> Guess:
    """Decide which problem the code is for: the active one, or the only one whose entry function it defines.

    Raises:
        GuessProblemError: No active problem, and the code defines no entry function or those of several problems.
    """
    defined = {function or variable for function, variable in DEFINITION.findall(source)}
    fitting = [problem for problem in bank.problems if problem.entry in defined]
    if active is not None and (active in fitting or not fitting):
        return Guess(active, Why.ACTIVE)
    if len(fitting) == 1:
        return Guess(fitting[0], Why.ENTRY)
    if fitting:
        titles = ", ".join(f"“{problem.title}”" for problem in fitting)
        raise GuessProblemError(
            f"This code defines the functions of several problems: {titles}. "
            "Fetch the one you mean with /problem, then send the code again."
        )
    raise GuessProblemError(
        "It is not clear which problem this code is for: no problem is open for you, and no problem's function is "
        "defined in it. Fetch a problem with /problem, then send the code again."
    )
