"""Settings: read once from the environment, at the root, into a frozen value."""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import quote

from pydantic import AfterValidator, AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "JAXTUTOR_"
TEST_ONLY = frozenset({"JAXTUTOR_TEST_REQUIRE", "JAXTUTOR_SHOTS"})
"""Names with the prefix that the test suite reads, and the bot ignores."""


class ReadSettingsError(Exception):
    """A setting is unknown or malformed; the message names each one, for the operator."""


def data_home(variable: str, fallback: str) -> Path:
    """Find the folder the XDG base directory specification names for this person."""
    return Path(os.environ.get(variable) or Path.home() / fallback) / "jaxtutor"


def check_http(url: str) -> str:
    """Accept an http(s) address, without its trailing slash."""
    if not url.startswith(("http://", "https://")):
        raise ValueError("must start with http:// or https://")
    return url.rstrip("/")


def check_ws(url: str) -> str:
    """Accept a ws(s) address."""
    if not url.startswith(("ws://", "wss://")):
        raise ValueError("must start with ws:// or wss://")
    return url


class Settings(BaseSettings):
    """Everything an operator can set. The README's table is checked against this class."""

    model_config = SettingsConfigDict(frozen=True, env_prefix=PREFIX, env_ignore_empty=True, extra="ignore")

    discord_token: SecretStr | None = Field(
        default=None,
        validation_alias=AliasChoices("DISCORD_TOKEN"),
        description="The bot's token. Without it, the playground opens instead of Discord.",
    )
    database_url: str = Field(
        default="",
        description="Where progress lives: `sqlite:///PATH` or `postgresql://USER:PASSWORD@HOST/NAME`. "
        "Empty: an SQLite file in the data folder.",
    )
    data: Path = Field(
        default_factory=lambda: data_home("XDG_DATA_HOME", ".local/share"),
        description="Folder for the SQLite file and the secret that hidden inputs are drawn from.",
    )
    cache: Path = Field(
        default_factory=lambda: data_home("XDG_CACHE_HOME", ".cache"),
        description="Folder for what can be computed again: reference outputs and compiled code.",
    )
    backend: Literal["auto", "docker", "process"] = Field(
        default="auto", description="Where learner code runs. `auto` takes Docker where an engine and the image are."
    )
    docker_image: str = Field(default="jaxtutor-box", description="The judge's image, as `make image` names it.")
    docker_runtime: str | None = Field(default=None, description="Another OCI runtime for boxes, such as `runsc`.")
    box_python: Path | None = Field(
        default=None,
        description="A Python with JAX and Flax for the `process` backend. Empty: `.venv-box` of this checkout.",
    )
    slots: int | None = Field(
        default=None, ge=1, le=64, description="Submissions judged at once. Empty: one a core, four at most."
    )
    submissions_per_box: int | None = Field(
        default=None, ge=1, description="Throw a box away after so many submissions; 1 gives each its own."
    )
    allow_process_on_discord: Literal["", "i-trust-every-learner"] = Field(
        default="",
        description="`process` is for your own code. To serve Discord with it anyway, set this to "
        "`i-trust-every-learner`.",
    )
    message_content: bool = Field(
        default=False,
        description="Ask for the privileged message-content intent, so that bare code blocks work in more places.",
    )
    discord_api: Annotated[str, AfterValidator(check_http)] | None = Field(
        default=None, description="Another REST base, such as `http://127.0.0.1:8080/api/v10`."
    )
    discord_gateway: Annotated[str, AfterValidator(check_ws)] | None = Field(
        default=None, description="Another gateway, such as `ws://127.0.0.1:8080/`."
    )
    playground_port: int = Field(
        default=8484, ge=0, le=65535, description="The playground's port on 127.0.0.1; 0 takes a free one."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(default="info", description="How much is logged.")
    log_format: Literal["text", "json"] = Field(default="text", description="Log lines for people or for machines.")

    @property
    def resolved_database_url(self) -> str:
        """The database's URL, with the default filled in."""
        return self.database_url or f"sqlite:///{quote(str(self.data / 'jaxtutor.db'))}"


def name_setting(field: str) -> str:
    """Name the environment variable behind a field."""
    return "DISCORD_TOKEN" if field == "discord_token" else PREFIX + field.upper()


def read_settings() -> Settings:
    """Read the settings from the process's environment.

    Raises:
        ReadSettingsError: A variable with our prefix is unknown, or a value is malformed; each is named.
    """
    known = {name_setting(field) for field in Settings.model_fields}
    complaints = []
    for name in sorted(os.environ):
        if not name.upper().startswith(PREFIX) or name.upper() in known | TEST_ONLY:
            continue
        close = difflib.get_close_matches(name.upper(), known, n=1)
        complaints.append(f"{name} is not a setting" + (f"; did you mean {close[0]}?" if close else "."))
    try:
        settings = Settings()
    except ValidationError as error:
        settings = None
        for problem in error.errors():
            place = str(problem["loc"][0])
            name = place if place == "DISCORD_TOKEN" else name_setting(place.removeprefix(PREFIX.lower()))
            # The value stays out of the sentence: it may be a password.
            complaints.append(f"{name}: {problem['msg'].removeprefix('Value error, ')}.")
    if complaints or settings is None:
        raise ReadSettingsError("\n".join([*complaints, "The README lists every setting."]))
    return settings
