"""A loopback Discord with a chat page, so that the bot runs and is tested without a token."""
