"""Where templates are found."""

from __future__ import annotations

from playbook.workshop import open_workshop


def test_the_shipped_templates_are_the_last_resort():
    workshop = open_workshop()

    assert workshop.find("partials/page.html.j2").is_file()
    assert workshop.settings.name == "mkdocs.yml"


def test_a_template_of_ones_own_wins_by_its_name(tmp_path):
    (tmp_path / "templates" / "print").mkdir(parents=True)
    (tmp_path / "templates" / "print" / "cover.html.j2").write_text("mine")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    workshop = open_workshop(tmp_path / "mkdocs.yml")

    assert workshop.find("print/cover.html.j2") == tmp_path / "templates" / "print" / "cover.html.j2"
    assert workshop.find("print/contents.html.j2").is_file()
    assert workshop.settings == tmp_path / "mkdocs.yml"


def test_templates_may_be_named_alone(tmp_path):
    workshop = open_workshop(templates=tmp_path)

    assert workshop.templates[0] == tmp_path
