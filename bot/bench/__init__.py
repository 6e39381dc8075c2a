"""What `jaxtutor bench` measures, each figure beside what a user would do instead, in one run."""
