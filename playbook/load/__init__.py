"""Reads the book: a folder in; the typed book, where everything in it stands, and the mistakes that keep it from being read out."""

from playbook.load.book import Loaded, load_book
from playbook.load.source_map import SourceMap

__all__ = ["Loaded", "SourceMap", "load_book"]
