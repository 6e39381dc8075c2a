"""Alembic's migrations. `bot.store.migration` finds them here, wherever this package is installed."""
