"""Given a path in a text, I get the Markdown of that file, or why not."""

from __future__ import annotations

import pytest

from playbook.model.text import Text

ROLE = "roles:\n  - {id: a, title: A, body: {file: 'PATH'}}\n"
NOT_NEAR = "A path is written from the folder of the file that names it."


@pytest.mark.parametrize(
    ("yaml", "path"),
    [
        ("x.yml", "scripts/call.md"),
        ("team/x.yml", "../scripts/call.md"),
        ("scripts/x.yml", "call.md"),
        ("x.yml", "./scripts//call.md"),
    ],
)
def test_a_path_is_relative_to_the_file_that_names_it(load, yaml, path):
    loaded = load({yaml: ROLE.replace("PATH", path), "scripts/call.md": "Hello!\n"})

    assert loaded.diagnostics == ()
    assert loaded.book.roles[0].body == Text("Hello!\n", "scripts")


@pytest.mark.parametrize(
    ("path", "found"),
    [
        (
            "scripts/cal.md",
            ("F002", "There is no file “scripts/cal.md” in the book.", "Did you mean “scripts/call.md”?"),
        ),
        (
            "zzz",
            (
                "F002",
                "There is no file “zzz” in the book.",
                NOT_NEAR,
            ),
        ),
        ("scripts", ("F002", "There is no file “scripts” in the book.", NOT_NEAR)),
        (
            "_draft.md",
            (
                "F002",
                "There is no file “_draft.md” in the book.",
                NOT_NEAR,
            ),
        ),
        (
            "../call.md",
            ("F011", "The path “../call.md” leads out of the book's folder.", "Copy the file into the book's folder."),
        ),
        (
            "/etc/passwd",
            ("F011", "The path “/etc/passwd” leads out of the book's folder.", "Copy the file into the book's folder."),
        ),
        ("old.md", ("F010", "The file “old.md” is not UTF-8.", "Save the file anew as UTF-8.")),
    ],
)
def test_a_file_that_cannot_be_had_is_told(load, path, found):
    files = {"scripts/call.md": "Hello!\n", "_draft.md": "x", "old.md": "Привет".encode("cp1251")}

    [told] = load({"x.yml": ROLE.replace("PATH", path), **files}).diagnostics

    assert (told.code, str(told.message), str(told.hint)) == found
    assert (told.place.line, told.place.column) == (2, 29)


def test_a_neighbour_is_named_as_it_would_be_written_there(load):
    [told] = load({"team/x.yml": ROLE.replace("PATH", "../scripts/cal.md"), "scripts/call.md": "x"}).diagnostics

    assert str(told.hint) == "Did you mean “../scripts/call.md”?"


def test_a_text_may_have_a_byte_order_mark_and_lines_of_windows(load):
    loaded = load({"x.yml": ROLE.replace("PATH", "a.md"), "a.md": "\ufeffOne.\r\n\r\nTwo.".encode()})

    assert str(loaded.book.roles[0].body) == "One.\n\nTwo."


def test_a_text_past_the_limit_is_told(load):
    [told] = load({"x.yml": ROLE.replace("PATH", "a.md"), "a.md": "x" * 1_000_001}).diagnostics

    assert (told.code, str(told.message)) == ("F011", "The file “a.md” is longer than 1,000,000 characters.")


@pytest.mark.parametrize("body", ["{file: a.md, title: x}", "{path: a.md}", "[a.md]", "{file: [a.md]}"])
def test_a_text_in_another_form_is_refused(load, body):
    [told] = load({"x.yml": f"roles: [{{id: a, title: A, body: {body}}}]", "a.md": "x"}).diagnostics

    assert str(told.message).startswith("Expected a text, or {file: …} with the path of a Markdown file, but ")
