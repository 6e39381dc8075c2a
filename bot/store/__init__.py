"""The database: models and repositories. Database errors never leave this folder."""
