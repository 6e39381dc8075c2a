"""Claims about escaping: for any text, nothing comes to life, nothing is hidden, and every limit holds."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.views.text import (
    CUT,
    count_units,
    cut_text,
    fits_block,
    plain_words,
    safe_block,
    safe_code,
    safe_markdown,
    safe_name,
    safe_sentence,
    safe_words,
    strip_controls,
    unwrap,
)

NASTY = (
    "`", "``", "```", "```py\n", "`\u200b``", "@everyone", "@here", "<@1>", "<@!1>", "<@&2>", "<#3>", "</problem:4>",
    "<t:0:R>", "<:x:1>", "<a:x:1>", "<id:guide>", "[text](https://evil.example)", "https://evil.example",
    "discord.gg/x", "||", "**", "__", "~~", "# ", "> ", "- ", "1. ", "\\", "\x1b[31m",
    "\x1b]0;title\x07", "\b", "\r", "\r\n", "\n", "\t",
    "\u202e", "\u200b", "\u200d", "\ufeff", "\u2028", "\x00", "\ud800", "e\u0301", "\u0336" * 200, "😀", "👩‍🚀", "𝔘",
    "\u3164", "\u2800", "山田", "שלום", "a", " ",
)  # fmt: skip
texts = st.one_of(st.text(st.characters(codec=None)), st.lists(st.sampled_from(NASTY)).map("".join))
limits = st.integers(min_value=20, max_value=400)

BACKSLASHED = re.compile(r"\\[^0-9A-Za-z\s]")
ALIVE = re.compile(r"<(?:@[!&]?|#|/|t:|a?:|id:)|@(?:everyone|here)|\]\(|https?:/|discord\.gg/", re.IGNORECASE)


def unescaped(text: str) -> str:
    """Take off what a backslash has made harmless, as Discord's own rule does first."""
    return BACKSLASHED.sub("\ufffd", text)


@given(texts)
def test_stripping_twice_changes_nothing(text: str) -> None:
    """Stripping is idempotent."""
    assert strip_controls(strip_controls(text)) == strip_controls(text)


@given(texts)
def test_nothing_hidden_remains(text: str) -> None:
    """No control, format, unassigned or surrogate character comes through, but for the end of a line."""
    hidden = {one for one in strip_controls(text) if unicodedata.category(one) in {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}}

    assert hidden <= {"\n"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", r"\x1b[31mred"),
        ("50%\r100%", r"50%\r100%"),
        ("a\u202eb", r"a\u202eb"),
        ("a\tb\r\nc", "a    b\nc"),
        ("\ud800", r"\ud800"),
        ("Z" + "\u0336" * 200, "Z" + "\u0336" * 4),
    ],
)
def test_hidden_characters_become_visible(text: str, shown: str) -> None:
    """What cannot be seen is shown as the escape that Python would write."""
    assert strip_controls(text) == shown


@given(texts, limits, st.sampled_from(["", "py"]))
@example("```\n@everyone", 40, "")
def test_a_block_has_two_fences_whatever_is_in_it(text: str, limit: int, language: str) -> None:
    """Nothing closes a block but its own last line, and no backtick of the text survives."""
    block = safe_block(text, limit, language)

    assert count_units(block) <= limit
    assert block.startswith(f"```{language}\n")
    assert block.endswith("\n```")
    assert "`" not in block[3:-3]


@given(texts, limits)
def test_a_block_says_when_it_is_cut(text: str, limit: int) -> None:
    """A block shows all of a text, or ends with an ellipsis."""
    block = safe_block(text, limit)

    assert fits_block(text, limit) or block.endswith(f"{CUT}\n```")


@given(texts, limits)
def test_inline_code_is_one_line_between_two_backticks(text: str, limit: int) -> None:
    """Inline code cannot be left, and never breaks the line."""
    code = safe_code(text, limit)

    assert count_units(code) <= limit
    assert code.count("`") == 2
    assert (code[0], code[-1]) == ("`", "`")
    assert "\n" not in code


@given(texts, limits)
def test_words_hold_no_markdown_and_no_mention(text: str, limit: int) -> None:
    """Plain words stay plain: no emphasis, code, quote, heading, list, link, mention or address comes to life."""
    words = safe_words(text, limit)
    bare = unescaped(words)

    assert count_units(words) <= limit
    assert "\n" not in words
    assert not set(bare) & set("`*_~|<>[]")
    assert not ALIVE.search(bare)
    assert not re.match(r"(?:#|-|\+|>|\d+[.)]) ?", bare)


@given(texts)
def test_a_name_is_never_empty(text: str) -> None:
    """Somebody whose name is nothing but hidden characters still has something to be called."""
    assert safe_name(text).strip()


@given(texts, limits)
def test_written_markdown_keeps_fences_paired_and_mentions_dead(text: str, limit: int) -> None:
    """Text that quotes a claim closes what it opens, and pings and links to nothing."""
    shown = safe_markdown(text, limit)

    assert count_units(shown) <= limit
    assert shown.count("```") % 2 == 0
    assert not ALIVE.search(shown)


def test_written_markdown_stays_markdown() -> None:
    """What the project wrote is shown as written."""
    text = "**Param** counts as `nnx.Variable` too:\n- `nnx.state(model)`\n```py\nx = 1\n```"

    assert safe_markdown(text, 400) == text


@given(texts, limits)
def test_plain_words_fit_buttons_and_pictures(text: str, limit: int) -> None:
    """Text for places without Markdown is one line, visible, and within its limit."""
    words = plain_words(text, limit)

    assert count_units(words) <= limit
    assert "\n" not in words


@given(st.text(), st.integers(min_value=1, max_value=60))
def test_cutting_never_parts_a_cluster(text: str, limit: int) -> None:
    """What is kept begins the text, and the first character left out does not belong to the last one kept."""
    cut = cut_text(text, limit)

    assert count_units(cut) <= limit
    if cut != text:
        kept = cut.removesuffix(CUT)
        assert text.startswith(kept)
        assert not unicodedata.category(text[len(kept)]).startswith("M") or not kept


def test_cutting_counts_as_discord_does() -> None:
    """A character outside the basic plane counts twice, and is never halved."""
    assert cut_text("😀😀😀", 5) == "😀😀…"
    assert cut_text("e\u0301e\u0301", 3) == "e\u0301…"
    assert cut_text("abc", 3) == "abc"


def test_cutting_takes_one_pass() -> None:
    """Ten thousand emoji in an exception's message do not hold up the bot: cutting once took their square."""
    started = time.process_time()

    shown = safe_sentence("😀" * 10_000, 420)

    assert time.process_time() - started < 0.25
    assert shown.endswith("…")


def test_paragraphs_are_unwrapped_and_blocks_are_not() -> None:
    """Lines of a paragraph and of a list item are joined; code, headings, lists and quotes keep theirs."""
    written = (
        "# A\nOne.\nTwo.\n\n- first\n  goes on\n- second\n\n1. one\n2. two\n```py\na = 1\nb = 2\n```\nAfter.\nAll."
    )

    assert unwrap(written) == (
        "# A\nOne. Two.\n\n- first goes on\n- second\n\n1. one\n2. two\n```py\na = 1\nb = 2\n```\nAfter. All."
    )


@given(texts)
def test_unwrapping_twice_changes_nothing(text: str) -> None:
    """Unwrapping is idempotent."""
    assert unwrap(unwrap(text)) == unwrap(text)
