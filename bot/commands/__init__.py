"""Slash and context-menu commands, one module a topic: parse, call core, hand to views."""
