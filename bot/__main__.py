"""The `jaxtutor` command line: the composition root."""
