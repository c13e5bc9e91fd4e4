"""`python -m bench [PART]`: measures whole processes and prints tables of ratios; `--help` tells the rest."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import analyse, audit, check, diff, editions, growth, pdf, proof, site
from bench.report import Table, as_text, circumstances, write_markdown

PARTS = ("check", "diff", "proof", "site", "pdf", "editions", "growth", "analyse", "audit")


def main() -> None:
    """Measure what was asked for."""
    wanted = _arguments()
    about, tables = circumstances(), []
    with tempfile.TemporaryDirectory(prefix="playbook-bench-") as scratch:
        for table in _tables(wanted, Path(scratch)):
            print(f"\n{as_text(table)}", flush=True)
            tables.append(table)
    print(f"\n{about}")
    if wanted.markdown:
        write_markdown(wanted.markdown, tables, about)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("part", nargs="?", choices=PARTS, help="one part only; all of them if left out")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each command (site and PDF: three at most)")
    parser.add_argument(
        "--entities", type=int, help="another size of book, or rows of a ledger or a history, for a trial"
    )
    parser.add_argument("--all", action="store_true", help="site and PDF at the largest size too: takes long")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the tables between the marks in FILE")
    return parser.parse_args()


def _tables(wanted: argparse.Namespace, scratch: Path) -> Iterator[Table]:
    few = min(wanted.rounds, 3)
    for part in (wanted.part,) if wanted.part else PARTS:
        room = scratch / part
        room.mkdir()
        match part:
            case "check":
                yield check.measure(room, wanted.entities or check.ENTITIES, wanted.rounds)
            case "diff":
                yield diff.measure(room, wanted.entities or diff.ENTITIES, wanted.rounds)
            case "proof":
                yield proof.measure(room, wanted.rounds)
            case "site":
                yield site.measure(room, wanted.entities or site.ENTITIES, few)
            case "pdf":
                yield pdf.measure(room, wanted.entities or pdf.ENTITIES, few)
            case "editions":
                yield editions.measure(room, wanted.entities or editions.ENTITIES, few)
            case "analyse":
                yield analyse.measure(room, (wanted.entities,) if wanted.entities else analyse.SIZES, few)
            case "audit":
                yield audit.measure(room, (wanted.entities,) if wanted.entities else audit.SIZES, few)
            case _:
                yield _growth(room, wanted, few)


def _growth(room: Path, wanted: argparse.Namespace, rounds: int) -> Table:
    sizes = (wanted.entities // 5, wanted.entities) if wanted.entities else growth.SIZES
    small = sizes if wanted.all or wanted.entities else growth.SMALL_SIZES
    return growth.measure(room, rounds, sizes, small)


if __name__ == "__main__":
    main()
