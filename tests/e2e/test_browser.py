"""The main job as a beginner does it: in a browser, by keyboard, on the playground's page, with everything real."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.e2e.conftest import House

pytestmark = pytest.mark.browser

DESK = {"width": 1180, "height": 900}
PHONE = {"width": 390, "height": 844}
ANSWER_MS = 60_000
WRONG = "bias_bare_array"


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """Debian's Chromium, without a window."""
    async with async_playwright() as playwright:
        # Without its sandbox: tests run as root in a container, and the page is our own.
        # Without its background services: no test reaches beyond this machine.
        browser = await playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
        yield browser
        await browser.close()


@pytest.fixture
def shots(tmp_path: Path) -> Path:
    """Where pictures of the page go: the folder that JAXTUTOR_SHOTS names, or one that is thrown away."""
    folder = Path(os.environ.get("JAXTUTOR_SHOTS") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


async def type_command(page: Page, command: str) -> None:
    """Type a slash command and send it."""
    box = page.get_by_role("combobox", name="Message")
    await box.click()
    await box.press_sequentially(f"/{command}")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("group", name=f"Command {command}")).to_be_visible()
    await page.keyboard.press("Enter")


async def paste(page: Page, text: str) -> None:
    """Put text into the message box, as pasting does, and send it."""
    box = page.get_by_role("combobox", name="Message")
    await box.fill(text)
    await page.get_by_role("button", name="Send", exact=True).click()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
async def test_the_main_job_in_a_browser(
    real_house: House, browser: Browser, shots: Path, size: dict[str, int], request: pytest.FixtureRequest
) -> None:
    """Fetch, read, paste something wrong, see why, correct it, be accepted, and find it in picture and board."""
    name = request.node.callspec.id
    problem = real_house.bank.find("nnx-multi-param-module")
    wrong = next(one for one in problem.wrong if one.name == WRONG)
    page = await browser.new_page(viewport={"width": size["width"], "height": size["height"]}, device_scale_factor=1)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))

    async def take(step: str) -> None:
        await page.screenshot(path=shots / f"{name}-{step}.png")
        # Long code scrolls in its own box: no message is wider than the window.
        panels = page.locator(".container")
        edges = await panels.evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
        assert max(edges, default=0) <= size["width"]

    await page.goto(real_house.playground.page_url)
    await page.get_by_role("combobox", name="Message").wait_for()
    await take("1-start")

    await type_command(page, "problem")
    await expect(page.get_by_text("Submit code").first).to_be_visible()
    await take("2-problem")
    for number in range(2, len(problem.statement.pages()) + 1):
        await page.get_by_role("button", name="Next").click()
        await expect(page.get_by_text(f"Page {number} of")).to_be_visible()
        await take(f"3-page-{number}")

    await paste(page, f"```py\n{wrong.source}```")
    await expect(page.get_by_text("A requirement is not met")).to_be_visible(timeout=ANSWER_MS)
    await expect(page.get_by_text("is a bare array")).to_be_visible()
    await take("4-wrong")

    await page.get_by_role("button", name="Hint").last.click()
    await expect(page.get_by_text("Hint 1 of 3")).to_be_visible()
    await take("5-hint")

    await paste(page, f"```py\n{problem.reference}```")
    await expect(page.get_by_text("Accepted").last).to_be_visible(timeout=ANSWER_MS)
    await take("6-accepted")

    await type_command(page, "progress")
    picture = page.get_by_role("img", name="Progress of").last
    await expect(picture).to_be_visible()
    await expect(page.get_by_text("← you")).to_be_visible()
    await picture.evaluate("image => image.decode()")
    await take("7-progress")

    await type_command(page, "tracks")
    atlas = page.get_by_role("img", name="Map of the tracks").last
    await expect(atlas).to_be_visible()
    await atlas.evaluate("image => image.decode()")
    await take("8-tracks")
    await page.get_by_role("button", name="See a track's problems").last.click()
    await page.get_by_role("option", name="NNX primitives").click()
    await expect(page.get_by_text("you can try it anyway")).to_be_visible()
    await take("9-track")

    await type_command(page, "help")
    await expect(page.get_by_text("How this works")).to_be_visible()
    await take("10-help")
    assert faults == []
