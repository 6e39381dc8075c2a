"""The Discord side of jaxtutor: the bot, the tutor behind it, and its store."""
