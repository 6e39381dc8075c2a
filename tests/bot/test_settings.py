"""Settings: read by name, refused by name, and never echoing a secret."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.settings import ReadSettingsError, Settings, name_setting, read_settings
from bot.store.address import find_file, read_address

README = Path(__file__).parents[2] / "README.md"


def test_an_unknown_setting_is_refused_by_name_with_the_nearest_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A typing error in a variable's name cannot silently do nothing."""
    monkeypatch.setenv("JAXTUTOR_SLOT", "2")

    with pytest.raises(ReadSettingsError, match=r"JAXTUTOR_SLOT is not a setting; did you mean JAXTUTOR_SLOTS\?"):
        read_settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("JAXTUTOR_SLOTS", "many"),
        ("JAXTUTOR_SLOTS", "0"),
        ("JAXTUTOR_BACKEND", "podman"),
        ("JAXTUTOR_PLAYGROUND_PORT", "70000"),
        ("JAXTUTOR_DISCORD_API", "127.0.0.1:80"),
        ("JAXTUTOR_DISCORD_GATEWAY", "http://127.0.0.1/"),
        ("JAXTUTOR_MESSAGE_CONTENT", "maybe"),
        ("JAXTUTOR_ALLOW_PROCESS_ON_DISCORD", "yes"),
    ],
)
def test_a_malformed_value_is_refused_by_name_without_its_value(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """The complaint names the variable, and leaves out what was in it."""
    monkeypatch.setenv(name, value)

    with pytest.raises(ReadSettingsError) as caught:
        read_settings()
    assert re.search(rf"^{name}: ", str(caught.value), re.MULTILINE)


def test_every_complaint_is_made_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """An operator with three mistakes learns of three mistakes."""
    monkeypatch.setenv("JAXTUTOR_SLOTS", "x")
    monkeypatch.setenv("JAXTUTOR_LOG_LEVEL", "loud")
    monkeypatch.setenv("JAXTUTOR_NONSENSE", "1")

    with pytest.raises(ReadSettingsError) as caught:
        read_settings()
    for name in ("JAXTUTOR_SLOTS", "JAXTUTOR_LOG_LEVEL", "JAXTUTOR_NONSENSE"):
        assert name in str(caught.value)


def test_an_empty_variable_counts_as_absent_and_the_token_stays_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """``DISCORD_TOKEN=`` means no token, and a token never shows in a printed settings object."""
    monkeypatch.setenv("DISCORD_TOKEN", "")
    monkeypatch.setenv("JAXTUTOR_SLOTS", "")

    assert read_settings().discord_token is None
    monkeypatch.setenv("DISCORD_TOKEN", "abc.def.ghi")
    assert "abc.def.ghi" not in repr(read_settings())


def test_the_readme_lists_every_setting() -> None:
    """The README's table has one row for each setting, and none for a setting that is gone."""
    listed = set(re.findall(r"^\| `((?:JAXTUTOR|DISCORD)_[A-Z_]+)` \|", README.read_text("utf-8"), re.MULTILINE))

    assert listed == {name_setting(field) for field in Settings.model_fields}


def test_a_data_folder_may_have_any_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder with a per cent sign in its name is the folder that the database's URL means."""
    monkeypatch.setenv("JAXTUTOR_DATA", str(tmp_path / "50%25 off"))

    assert find_file(read_address(read_settings().resolved_database_url)) == tmp_path / "50%25 off" / "jaxtutor.db"
