"""Discord's Markdown becomes safe HTML: what it means is shown, and nothing that anybody writes becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.page.markdown import Markdown

NAMES = {7: "Ada <b>", 8: "Tutor"}
MARKDOWN = Markdown(NAMES.get, {9: "problems"}.get)

ALLOWED = {
    "p", "br", "strong", "em", "u", "s", "span", "small", "code", "pre", "blockquote", "ul", "ol", "li",
    "h1", "h2", "h3", "a", "time",
}  # fmt: skip
ATTRIBUTES = {"class", "href", "target", "rel", "role", "tabindex", "aria-label", "datetime", "data-style", "start"}


class Inspector(HTMLParser):
    """Fails on any element, attribute or address that the renderer must not make."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Check one element."""
        assert tag in ALLOWED, tag
        for name, value in attrs:
            assert name in ATTRIBUTES, (tag, name)
            if name == "href":
                assert (value or "").lower().startswith(("http://", "https://")), value


def render(text: str) -> str:
    """Render and inspect."""
    html = MARKDOWN.block(text)
    Inspector().feed(html)
    return html.strip()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**a** *b* _c_", "<p><strong>a</strong> <em>b</em> <em>c</em></p>"),
        ("__a__ ~~b~~", "<p><u>a</u> <s>b</s></p>"),
        ("a\n    b", "<p>a<br>    b</p>"),
        ("# One\n### Three", "<h1>One</h1>\n<h3>Three</h3>"),
        ("#### Four", "<p>#### Four</p>"),
        ("-# small **print**", '<small class="subtext">small <strong>print</strong></small>'),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("2. a", '<ol start="2">\n<li>a</li>\n</ol>'),
        ("> a\n> b\nc", "<blockquote><p>a<br>b</p>\n</blockquote><p>c</p>"),
        (">>> a\nb", "<blockquote><p>a<br>b</p>\n</blockquote>"),
        (">a", "<p>&gt;a</p>"),
        ("`a*b*`", "<p><code>a*b*</code></p>"),
        ("<@7> <#9> <@999>",
         ('<p><span class="mention">@Ada &lt;b&gt;</span> <span class="mention">#problems</span> '
          '<span class="mention">@unknown-user</span></p>')),
        ("</problem:12>", '<p><span class="mention">/problem</span></p>'),
        ("<t:0:R>", '<p><time datetime="1970-01-01T00:00:00+00:00" data-style="R">1970-01-01 00:00 UTC</time></p>'),
        ("[a](https://b.c)", '<p><a href="https://b.c" target="_blank" rel="noopener noreferrer nofollow">a</a></p>'),
        ("see https://b.c/d?e=1&f=2.",
         ('<p>see <a href="https://b.c/d?e=1&amp;f=2" target="_blank" rel="noopener noreferrer nofollow">'
          "https://b.c/d?e=1&amp;f=2</a>.</p>")),
        ("<https://b.c>", '<p><a href="https://b.c" target="_blank" rel="noopener noreferrer nofollow">https://b.c</a></p>'),
        ("\\*a\\*", "<p>*a*</p>"),
        ("||a **b**||", ('<p><span class="spoiler" role="button" tabindex="0" aria-label="Spoiler">'
                         "a <strong>b</strong></span></p>")),
    ],
)  # fmt: skip
def test_meaning(text: str, html: str) -> None:
    """Each construct of Discord's becomes its HTML."""
    assert render(text) == html


def test_code_blocks() -> None:
    """Python is highlighted; other text is not; a fence may open in a line, and one that never closes is text."""
    assert '<span class="hl-k">def</span>' in render("```py\ndef f(): pass\n```")
    assert render("```\n<b>\n```") == '<pre class="code" tabindex="0"><code>&lt;b&gt;</code></pre>'
    assert render("```nonsense\na\n```") == '<pre class="code" tabindex="0"><code>a</code></pre>'
    assert render("look ```a``` here").startswith("<p>look</p>\n<pre")
    assert render("```py\nnever closed") == "<p>```py<br>never closed</p>"
    assert "<blockquote><pre" in render("> ```\n> a\n> ```")
    assert "hl-" not in render("```a = 1```")


INJECTIONS = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "[a](javascript:alert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    '[a](https://b.c"onmouseover="alert(1))',
    'https://b.c/"onmouseover="alert(1)',
    "<https://b.c/'onclick='alert(1)>",
    "```<script>\nalert(1)\n```",
    '```py\n"</code></pre><script>alert(1)</script>"\n```',
    "</code></pre><script>alert(1)</script>",
    "||</span><script>alert(1)</script>||",
    "</x<img src=y onerror=z>:12>",
    "[<img src=x>](https://b.c)",
    "&lt;script&gt;&#60;script&#62;",
    "> <iframe src=https://b.c>",
    "-# <svg onload=alert(1)>",
    "# <style>*{display:none}</style>",
]


@pytest.mark.parametrize("text", INJECTIONS)
def test_injections(text: str) -> None:
    """No text becomes an element, an attribute or an address that was not meant."""
    render(text)
    Inspector().feed(MARKDOWN.inline(text))


FRAGMENTS = st.sampled_from(
    ["```", "`", "||", "**", "__", "~~", "> ", ">>> ", "\n", "<", ">", "@7", "<@7>", "[", "](", ")", "http://a.b",
     "javascript:", "py\n", "-# ", "# ", "- ", "\\", "<t:", "0:R>", '"', "'", "&", "<script>", "</", ":1>", "x"]
)  # fmt: skip


@given(st.lists(FRAGMENTS, max_size=30).map("".join))
def test_anything_renders_safely(text: str) -> None:
    """Whatever is put together from Markdown's pieces renders, and to allowed HTML only."""
    render(text)
    Inspector().feed(MARKDOWN.inline(text))
