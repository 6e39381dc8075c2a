"""What markdown-it does not know of Discord's Markdown: spoilers, subtext, mentions, timestamps, addresses."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

_MENTION = re.compile(r"<(@!?|#)(\d{1,20})>")
_COMMAND_MENTION = re.compile(r"</([^:<>\n]{1,100}):(\d{1,20})>")
_TIMESTAMP = re.compile(r"<t:(-?\d{1,13})(?::([tTdDfFR]))?>")
_ADDRESS = re.compile(r"<?(https?://[^\s<>]+)>?", re.IGNORECASE)
_TRAILING = ".,:;!?'\")]}"
_DEEPEST_HEADING = 3


def install(
    parser: MarkdownIt, name_user: Callable[[int], str | None], name_channel: Callable[[int], str | None]
) -> None:
    """Teach a parser Discord's own syntax."""

    def mention(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
        match = _MENTION.match(state.src, state.pos)
        if match is None:
            return False
        number = int(match[2])
        is_channel = match[1] == "#"
        name = f"#{name_channel(number) or 'unknown'}" if is_channel else f"@{name_user(number) or 'unknown-user'}"
        return _push(state, match.end(), f'<span class="mention">{escape(name)}</span>', silent=silent)

    parser.inline.ruler.before("link", "mention", mention)
    parser.inline.ruler.before("link", "command_mention", _command_mention)
    parser.inline.ruler.before("link", "timestamp", _timestamp)
    parser.inline.ruler.before("link", "address", _address)
    parser.inline.ruler.before("link", "spoiler", _spoiler)
    parser.inline.ruler.at("text", _text)
    parser.inline.ruler.at("newline", _newline)
    parser.block.ruler.before("list", "subtext", _subtext, {"alt": ["paragraph"]})
    parser.block.ruler.before("heading", "deep_heading", _deep_heading)
    parser.add_render_rule("raw", _render_raw)


def _push(state: StateInline, end: int, html: str, *, silent: bool) -> bool:
    if not silent:
        token = state.push("raw", "", 0)
        token.content = html
    state.pos = end
    return True


def _render_raw(_renderer: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType) -> str:
    return tokens[at].content


_TERMINATORS = frozenset("\n\\`*_~[]!<>|&:#@{}$%^+-=\"'()")


def _text(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    """Like markdown-it's own, and also stops before a bare web address and a spoiler's bars."""
    end = state.pos
    source = state.src
    while end < state.posMax and source[end] not in _TERMINATORS:
        if source[end] in "hH" and source[end : end + 4].lower() == "http":
            break
        end += 1
    if end == state.pos:
        return False
    if not silent:
        state.pending += source[state.pos : end]
    state.pos = end
    return True


def _newline(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    """Every line break counts, and so do the spaces after it: people paste code without a fence."""
    if state.src[state.pos] != "\n":
        return False
    return _push(state, state.pos + 1, "<br>", silent=silent)


def _command_mention(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    match = _COMMAND_MENTION.match(state.src, state.pos)
    if match is None:
        return False
    return _push(state, match.end(), f'<span class="mention">/{escape(match[1])}</span>', silent=silent)


def _timestamp(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    match = _TIMESTAMP.match(state.src, state.pos)
    if match is None:
        return False
    try:
        moment = datetime.fromtimestamp(int(match[1]), UTC)
    except (OverflowError, ValueError, OSError):
        return False
    style = match[2] or "f"
    # The page writes it in the reader's own time zone; until then it shows UTC.
    shown = f"{moment:%Y-%m-%d %H:%M} UTC"
    html = f'<time datetime="{moment.isoformat()}" data-style="{style}">{shown}</time>'
    return _push(state, match.end(), html, silent=silent)


def _address(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    match = _ADDRESS.match(state.src, state.pos)
    if match is None or state.linkLevel > 0:
        return False
    bracketed = match[0].startswith("<") and match[0].endswith(">")
    if match[0].startswith("<") and not bracketed:
        return False
    address = match[1] if bracketed else match[1].rstrip(_TRAILING)
    end = match.end() if bracketed else state.pos + len(address)
    shown = escape(address)
    html = f'<a href="{shown}" target="_blank" rel="noopener noreferrer nofollow">{shown}</a>'
    return _push(state, end, html, silent=silent)


def _spoiler(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    if not state.src.startswith("||", state.pos):
        return False
    start = state.pos + 2
    end = state.src.find("||", start)
    if end <= start or end > state.posMax:
        return False
    if not silent:
        largest, state.posMax = state.posMax, end
        opening = state.push("raw", "", 0)
        opening.content = '<span class="spoiler" role="button" tabindex="0" aria-label="Spoiler">'
        state.pos = start
        state.md.inline.tokenize(state)
        closing = state.push("raw", "", 0)
        closing.content = "</span>"
        state.posMax = largest
    state.pos = end + 2
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _subtext(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    line = _line(state, start)
    if not line.startswith("-# ") or not line[3:].strip():
        return False
    if not silent:
        _paragraph(state, start, line[3:].strip(), '<small class="subtext">', "</small>")
    return True


def _deep_heading(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    """Four and more hashes are no heading on Discord."""
    line = _line(state, start)
    hashes = len(line) - len(line.lstrip("#"))
    if hashes <= _DEEPEST_HEADING:
        return False
    if not silent:
        _paragraph(state, start, line, "<p>", "</p>\n")
    return True


def _paragraph(state: StateBlock, start: int, content: str, opening: str, closing: str) -> None:
    state.line = start + 1
    state.push("raw", "", 0).content = opening
    inline = state.push("inline", "", 0)
    inline.content = content
    inline.map = [start, start + 1]
    inline.children = []
    state.push("raw", "", 0).content = closing
