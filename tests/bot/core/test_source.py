"""Finding code in what a learner sent."""

from __future__ import annotations

import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import GuessProblemError, ReadSourceError, TutorError
from bot.core.source import guess_problem, read_blocks, read_file, read_typed
from bot.core.submission import Why
from runner.limits import SOURCE_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable

    from problems.bank import Bank

CODE = "def solve_1(x):\n    return x\n"


@pytest.mark.parametrize(
    "text",
    [
        f"```py\n{CODE}```",
        f"```python\n{CODE}```",
        f"```PY\n{CODE}```",
        f"```python3 \n{CODE}```",
        f"```\n{CODE}```",
        f"Here it is:\n```py\n{CODE}```\nIs that right? `x` is 1-D.",
        f"```py\r\n{CODE}```",
        f"<@123> ```py\n{CODE}```",
    ],
)
def test_one_block_is_found(text: str) -> None:
    """The code arrives line for line, whatever stands around it."""
    assert read_blocks(text).source == CODE


def test_a_block_on_one_line_is_code() -> None:
    """Without a line's end there is no language, as Discord shows it."""
    assert read_blocks("```x = 1```").source == "x = 1"


def test_a_first_line_that_is_no_language_is_code() -> None:
    """``def f(x):`` right after the fence is the first line of the code."""
    assert read_blocks("```def f(x):\n    return x```").source == "def f(x):\n    return x"


@pytest.mark.parametrize(
    ("text", "attachments", "said"),
    [
        ("how do I start?", (), "no code block"),
        ("", (), "no code block"),
        ("is it `def f(x): return x`?", (), "single backticks"),
        ("look", ("Screenshot.PNG",), "picture"),
        ("look", ("notes.txt",), ".py"),
        ("```py\nx = 1\n``` and ```py\ny = 2\n```", (), "2 code blocks"),
        ("```js\nlet x = 1\n```", (), "js"),
        ("```c++\nint x;\n```", (), "c++"),
        ("```py\nx = 1", (), "does not end"),
        ("```py\n```", (), "empty"),
        ("```py\n \n\t\n```", (), "empty"),
        ("``````", (), "empty"),
        ("```py\nx = '\0'\n```", (), "NUL"),
        ("```py\nx = '\ud800'\n```", (), "Unicode"),
        ("```py\n" + "x = 1\n" * SOURCE_BYTES + "```", (), "too large"),
    ],
)
def test_what_is_no_submission_gets_its_sentence(text: str, attachments: tuple[str, ...], said: str) -> None:
    """Each kind of mistake is named, in one sentence for the learner."""
    with pytest.raises(ReadSourceError, match=f"(?i){said.replace('+', '[+]')}"):
        read_blocks(text, attachments=attachments)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("code.png", b"\x89PNG", "picture"),
        ("code.ipynb", b"{}", "notebook"),
        ("code.txt", CODE.encode(), "does not end in .py"),
        ("py", CODE.encode(), "does not end in .py"),
        ("code.py", b"x = '\xff\xfe'", "not UTF-8"),
        ("code.py", b"", "empty"),
        ("code.py", b"x = 1\0", "NUL"),
        ("code.py", b"#" * (SOURCE_BYTES + 1), "too large"),
    ],
)
def test_files_that_are_no_submission_get_their_sentence(name: str, content: bytes, said: str) -> None:
    """Pictures, notebooks, other encodings and too much of it are named."""
    with pytest.raises(ReadSourceError, match=f"(?i){said}"):
        read_file(name, content)


def test_files_are_read_as_editors_write_them() -> None:
    """A byte-order mark and Windows line ends are no part of the code; exactly the limit is fine."""
    assert read_file("Code.PY", b"\xef\xbb\xbf" + CODE.replace("\n", "\r\n").encode()).source == CODE
    assert len(read_file("code.py", b"#" * SOURCE_BYTES).source) == SOURCE_BYTES


def test_typographic_quotes_are_judged_and_mentioned() -> None:
    """Phones replace quotes; the learner is told where to look, and the code goes on as it is."""
    code = read_blocks("```py\nx = “a”\n```")

    assert code.source == "x = “a”\n"
    assert len(code.notes) == 1
    assert "typographic quotes" in code.notes[0]
    assert read_blocks(f"```py\n{CODE}```").notes == ()


def test_a_modal_takes_bare_code_and_fenced_code() -> None:
    """Pasting with or without fences gives the same; backticks inside code are no fences."""
    assert read_typed(CODE).source == CODE
    assert read_typed(f"```py\n{CODE}```").source == CODE
    assert read_typed('def f():\n    """```"""\n').source == 'def f():\n    """```"""\n'
    with pytest.raises(ReadSourceError, match="empty"):
        read_typed("  \n")


pieces = st.sampled_from(
    ["```", "`", "\n", "py", "js", "def f(x):", " ", "\r\n", "\0", "\ud800", "“", "x = 1", "async def g("]
)
texts = st.lists(st.one_of(pieces, st.text(max_size=20)), max_size=30).map("".join)


@given(texts, st.lists(st.text(max_size=20), max_size=3))
def test_any_text_gives_code_or_a_sentence(text: str, names: list[str]) -> None:
    """Nothing but a TutorError is raised, and what is accepted can be stored and sent."""
    for read in (partial(read_blocks, text, attachments=tuple(names)), partial(read_typed, text)):
        try:
            code = read()
        except TutorError:
            continue
        assert 0 < len(code.source.encode()) <= SOURCE_BYTES
        assert "\0" not in code.source


@given(st.one_of(st.sampled_from(["a.py", "a.png", ""]), st.text(max_size=20)), st.binary(max_size=200))
def test_any_file_gives_code_or_a_sentence(name: str, content: bytes) -> None:
    """Nothing but a TutorError is raised for a file either."""
    with suppress(TutorError):
        assert read_file(name, content).source


@given(source=texts)
def test_any_code_is_guessed_or_asked_about(bank: Bank, source: str) -> None:
    """Guessing never fails in another way."""
    with suppress(GuessProblemError):
        assert guess_problem(source, bank, None).problem in bank.problems


@pytest.mark.parametrize(
    "piece",
    ["```", "`", "a", " ", "def ", "async ", "async\t", "\n", "x=", "_", "def x", "\ndef x", "\nx =", "=", "```py\n"],
)
def test_reading_takes_linear_time(bank: Bank, piece: str) -> None:
    """The longest submission made of any one piece, four times over, is read within a second.

    A quadratic scan of 96 KiB takes many seconds here; a linear one takes milliseconds.
    """
    text = piece * (4 * SOURCE_BYTES // len(piece))
    started = time.perf_counter()
    for attempt in (lambda: read_blocks(text), lambda: read_typed(text), lambda: guess_problem(text, bank, None)):
        try:
            attempt()
        except TutorError:
            continue

    assert time.perf_counter() - started < 1


class TestGuess:
    """Code finds its problem by the active one or by the function that it defines."""

    def test_the_active_problem_wins(self, bank: Bank) -> None:
        """Defining another problem's function as a helper changes nothing."""
        guess = guess_problem("def solve_2(x): ...\ndef solve_1(x): ...", bank, bank.problems[0])

        assert (guess.problem.id, guess.why) == ("problem-1", Why.ACTIVE)

    def test_code_for_another_problem_goes_there(self, bank: Bank) -> None:
        """With problem 1 active, a lone solve_2 is for problem 2, and the bot can say so."""
        guess = guess_problem("def solve_2(x): ...", bank, bank.problems[0])

        assert (guess.problem.id, guess.why) == ("problem-2", Why.ENTRY)

    def test_a_misspelt_function_is_for_the_active_problem(self, bank: Bank) -> None:
        """The judge says which name was expected."""
        assert guess_problem("def sovle_1(x): ...", bank, bank.problems[0]).why is Why.ACTIVE

    @pytest.mark.parametrize(
        "source",
        [
            "def solve_3(x): ...",
            "async def solve_3(x): ...",
            "solve_3 = jax.jit(f)",
            "import jax\n\ndef  solve_3 (x): ...",
        ],
    )
    def test_a_definition_names_the_problem(self, bank: Bank, source: str) -> None:
        """A function, a coroutine or an assignment at the top level will do."""
        assert guess_problem(source, bank, None).problem.id == "problem-3"

    @pytest.mark.parametrize(
        "source", ["print(solve_3)", "# def solve_3(x)", "    def solve_3(x): ...", "solve_3 == 1", "solve_33 = 1"]
    )
    def test_a_mention_names_nothing(self, bank: Bank, source: str) -> None:
        """Comments, calls, methods and longer names do not count."""
        with pytest.raises(GuessProblemError, match="/problem"):
            guess_problem(source, bank, None)

    def test_several_problems_are_asked_about(self, bank: Bank) -> None:
        """Without an active one, two entry functions are one too many, and the sentence names both."""
        with pytest.raises(GuessProblemError, match=r"Problem 1.*Problem 2"):
            guess_problem("def solve_1(x): ...\ndef solve_2(x): ...", bank, None)


@pytest.mark.parametrize("read", [read_blocks, read_typed])
def test_no_message_scolds(read: Callable[[str], object]) -> None:
    """The sentences keep to what was seen and what to do."""
    for text in ["", "`a` `b`", "```", "```js\nx\n```", "```\n```"]:
        with pytest.raises(ReadSourceError) as caught:
            read(text) if text.startswith("```") else read_blocks(text)

        assert not {"just", "simply", "obviously", "should have"} & set(str(caught.value).lower().split())
