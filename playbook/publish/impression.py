"""What a press is given beside text, and what it tells of a book that it printed: known without WeasyPrint, which is slow to import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """What a press needs to know before its first sheet."""

    style: str
    head: str  # of the HTML document: title, author, dates
    language: str
    images: Mapping[str, bytes] = field(default_factory=dict)
    watermark: str = ""


@dataclass(frozen=True, slots=True)
class Impression:
    """What stands in a PDF that was just written, and what was wrong on the way.

    `laid_out` counts how often a part was laid out; `refused` are addresses that were asked for in vain, `broken_links` targets that are
    not in the book.
    """

    pages: int
    laid_out: int
    refused: tuple[str, ...]
    broken_links: tuple[str, ...]
    warnings: tuple[str, ...]
