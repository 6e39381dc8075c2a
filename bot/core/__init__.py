"""The tutor without Discord."""
