"""The chat page in a real browser: everything by keyboard, on a desk and on a phone."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import Browser, Page, Route, async_playwright, expect

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playground.server import Playground

pytestmark = pytest.mark.browser

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 375, "height": 700}
SHOTS = os.environ.get("JAXTUTOR_SHOTS")
"""A folder for screenshots; none are made without it."""


@pytest.fixture(scope="module")
async def browser() -> AsyncIterator[Browser]:
    """Debian's Chromium."""
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        yield chromium
        await chromium.close()


async def open_page(browser: Browser, discord_here: Playground, size: dict[str, int], place: str = "") -> Page:
    """Open the page as a first visitor; any script error fails the test."""
    context = await browser.new_context(viewport={"width": size["width"], "height": size["height"]})
    page = await context.new_page()
    page.set_default_timeout(8000)
    page.on("pageerror", fail_on_error)
    await page.goto(discord_here.page_url + place)
    await expect(page.locator("#timeline .intro")).to_be_visible()
    return page


def fail_on_error(error: Exception) -> None:
    """A script error on the page is a failure of the page."""
    raise AssertionError(error)


async def shoot(page: Page, name: str) -> None:
    """Keep a screenshot where one is wanted."""
    if SHOTS:
        await page.screenshot(path=Path(SHOTS) / f"{name}.png")


@pytest.fixture
async def desk(browser: Browser, discord_here: Playground, bot: object) -> AsyncIterator[Page]:
    """The page on a desk, in the direct messages with the tutor."""
    assert bot is not None
    page = await open_page(browser, discord_here, DESK)
    yield page
    await page.context.close()


async def test_command_by_keyboard(desk: Page, discord_here: Playground) -> None:
    """A beginner types / and never needs the mouse: list, suggestion, send; the answer shows in place."""
    keys = desk.keyboard
    await expect(desk.get_by_text("Welcome.")).to_be_visible()
    await keys.type("/")
    await expect(desk.get_by_role("option")).to_have_count(4)
    await shoot(desk, "commands")
    await keys.type("prob")
    await expect(desk.get_by_role("option")).to_have_count(1)
    await keys.press("Enter")
    await expect(desk.get_by_role("group", name="Command problem")).to_be_visible()
    await keys.type("upd")
    await expect(desk.get_by_role("option", name="state-update")).to_be_visible()
    await expect(desk.get_by_role("option")).to_have_count(1)
    await keys.press("Tab")
    await expect(desk.get_by_label("name: ")).to_have_value("state-update")
    await desk.get_by_label("count: ").focus()
    await keys.type("2")
    await keys.press("Enter")
    await expect(desk.locator(".message .markdown").last).to_have_text("nnx-state-update 2 -")
    await expect(desk.get_by_text("Welcome.")).to_be_hidden()
    await expect(desk.locator("#composer-text")).to_be_focused()
    ada = await discord_here.person("Ada")
    assert ada.messages("@me")[0].content == "nnx-state-update 2 -"


async def test_required_option_is_asked_for(desk: Page) -> None:
    """Sending without a required option says which, and puts the cursor there; Esc leaves."""
    await desk.keyboard.type("/problem ")
    await desk.get_by_label("count: ").focus()
    await desk.keyboard.press("Enter")
    await expect(desk.get_by_role("alert").filter(has_text="The option name is required.")).to_be_visible()
    await expect(desk.get_by_label("name: ")).to_be_focused()
    await desk.keyboard.press("Escape")
    await desk.keyboard.press("Escape")
    await expect(desk.locator("#composer-text")).to_be_visible()


async def test_code_block_is_written_like_in_an_editor(desk: Page, discord_here: Playground) -> None:
    """Inside an open fence Enter breaks the line and Tab indents; after it, Enter sends."""
    keys = desk.keyboard
    for text in ("```py", "def f(x):", "return x"):
        await keys.type(text)
        await keys.press("Enter")
    await keys.press("Backspace")
    await keys.press("Shift+Tab")
    await keys.type("# <b>")
    await keys.press("Enter")
    await keys.type("```")
    await keys.press("Enter")
    await expect(desk.locator("pre.code .hl-k").first).to_have_text("def")
    await expect(desk.locator("#composer-text")).to_have_value("")
    ada = await discord_here.person("Ada")
    assert "def f(x):\n    return x" in ada.messages("@me")[0].content
    assert await desk.locator(".message b").count() == 0


async def test_keys_while_a_message_is_on_its_way(desk: Page, discord_here: Playground) -> None:
    """What is sent leaves the box at once; what is typed before the answer comes is the next message, in order."""
    answer = asyncio.Event()

    async def answer_late(route: Route) -> None:
        reply = await route.fetch()
        await answer.wait()
        await route.fulfill(response=reply)

    await desk.route("**/messages", answer_late)
    keys = desk.keyboard
    await keys.type("first")
    await keys.press("Enter")
    await expect(desk.locator(".message")).to_have_count(1)
    await expect(desk.locator("#composer-text")).to_have_value("")
    await keys.press("ArrowUp")
    await keys.type(" and second")
    await keys.press("Enter")
    await keys.type("third")
    await keys.press("Enter")
    await keys.type("a draft")
    answer.set()
    await expect(desk.locator(".message .content")).to_contain_text(["first and second", "third"])
    await expect(desk.locator("#composer-text")).to_have_value("a draft")
    ada = await discord_here.person("Ada")
    assert [one.content for one in ada.messages("@me")] == ["first and second", "third"]


async def test_refused_message_comes_back(desk: Page) -> None:
    """A message that could not be sent stands in the box again, with its files, before what was typed meanwhile."""
    answer = asyncio.Event()

    async def refuse_late(route: Route) -> None:
        await answer.wait()
        await route.abort()

    await desk.route("**/messages", refuse_late)
    await desk.evaluate(DROP, ["a.py", "text/x-python", base64.b64encode(b"x = 1").decode()])
    await expect(desk.locator("#composer .tray li")).to_have_count(1)
    await desk.locator("#composer-text").fill("lost?")
    await desk.keyboard.press("Enter")
    await expect(desk.locator("#composer .tray li")).to_have_count(0)
    await desk.keyboard.type("meanwhile")
    answer.set()
    await expect(desk.get_by_role("alert").filter(has_text="does not answer")).to_be_visible()
    await expect(desk.locator("#composer-text")).to_have_value("lost?\nmeanwhile")
    await desk.unroute("**/messages")
    await desk.keyboard.press("Enter")
    await expect(desk.locator(".message .content")).to_contain_text("meanwhile")
    await expect(desk.get_by_role("link", name="a.py")).to_be_visible()


async def test_edit_and_context_menu_by_keyboard(desk: Page) -> None:
    """The arrow key edits one's last message; Enter on a message opens its menu, with the bot's commands in it."""
    keys = desk.keyboard
    await keys.type("first")
    await keys.press("Enter")
    await expect(desk.locator(".message")).to_have_count(1)
    await keys.press("ArrowUp")
    await keys.type(" and second")
    await keys.press("Enter")
    await expect(desk.locator(".message .content")).to_contain_text("first and second")
    await expect(desk.locator(".message .edited")).to_have_text("(edited)")
    await desk.locator(".message").focus()
    await keys.press("Enter")
    await expect(desk.get_by_role("menuitem")).to_have_text(
        ["Edit", "Reply", "Copy text", "Apps › Check this code", "Delete"]
    )
    await shoot(desk, "menu")
    for _ in range(3):
        await keys.press("ArrowDown")
    await keys.press("Enter")
    answer = desk.locator(".message.ephemeral")
    await expect(answer).to_contain_text("checked 'first and second'")
    await expect(answer).to_contain_text("Only you can see this")
    await answer.get_by_role("button", name="Dismiss message").click()
    await expect(answer).to_have_count(0)


async def make_buttons(page: Page) -> None:
    """Have the bot show its message with buttons."""
    await page.keyboard.type("/problem ")
    await page.get_by_label("name: ").fill("x")
    await page.get_by_label("count: ").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Form", exact=True)).to_be_visible()


async def test_form_with_a_file(desk: Page, discord_here: Playground) -> None:
    """A form opens as a dialog, keeps what was typed when it is left, takes code, a file and a choice, and submits."""
    await make_buttons(desk)
    form = desk.get_by_role("button", name="Form", exact=True)
    await form.focus()
    await desk.keyboard.press("Enter")
    dialog = desk.get_by_role("dialog", name="Submit your code")
    code = dialog.get_by_label("Your code")
    await expect(code).to_be_focused()
    await desk.keyboard.type("if x:")
    await desk.keyboard.press("Enter")
    await desk.keyboard.press("Tab")
    await desk.keyboard.type("return 1")
    await expect(code).to_have_value("if x:\n    return 1")
    await desk.keyboard.press("Escape")
    await expect(dialog).to_be_visible()
    await desk.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()
    await form.click()
    await expect(code).to_have_value("if x:\n    return 1")
    await dialog.locator("input[type=file]").set_input_files(
        {"name": "a.py", "mimeType": "text/x-python", "buffer": b"y = 2"}
    )
    await desk.keyboard.press("Control+Enter")
    await expect(dialog.get_by_role("alert")).to_contain_text("How sure?")
    await dialog.get_by_role("button", name="How sure?").press("Enter")
    await desk.keyboard.press("ArrowDown")
    await desk.keyboard.press("Enter")
    await shoot(desk, "form")
    await dialog.get_by_role("button", name="Submit").click()
    await expect(dialog).to_be_hidden()
    await expect(desk.locator(".message.ephemeral")).to_be_visible()
    ada = await discord_here.person("Ada")
    assert json.loads(ada.messages("@me")[-1].content) == {
        "code": "if x:\n    return 1",
        "files": [["a.py", "y = 2"]],
        "mood": ["Hardly"],
    }


async def test_buttons_on_the_page(desk: Page) -> None:
    """A click edits in place and keeps the focus; a silent bot is told of under the message; a disabled one is dead."""
    await make_buttons(desk)
    await desk.get_by_role("button", name="Change").focus()
    await desk.keyboard.press("Enter")
    await expect(desk.locator(".message .content")).to_contain_text("changed")
    await expect(desk.locator(".message .edited")).to_be_visible()
    await expect(desk.get_by_role("button", name="Change")).to_be_focused()
    await desk.get_by_role("button", name="Silent").click()
    await expect(desk.get_by_role("alert").filter(has_text="This interaction failed")).to_be_visible()
    await expect(desk.get_by_role("button", name="Off")).to_be_disabled()
    await desk.get_by_role("button", name="Pick a track").press("Enter")
    await desk.keyboard.press("Enter")
    await expect(desk.locator(".message.ephemeral")).to_contain_text("picked nnx")


DROP = """([name, type, base64]) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name, { type }));
  const drop = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer });
  document.getElementById("main").dispatchEvent(drop);
}"""


async def test_files_by_button_and_by_drop(desk: Page, discord_here: Playground, picture: bytes) -> None:
    """Files are added by the button or dropped, listed before they go, and shown after; a picture is shown inline."""
    async with desk.expect_file_chooser() as chooser:
        await desk.get_by_role("button", name="Add files").click()
    await (await chooser.value).set_files({"name": "a.py", "mimeType": "text/x-python", "buffer": b"x = 1"})
    await desk.evaluate(DROP, ["card.png", "image/png", base64.b64encode(picture).decode()])
    await expect(desk.locator("#composer .tray li")).to_have_count(2)
    await desk.locator("#composer-text").press("Enter")
    await expect(desk.locator("#composer .tray li")).to_have_count(0)
    await expect(desk.get_by_role("link", name="a.py")).to_be_visible()
    shown = desk.get_by_role("img", name="card.png")
    await expect(shown).to_have_js_property("naturalWidth", 40)
    ada = await discord_here.person("Ada")
    assert [one.filename for one in ada.messages("@me")[0].attachments] == ["a.py", "card.png"]


async def test_second_person(desk: Page, discord_here: Playground) -> None:
    """One can become somebody else and back; each sees what is theirs."""
    await desk.keyboard.type("from Ada")
    await desk.keyboard.press("Enter")
    await expect(desk.locator(".message")).to_have_count(1)
    await desk.get_by_role("button", name="You are: Ada").click()
    await desk.get_by_role("menuitem", name="Somebody new…").click()
    await desk.get_by_label("Name").fill("Grace")
    await desk.keyboard.press("Enter")
    await expect(desk.get_by_role("button", name="You are: Grace")).to_be_visible()
    await expect(desk.locator(".message")).to_have_count(0)
    await desk.get_by_role("button", name="general").click()
    grace = await discord_here.person("Grace")
    ada = await discord_here.person("Ada")
    await ada.send(f"hello {grace.mention}")
    await expect(desk.locator(".message.pings .mention")).to_have_text("@Grace")


async def test_absent_bot(browser: Browser, discord_here: Playground, log_in: Any) -> None:  # noqa: ANN401
    """While the bot is away the page says so; when it is back, the sentence goes."""
    page = await open_page(browser, discord_here, DESK)
    away = page.get_by_text("The tutor is restarting…")
    await expect(away).to_be_visible()
    async with log_in():
        await expect(away).to_be_hidden()
    await expect(away).to_be_visible()
    await page.context.close()


async def test_what_people_write_is_not_run(desk: Page, discord_here: Playground) -> None:
    """Markup in messages and names is shown as text."""
    eve = await discord_here.person("<img src=x onerror=alert(1)>")
    text = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    await eve.send(text)
    await desk.get_by_role("button", name="general").click()
    await expect(desk.locator(".message .content")).to_have_text(text)
    await expect(desk.locator(".message .author")).to_have_text(eve.name)
    assert await desk.locator("#timeline img, #timeline script").count() == 0


@pytest.mark.parametrize("place", ["", "#general"])
async def test_phone(browser: Browser, discord_here: Playground, bot: object, place: str) -> None:
    """On 375 pixels nothing runs over the side, the channels are behind a button, and a form fills the window."""
    assert bot is not None
    ada = await discord_here.person("Ada")
    where = "general" if place else "@me"
    await ada.send("```py\n" + "x = " + "1 + " * 60 + "1\n```" + "w" * 300, where=where)
    await ada.send("card", where=where)
    page = await open_page(browser, discord_here, PHONE, place)
    await expect(page.locator(".container")).to_be_visible()
    for part in ("document.documentElement", "document.getElementById('timeline')"):
        assert await page.evaluate(f"{part}.scrollWidth <= {part}.clientWidth")
    await shoot(page, f"phone-{where.strip('@')}")
    await expect(page.get_by_role("button", name="problems")).to_be_hidden()
    box = page.get_by_role("combobox", name="Message")
    await box.fill("```py\n" + "x = " + "1 + " * 60 + "1\n```")
    code = await box.bounding_box()
    assert code is not None
    assert code["width"] > 0.9 * PHONE["width"], "code has the whole width: no line of it is broken"
    assert code["height"] < 0.2 * PHONE["height"]
    await shoot(page, f"phone-code-{where.strip('@')}")
    await box.fill("")
    await page.get_by_role("button", name="Show channels").click()
    await page.get_by_role("button", name="problems").click()
    await expect(page.get_by_role("heading", name="#problems", exact=True)).to_be_visible()
    await page.get_by_role("button", name="Commands", exact=True).click()
    await page.get_by_role("option", name="/problem").click()
    await page.get_by_label("name: ").fill("x")
    await page.get_by_label("count: ").focus()
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Form", exact=True).click()
    form = await page.get_by_role("dialog").bounding_box()
    assert form is not None
    assert (form["x"], form["width"]) == (0, 375)
    assert await page.evaluate("document.documentElement.scrollWidth") == 375
    await page.context.close()
