"""What the page may not do."""

from __future__ import annotations


class RefusalError(Exception):
    """Something that a person tried and Discord's client would not let through; the message is shown as it is."""
