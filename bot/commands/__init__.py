"""What people can ask of the bot in Discord: parse, call the core, hand the result to the views."""
