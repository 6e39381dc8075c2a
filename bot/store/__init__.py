"""The database: models and repositories. Database errors never leave this folder."""

from bot.store.errors import OpenStoreError, StoreError
from bot.store.migration import upgrade_database
from bot.store.store import Store, open_store

__all__ = ["OpenStoreError", "Store", "StoreError", "open_store", "upgrade_database"]
