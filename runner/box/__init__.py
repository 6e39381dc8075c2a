"""What runs inside the box. Imports jax; never imports bot, problems or discord."""
