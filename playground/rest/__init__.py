"""Discord's REST API, a module a topic."""
