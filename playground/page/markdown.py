"""Discord's Markdown to safe HTML.

The text comes from people and from a bot that repeats what people wrote, so everything is escaped:
markdown-it-py runs with ``html`` off, links lead only to http and https, and code goes through Pygments' escaping.
Quotes and fences are cut out first, because Discord's differ from CommonMark: a fence may open in the middle of a
line, and one that never closes is text.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from playground.page import markdown_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

_FENCE = re.compile(r"```(?:([A-Za-z0-9_+\-.#]+)\n)?(.*?)```", re.DOTALL)
_QUOTE_LINE = re.compile(r"^> ?(.*)$")
_HIGHLIGHTED_CHARACTERS = 20_000
_FORMATTER = HtmlFormatter(nowrap=True, classprefix="hl-")
_DEEPEST_QUOTE = 3


class Markdown:
    """A renderer that knows how to name what a mention points at.

    Args:
        name_user: the display name of a user id, or None.
        name_channel: the name of a channel id, or None.
    """

    def __init__(self, name_user: Callable[[int], str | None], name_channel: Callable[[int], str | None]) -> None:
        parser = MarkdownIt("zero", {"html": False, "breaks": True, "linkify": False})
        parser.enable(["heading", "list", "newline", "emphasis", "strikethrough", "backticks", "escape", "link"])
        parser.enable(["balance_pairs", "fragments_join"])
        markdown_rules.install(parser, name_user, name_channel)
        parser.add_render_rule("strong_open", _strong_open)
        parser.add_render_rule("strong_close", _strong_close)
        parser.add_render_rule("link_open", _link_open)
        parser.validateLink = _is_web_address  # type: ignore[method-assign]
        self._parser = parser

    def block(self, text: str) -> str:
        """Render a whole text: headings, lists, quotes, fences and what is inside the lines."""
        return "".join(self._blocks(text, 0))

    def inline(self, text: str) -> str:
        """Render one line, such as an embed's title: no blocks."""
        return str(self._parser.renderInline(text))

    def _blocks(self, text: str, depth: int) -> Iterator[str]:
        """Cut quotes and fences out; markdown-it renders what is between them."""
        lines: list[str] = []
        rest = text
        while rest:
            if depth < _DEEPEST_QUOTE and rest.startswith(">>> "):
                yield from self._prose(lines)
                yield f"<blockquote>{''.join(self._blocks(rest[4:], depth + 1))}</blockquote>"
                return
            if depth < _DEEPEST_QUOTE and rest.startswith("> "):
                yield from self._prose(lines)
                quoted, rest = _take_quote(rest)
                yield f"<blockquote>{''.join(self._blocks(quoted, depth + 1))}</blockquote>"
                continue
            line, newline, after = rest.partition("\n")
            fence = _FENCE.search(rest)
            if fence is not None and fence.start() <= len(line) and fence[2].strip() and _is_open(line, fence):
                lines.append(rest[: fence.start()])
                yield from self._prose(lines)
                yield _code_block(fence[1] or "", fence[2])
                rest = rest[fence.end() :].removeprefix("\n")
                continue
            lines.append(line + newline)
            rest = after
        yield from self._prose(lines)

    def _prose(self, lines: list[str]) -> Iterator[str]:
        text = "".join(lines)
        lines.clear()
        if text.strip():
            yield str(self._parser.render(text))


def _is_open(line: str, fence: re.Match[str]) -> bool:
    """Whether the fence opens here: not after a backslash."""
    return fence.start() == 0 or line[fence.start() - 1 : fence.start()] != "\\"


def _take_quote(text: str) -> tuple[str, str]:
    """Split consecutive ``> `` lines off; returns what they quote, and the rest."""
    lines = text.split("\n")
    count = next((at for at, line in enumerate(lines) if not line.startswith(">")), len(lines))
    quoted = [match[1] for match in map(_QUOTE_LINE.match, lines[:count]) if match]
    return "\n".join(quoted), "\n".join(lines[count:])


def _code_block(language: str, code: str) -> str:
    code = code.strip("\n").rstrip()
    body = escape(code)
    if language and len(code) <= _HIGHLIGHTED_CHARACTERS:
        try:
            lexer = get_lexer_by_name(language.lower(), stripnl=False, ensurenl=False)
        except ClassNotFound:
            pass
        else:
            body = highlight(code, lexer, _FORMATTER)
    return f'<pre class="code" tabindex="0"><code>{body}</code></pre>'


def _is_web_address(url: str) -> bool:
    return url.lower().startswith(("http://", "https://"))


def _strong_open(
    _renderer: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType
) -> str:
    return "<u>" if tokens[at].markup == "__" else "<strong>"


def _strong_close(
    _renderer: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType
) -> str:
    return "</u>" if tokens[at].markup == "__" else "</strong>"


def _link_open(_renderer: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType) -> str:
    address: Any = tokens[at].attrs.get("href", "")
    return f'<a href="{escape(str(address))}" target="_blank" rel="noopener noreferrer nofollow">'
