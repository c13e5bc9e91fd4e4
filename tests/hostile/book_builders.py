"""Books that mean harm: each builder writes one into a folder; what reading it must give stands in the tests."""

from __future__ import annotations

import os
from pathlib import Path

MASTHEAD = "book: {title: Hostile}\n"


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    """Files into a folder, with a masthead unless `files` bring their own."""
    for name, content in {"book.yml": MASTHEAD, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def alias_bomb(folder: Path) -> None:
    lines = ["x0: &x0 [a, a, a, a, a, a, a, a, a, a]"]
    lines += [f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 10)}]" for n in range(1, 12)]
    write(folder, {"bomb.yml": "\n".join(lines)})


def many_values(folder: Path) -> None:
    write(folder, {"a.yml": "roles: [" + "a, " * 3_000_000 + "]\n"})


def alias_bomb_in_a_book(folder: Path) -> None:
    """Just within the limit of nodes, where the model meets it."""
    reasons = ", ".join(["*r"] * 100)
    states = "\n".join(f"      - {{id: s{n}, title: S, kind: lost, reasons: *rs}}" for n in range(150))
    text = f"""
pipelines:
  - id: p
    title: &r {{id: a, titel: A}}
    summary: &rs [{reasons}]
    states:
{states}
"""
    write(folder, {"bomb.yml": text})


def recursive_alias(folder: Path) -> None:
    write(folder, {"a.yml": "roles: &a\n  - &b {id: a, title: A, tools: *a}\n", "b.yml": "x: &x {y: *x}\n"})


def long_scalar(folder: Path) -> None:
    write(folder, {"a.yml": "roles:\n  - {id: a, title: " + "a" * 10_000_000 + "}\n  - {id: b, title: B}\n"})


def long_block_scalar(folder: Path) -> None:
    write(folder, {"a.yml": "roles:\n  - id: a\n    title: A\n    body: |\n" + "      слово\n" * 500_000})


def large_file(folder: Path) -> None:
    write(folder, {"a.yml": "roles:\n" + "# comment\n" * 3_400_000})


def large_text(folder: Path) -> None:
    write(folder, {"a.yml": "roles:\n  - {id: a, title: A, body: {file: a.md}}\n", "a.md": "word " * 2_000_000})


def deep_flow(folder: Path) -> None:
    write(folder, {"a.yml": "roles: " + "[" * 10_000 + "]" * 10_000, "b.yml": "roles: " + "{a: " * 10_000})


def deep_block(folder: Path) -> None:
    write(folder, {"a.yml": "\n".join("  " * depth + "a:" for depth in range(2_000)), "b.yml": "- " * 10_000 + "a"})


def many_keys(folder: Path) -> None:
    keys = "".join(f"    k{number}: x\n" for number in range(100_000))
    write(folder, {"a.yml": "roles:\n  - id: a\n    title: A\n" + keys})


def many_sections(folder: Path) -> None:
    write(folder, {"a.yml": "".join(f"rolles{number}: []\n" for number in range(100_000))})


def many_duplicates(folder: Path) -> None:
    write(folder, {"a.yml": "roles:\n  - id: a\n    title: A\n" + "    mission: x\n" * 100_000})


def many_bad_items(folder: Path) -> None:
    write(folder, {"a.yml": "roles:\n" + "  - {id: A, title: [x], tols: 1}\n" * 10_000})


def many_bad_items_on_one_line(folder: Path) -> None:
    write(folder, {"a.yml": "roles: [" + "{id: A, title: [x]}, " * 10_000 + "]\n"})


def many_bad_values(folder: Path) -> None:
    write(folder, {"a.yml": "roles:\n  - id: a\n    title: A\n    tools:\n" + "      - [x]\n" * 100_000})


def many_files(folder: Path) -> None:
    write(folder, {f"roles/{number}.yml": f"roles: [{{id: r{number}, title: R}}]\n" for number in range(20_000)})


def many_files_with_a_finding(folder: Path) -> None:
    write(folder, {f"roles/{number}.yml": "roles: [{id: r, title: R}]\n" for number in range(20_000)})


def hungry_values(folder: Path) -> None:
    """Values on which a careless regular expression needs forever, each at its limit of length."""
    long = 900_000
    values = {
        "book: {title: T, margin_floor: VALUE}": ["1" * long, "1" + " " * long + "x", "1." * long, "9" * 38 + "%%"],
        "book: {title: T, effective: VALUE}": ["2026-" * long, "1" * long],
        "book: {title: T, currency: VALUE}": ["A" * long],
        "book: {title: T, language: VALUE}": ["ru" * long],
        "roles: [{id: VALUE, title: A}]": ["a" * long, "a-" * long, "a" * long + "!"],
        "roles: [{id: a, title: A, headcount: VALUE}]": ["1 000" * long, "1_" * long, "1e999999999", "9" * 10_000],
        "roles: [{id: a, title: A, capacity: VALUE}]": ["1 " * long, "1-" * long, "{from: 1e999999999}"],
        "terms: [{id: a, title: A, minimum_order: VALUE}]": ["1 " * long, "1" + "000 " * long, "0x" + "f" * long],
        "terms: [{id: a, title: A, defer: VALUE}]": ["1" * long + "d", "1" + " " * long + "d", "1.1" * long],
        "attributes: [{id: a, title: A, kind: flag, may_be_unknown: VALUE}]": ["true" * long],
        "VALUE: []": ["a" * long, "roles" * long],
    }
    cases = [template.replace("VALUE", value) for template, inner in values.items() for value in inner]
    write(folder, {f"a{number}.yml": case for number, case in enumerate(cases) if not case.startswith("book")})
    write(folder, {f"b{number}.yml": case for number, case in enumerate(cases) if case.startswith("book")})


def huge_numbers(folder: Path) -> None:
    numbers = ["1e999999999", "9" * 10_000, "-" + "9" * 10_000, "inf", "nan", "1_" * 5_000 + "0", "0." + "0" * 10_000]
    items = [f"  - {{id: a{at}, title: A, headcount: {number}}}" for at, number in enumerate(numbers)]
    items += [f"  - {{id: b{at}, title: A, capacity: {{from: {number}}}}}" for at, number in enumerate(numbers)]
    write(folder, {"a.yml": "roles:\n" + "\n".join(items)})


PATHS = [
    "../secret.md",
    "/etc/passwd",
    "a/../../secret.md",
    "..",
    ".",
    "/",
    "~/x",
    "\\\\host\\x",
    "x/../../book/../secret.md",
]


def paths_out(folder: Path) -> None:
    """Every field that takes a path, and every path that leads out."""
    (folder.parent / "secret.md").write_text("secret", encoding="utf-8")
    lines = ["book:", "  title: T", f"  logo: {PATHS[0]}", "roles:"]
    lines += [f"  - {{id: r{at}, title: R, body: {{file: '{path}'}}}}" for at, path in enumerate(PATHS)]
    lines += ["documents:", *[f"  - {{id: d{at}, title: D, file: '{path}'}}" for at, path in enumerate(PATHS)]]
    write(folder, {"book.yml": "\n".join(lines)})


def links_out(folder: Path) -> None:
    (folder.parent / "secret.yml").write_text("roles: [{id: secret, title: S}]", encoding="utf-8")
    (folder.parent / "secret.md").write_text("secret", encoding="utf-8")
    write(folder, {"a.yml": "roles:\n  - {id: a, title: A, body: {file: out.md}}\n"})
    (folder / "out.yml").symlink_to("../secret.yml")
    (folder / "out.md").symlink_to(folder.parent / "secret.md")
    (folder / "folder").symlink_to("/etc")
    (folder / "zero.yml").symlink_to("/dev/zero")


def links_in_a_circle(folder: Path) -> None:
    write(folder, {"inner/a.yml": "roles: [{id: a, title: A}]\n"})
    (folder / "self.yml").symlink_to("self.yml")
    (folder / "one.yml").symlink_to("two.yml")
    (folder / "two.yml").symlink_to("one.yml")
    (folder / "inner" / "up").symlink_to("..")
    (folder / "nowhere.yml").symlink_to("missing.yml")


def pipes_and_devices(folder: Path) -> None:
    write(folder, {"a.yml": "roles:\n  - {id: a, title: A, body: {file: pipe.md}}\n"})
    os.mkfifo(folder / "pipe.yml")
    os.mkfifo(folder / "pipe.md")
    (folder / "folder.yml").mkdir()
    (folder / "folder.yml" / "b.yml").write_text("roles: [{id: b, title: B}]", encoding="utf-8")


def strange_names(folder: Path) -> None:
    write(
        folder, {"a\nb.yml": "roles: [{id: a, title: A}]", "\x1b[31m.yml": "rolles: []", "пробел и №.yml": "rolles: []"}
    )
    (folder / os.fsdecode(b"\xff\xfe.yml")).write_text("roles: []", encoding="utf-8")
    (folder / os.fsdecode(b"\xff\xfe.md")).write_text("x", encoding="utf-8")


def keys_of_python(folder: Path) -> None:
    keys = ["__proto__", "__class__", "__init__", "constructor", "model_config", "address", "unread", "files", "copy"]
    items = "".join(f"    {key}: {{a: b}}\n" for key in keys)
    hidden = '  - {id: b, title: B, "\\0address": [x]}\n'
    top = "".join(f"{key}: [a]\n" for key in ("unread", "files", "masthead", "__proto__", '"\\0unread"', '"\\0files"'))
    write(folder, {"a.yml": f"roles:\n  - id: a\n    title: A\n{items}{hidden}{top}"})


def characters(folder: Path) -> None:
    escapes = ["\\0", "\\x1b[31m", "\\u0085", "\\uFFFE", "\\U0001F600", "\\u202e", "\\u200b"]
    items = [f'  - {{id: a{at}, title: "x{escape}y"}}' for at, escape in enumerate(escapes)]
    write(folder, {"a.yml": "roles:\n" + "\n".join(items), "b.yml": 'roles: [{id: b, title: "\\ud800"}]'})
    write(folder, {"c.yml": b"roles: [{id: c, title: \xed\xa0\x80}]", "d.yml": b"\0" * 1000, "e.yml": b""})
    write(folder, {"f.yml": bytes(range(256)) * 100, "g.yml": "roles: [{id: g, title: \x07}]"})


def long_lines(folder: Path) -> None:
    text = "roles:\n  - {id: a, title: A, tools: [" + "слово, " * 300_000 + "]}\n"
    write(
        folder,
        {"a.yml": text, "b.yml": "x" * 2_000_000 + ": y: z", "c.yml": "roles: [{id: [" + "[], " * 200_000 + "]}]"},
    )


def format_strings(folder: Path) -> None:
    """Braces of Python's own in everything that a sentence quotes."""
    text = """
"{0.__class__}": []
roles:
  - {id: "{x}", title: "{0}", "{nope}": 1, headcount: "{count}", body: {file: "{path}"}, reports_to: "{a.b}"}
  - {id: "%s%n", title: "%(x)s", headcount: "%d"}
"""
    write(folder, {"a.yml": text})


BUILDERS = [
    alias_bomb,
    many_values,
    alias_bomb_in_a_book,
    recursive_alias,
    long_scalar,
    long_block_scalar,
    large_file,
    large_text,
    deep_flow,
    deep_block,
    many_keys,
    many_sections,
    many_duplicates,
    many_bad_items,
    many_bad_items_on_one_line,
    many_bad_values,
    many_files,
    many_files_with_a_finding,
    hungry_values,
    huge_numbers,
    paths_out,
    links_out,
    links_in_a_circle,
    pipes_and_devices,
    strange_names,
    keys_of_python,
    characters,
    long_lines,
    format_strings,
]
