"""The only place that escapes: learner text and box claims in, text that Discord shows as meant out.

A foreign text is shown by ``safe_block`` (a code block), ``safe_code`` (one line of code inside a sentence) or
``safe_words`` (plain words, every piece of Markdown escaped). Texts of the project that quote what a box claimed are
shown by ``safe_sentence`` (words and inline code) and ``safe_markdown`` (Markdown, but nothing that reaches out).

Every result is within its limit, counted in UTF-16 code units.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

CUT = "…"
CUT_LINE = f"\n{CUT}"
FENCE = "```"
TICK = "ˋ"
"""Stands for every backtick of a foreign text: looks like one, and closes nothing."""

_MARKS = {"Mn", "Me"}
_MARKS_IN_A_ROW = 4
_HIDDEN = {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols by category, nothing by look: people hide behind them."""

_MARKDOWN = re.compile(r"([\\`*_~|<>\[\]@&])")
_LINE_START = re.compile(r"^([-+#]|\d+(?=[.)]))")
_BLOCK_START = re.compile(r"\s*(?:[-*+] |\d+[.)] |#{1,3} |-# |>|\|)")
_ONE_LINER = re.compile(r"\s*(?:#{1,3} |-# |>|\|)")
# A mention, a slash command, a timestamp or an emoji: everything that Discord writes between angle brackets.
_BRACKETED = re.compile(r"<(?=[@#/:]|t:|a:|id:|https?:)")
_EVERYONE = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_LINK = re.compile(r"\]\(")
_ADDRESS = re.compile(r"(?i)(?:https?|discord):(?=/)|discord(?:app)?\.(?=gg/|com/)")
_ZERO_WIDTH = "\u200b"


def count_units(text: str) -> int:
    """Count UTF-16 code units: 2 for a character outside the basic plane, 1 for any other."""
    return len(text) + sum(character > "\uffff" for character in text)


def cut_text(text: str, limit_units: int, ending: str = CUT) -> str:
    """Shorten ``text`` to ``limit_units``, with ``ending`` in place of what was cut off.

    Never cuts through a character or between a letter and the marks that belong to it.
    """
    if count_units(text) <= limit_units:
        return text
    room = limit_units - count_units(ending)
    if room < 0:
        return ""
    # One pass: counting again after each character that goes takes a quarter of a second for a screen of emoji.
    units_so_far = accumulate(count_units(character) for character in text[: room + 1])
    kept = text[: sum(units <= room for units in units_so_far)]
    # The next character would have joined the last one kept: drop the whole cluster.
    following = text[len(kept) :]
    if following and _joins(following[0]):
        while kept and _joins(kept[-1]):
            kept = kept[:-1]
        kept = kept[:-1]
    return kept + ending


def strip_controls(foreign_text: str) -> str:
    r"""Make everything invisible visible, or harmless; stripping twice changes nothing.

    Control characters, terminal sequences, bidirectional overrides, zero-width characters and lone surrogates become
    escapes such as ``\x1b`` and ``\u202e``. Line ends become ``\n``, a tab four spaces, and of a pile of combining
    marks the first four stay.
    """
    lines = foreign_text.replace("\r\n", "\n").replace("\t", "    ")
    shown: list[str] = []
    marks = 0
    for character in lines:
        if unicodedata.category(character) in _MARKS:
            marks += 1
            if marks > _MARKS_IN_A_ROW:
                continue
        else:
            marks = 0
        shown.append(character if character == "\n" else _show(character))
    return "".join(shown)


def safe_block(foreign_text: str, limit_units: int, language: str = "") -> str:
    """Put a foreign text into one code block that nothing in it can close.

    Args:
        foreign_text: Any text.
        limit_units: What the whole block may take, fences included.
        language: For highlighting, such as ``py``.

    Returns:
        The block; its text cut with ``…`` where it does not fit.
    """
    opening, closing = f"{FENCE}{language}\n", f"\n{FENCE}"
    room = limit_units - count_units(opening) - count_units(closing)
    body = strip_controls(foreign_text).replace("`", TICK).rstrip()
    return f"{opening}{cut_text(body, room, CUT_LINE) or ' '}{closing}"


def fits_block(foreign_text: str, limit_units: int, language: str = "") -> bool:
    """Tell whether ``safe_block`` would show all of it."""
    body = strip_controls(foreign_text).rstrip()
    return count_units(body) + count_units(language) + 2 * count_units(f"{FENCE}\n") <= limit_units


def safe_code(foreign_text: str, limit_units: int) -> str:
    """Put a foreign text into inline code, on one line."""
    line = " ".join(strip_controls(foreign_text).replace("`", TICK).split())
    return f"`{cut_text(line, limit_units - 2) or ' '}`"


def safe_words(foreign_text: str, limit_units: int) -> str:
    """Show a foreign text as plain words on one line: no Markdown, no mention, no link comes to life."""
    return _fit(" ".join(_drop_hidden(foreign_text).split()), limit_units, _escape)


def safe_sentence(written_text: str, limit_units: int) -> str:
    """Show a sentence that the project wrote with inline code in it, and that may quote a learner.

    Between two backticks is code; everything else is plain words. Wherever a quotation puts backticks of its own, each
    piece is one or the other, so nothing in it comes to life.
    """
    return _fit(" ".join(strip_controls(written_text).split()), limit_units, _escape_around_code)


def safe_name(foreign_name: str, limit_units: int = 64) -> str:
    """Show somebody's name; never empty."""
    return safe_words(foreign_name, limit_units) or "somebody"


def plain_words(foreign_text: str, limit_units: int) -> str:
    """Clean a text for a place without Markdown: a button, a select, a modal's title, a picture, an alt text."""
    return cut_text(" ".join(_drop_hidden(foreign_text).split()), limit_units)


def safe_markdown(written_text: str, limit_units: int) -> str:
    """Show Markdown that the project wrote and that may quote a box's claims.

    Emphasis, lists and code stay. Mentions, links and hidden characters do not come to life, every fence that is
    opened is closed, and what does not fit is cut at the end of a line.
    """
    text = strip_controls(written_text).strip()
    text = _BRACKETED.sub(f"<{_ZERO_WIDTH}", text)
    text = _EVERYONE.sub(f"@{_ZERO_WIDTH}", text)
    text = _LINK.sub(f"]{_ZERO_WIDTH}(", text)
    return _close_fence(_cut_lines(_break_addresses(text), limit_units - len(FENCE) - 1))


def _show(character: str) -> str:
    return character.encode("unicode_escape", "surrogatepass").decode() if _is_hidden(character) else character


def _joins(character: str) -> bool:
    category = unicodedata.category(character)
    return category in {"Mn", "Me", "Mc"} or character == "\u200d" or "\U0001f3fb" <= character <= "\U0001f3ff"


def _drop_hidden(foreign_text: str) -> str:
    """Drop hidden characters instead of showing their escapes: a name is read, not debugged."""
    spaced = re.sub(r"[\n\r\t\u2028\u2029]", " ", foreign_text)
    return strip_controls("".join(one for one in spaced if not _is_hidden(one)))


def unwrap(written_text: str) -> str:
    """Join the lines of each paragraph and list item: Discord breaks a line wherever its source does.

    Blocks of code, headings, quotes and lists keep their lines. Unwrapping twice changes nothing.
    """
    lines: list[str] = []
    is_fenced = False
    can_continue = False
    for line in written_text.split("\n"):
        is_fence = line.lstrip().startswith(FENCE)
        if is_fence or is_fenced:
            is_fenced ^= is_fence
            lines.append(line)
            can_continue = False
        elif can_continue and line.strip() and not _BLOCK_START.match(line):
            lines[-1] = f"{lines[-1].rstrip()} {line.strip()}"
        else:
            lines.append(line)
            can_continue = bool(line.strip()) and not _ONE_LINER.match(line)
    return "\n".join(lines)


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in _HIDDEN or character in _BLANK_LETTERS


def _escape(line: str) -> str:
    escaped = _LINE_START.sub(_escape_start, _MARKDOWN.sub(r"\\\1", line))
    return _break_addresses(_EVERYONE.sub(f"@{_ZERO_WIDTH}", escaped))


def _escape_around_code(line: str) -> str:
    pieces = line.split("`")
    if len(pieces) % 2 == 0:
        # The last backtick opens nothing: it is a word's.
        pieces[-2:] = [TICK.join(pieces[-2:])]
    return "".join(f"`{piece}`" if place % 2 and piece else _escape(piece) for place, piece in enumerate(pieces))


def _fit(line: str, limit_units: int, show: Callable[[str], str]) -> str:
    """Show as much of a line as fits, with an ellipsis where something was cut."""
    shown = show(line)
    while count_units(shown) > limit_units:
        if not line:
            return ""
        # Showing at most doubles a text, so half of what is too much can go at once.
        excess_units = count_units(shown) - limit_units
        line = cut_text(line, count_units(line) - max(excess_units // 2, 1), "").rstrip()
        shown = f"{show(line)}{CUT}"
    return shown


def _escape_start(match: re.Match[str]) -> str:
    # A backslash before a digit would be shown, so a number that could open a list is parted from its dot.
    return f"{match[0]}{_ZERO_WIDTH}" if match[0].isdigit() else f"\\{match[0]}"


def _break_addresses(text: str) -> str:
    return _ADDRESS.sub(lambda match: f"{match[0][:-1]}{_ZERO_WIDTH}{match[0][-1]}", text)


def _cut_lines(text: str, limit_units: int) -> str:
    if count_units(text) <= limit_units:
        return text
    kept = cut_text(text, max(limit_units - 2, 0), "")
    head, newline, _ = kept.rpartition("\n")
    return f"{head if newline else kept}\n{CUT}"


def _close_fence(text: str) -> str:
    return f"{text}\n{FENCE}" if text.count(FENCE) % 2 else text
