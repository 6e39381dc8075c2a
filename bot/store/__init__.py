"""The database: models and repositories. Database errors never leave this folder."""

from bot.store.errors import OpenStoreError
from bot.store.migration import upgrade
from bot.store.store import Store, open_store

__all__ = ["OpenStoreError", "Store", "open_store", "upgrade"]
