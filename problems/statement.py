"""A document for learners: Markdown in, pages that Discord can show out.

The dialect is small.
``# Title`` starts a page, ``## Title`` a section; the rest is Discord Markdown.
Comments (``<!-- name -->``) are for the bank's checks and never shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PAGE_CHARACTERS = 3_500
"""What a page may hold; Discord's own limit for one message's text displays is 4,000."""

_COMMENT = re.compile(r"[ ]?<!--(.*?)-->", re.DOTALL)
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_NUMBERED = re.compile(r"^(\d+)\. (.*(?:\n(?!\d+\. |\n).*)*)", re.MULTILINE)


class ReadStatementError(ValueError):
    """A document does not have the dialect's shape; the message says where."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page as a learner sees it.

    Attributes:
        title: Short, without Markdown.
        text: Discord Markdown, at most ``PAGE_CHARACTERS`` characters.
    """

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under a ``##`` header (or, with an empty title, before the first one).

    Attributes:
        page: Title of the page it stands on.
        title: Its header, or empty.
        source: Its Markdown as written, comments included.
    """

    page: str
    title: str
    source: str

    @property
    def text(self) -> str:
        """Its Markdown without comments."""
        return _COMMENT.sub("", self.source).strip()

    @property
    def comments(self) -> tuple[str, ...]:
        """What stands in its comments, stripped, in order."""
        return tuple(comment.strip() for comment in _COMMENT.findall(self.source))


@dataclass(frozen=True, slots=True)
class Example:
    """A runnable block of code and what the document says that it prints.

    Attributes:
        section: Title of its section.
        code: Python source.
        printed: The ``text`` block right after it, or None.
    """

    section: str
    code: str
    printed: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A problem's page or a lesson, as sections in order."""

    sections: tuple[Section, ...]

    def pages(self) -> tuple[Page, ...]:
        """Give the pages in reading order."""
        titles = dict.fromkeys(section.page for section in self.sections)
        return tuple(Page(title, self._page_text(title)) for title in titles)

    def section(self, title: str) -> Section | None:
        """Give the section under that header, or None."""
        return next((section for section in self.sections if section.title == title), None)

    @property
    def requirements(self) -> tuple[str, ...]:
        """The numbered requirements of the section "Task"; the first is number 1."""
        task = self.section("Task")
        if task is None:
            return ()
        return tuple(" ".join(text.split()) for _, text in _NUMBERED.findall(task.text))

    @property
    def pitfalls(self) -> tuple[str, ...]:
        """Ids of the diagnoses that the section "Pitfalls" names in its comments."""
        section = self.section("Pitfalls")
        return () if section is None else section.comments

    @property
    def examples(self) -> tuple[Example, ...]:
        """Every block of Python with the block of text that follows it."""
        found: list[Example] = []
        for section in self.sections:
            blocks = _FENCE.findall(section.source)
            for position, (language, body) in enumerate(blocks):
                if language in {"python", "py"}:
                    following = blocks[position + 1] if position + 1 < len(blocks) else ("", "")
                    printed = following[1] if following[0] == "text" else None
                    found.append(Example(section.title, body, printed))
        return tuple(found)

    def _page_text(self, title: str) -> str:
        parts = [
            f"## {section.title}\n{section.text}" if section.title else section.text
            for section in self.sections
            if section.page == title
        ]
        return "\n\n".join(part for part in parts if part)


def read_statement(markdown: str) -> Statement:
    """Read a document.

    Args:
        markdown: The whole file.

    Returns:
        Its sections in order.

    Raises:
        ReadStatementError: If text stands before the first page, or two pages share a title.
    """
    sections: list[Section] = []
    page, title, lines = "", "", list[str]()
    seen: set[str] = set()
    fenced = False

    def close() -> None:
        source = "\n".join(lines).strip()
        if source and not page:
            raise ReadStatementError("text stands before the first page; start the file with `# Title`")
        if source or title:
            sections.append(Section(page, title, source))

    for line in markdown.splitlines():
        fenced ^= line.startswith("```")
        if not fenced and line.startswith("# "):
            close()
            page, title, lines = line.removeprefix("# ").strip(), "", []
            if page in seen:
                raise ReadStatementError(f"two pages are called {page!r}; give each its own title")
            seen.add(page)
        elif not fenced and line.startswith("## "):
            close()
            title, lines = line.removeprefix("## ").strip(), []
        else:
            lines.append(line)
    close()
    return Statement(tuple(sections))
