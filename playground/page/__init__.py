"""The chat page's side of the server: what people see, and what they can do."""
