"""The commands: each declares its words, calls one function, prints, and gives the exit status."""

from playbook.cli.main import main

__all__ = ["main"]
