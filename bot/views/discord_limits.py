"""What Discord accepts, as data: the one place that knows these numbers.

Lengths are in UTF-16 code units, as Discord's clients count them: never fewer than the code points that its servers
count, so a text within a limit here is within it on both sides.
"""

from __future__ import annotations

MESSAGE_TEXT_UNITS = 4_000
"""All text displays of one message together."""

MESSAGE_COMPONENTS = 40
"""Components of one message, nested ones included."""

MESSAGE_FILES = 10
FILE_BYTES = 10 * 1024 * 1024
"""One file; a boosted server allows more, no place allows less."""

ALT_TEXT_UNITS = 1_024
"""The description of an attachment, read aloud by screen readers."""

BUTTONS_PER_ROW = 5
BUTTON_LABEL_UNITS = 80
CUSTOM_ID_UNITS = 100

SELECT_OPTIONS = 25
SELECT_TEXT_UNITS = 100
"""An option's label, value and description, each."""

MODAL_TITLE_UNITS = 45
MODAL_LABEL_UNITS = 45
MODAL_DESCRIPTION_UNITS = 100
MODAL_TEXT_UNITS = 4_000
"""What a text input holds, preset or typed."""

MODAL_PLACEHOLDER_UNITS = 100

CHOICES = 25
"""Suggestions of one autocompletion."""

CHOICE_UNITS = 100
"""A suggestion's name and value, each."""

THREAD_NAME_UNITS = 100

INTERACTION_TOKEN_SECONDS = 15 * 60
"""How long an interaction's messages can be edited through its token."""
