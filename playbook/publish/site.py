"""A site as text in, a folder of web pages out: the only module that knows the site engine, MkDocs with Material."""

from __future__ import annotations

import logging
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from markupsafe import escape

from playbook.diagnostics import Message, PlaybookError, _
from playbook.load.pictures import bare_picture, is_picture
from playbook.locale import Language
from playbook.render.sources import NavItem, SiteSource

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

ASSETS = "assets/playbook"  # where the style sheets, scripts and fonts stand in the site

_UNUSED = (  # what the engine makes or brings along and no page asks for
    "404.html",  # would need to know the site's public address, and so would the next
    "sitemap.xml*",
    "assets/**/*.map",
    "assets/images/favicon.png",
    "assets/javascripts/lunr/**/*.js",
)
_STEMMERS = {"lunr.stemmer.support.min.js", "lunr.ru.min.js"}
# The engine's search reads «СкидкаОтсрочка» where two cells touch.
_TOUCHING = re.compile(r"</(?:t[dh]|d[td]|div|caption|figcaption|summary|text|title|desc|svg)>(?=<)")
_ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",  # or Material prints a banner
    "SOURCE_DATE_EPOCH": "0",  # no page bears the day of its build
}


def publish_site(  # noqa: PLR0913  # four places on the disk, each named by its caller
    source: SiteSource, folder: Path, *, settings: Path, theme: Path, assets: Path, scratch: Path
) -> None:
    """Write the site into `folder`; what stood there is removed.

    `settings` is a `mkdocs.yml`, `theme` a folder of overrides for it: both are code and trusted like it. `assets`
    holds `site/` and `vendor/`, which go into each site. The Markdown is written to `scratch`. Nothing of the source's
    is read as settings or as a template, and its files never meet the engine, which would make a page of any Markdown.

    Raises: PlaybookError, if the engine has anything to complain of, or a file cannot be read or written.
    """
    try:
        docs = scratch / "docs"
        shutil.rmtree(docs, ignore_errors=True)
        _write_files(_for_the_engine(source, assets), docs)
        with _quiet_engine() as complaints:
            config = _read_settings(settings)
            config.load_dict(_from_the_book(source, config, docs, folder, theme))
            _validate(config, _language(source), complaints)
            _run(config, complaints)
        _remove_unused(folder)
        _write_files(_of_the_book(source), folder)
    except OSError as error:
        raise PlaybookError(
            _("The site cannot be written: {reason}.", reason=f"{error.strerror}: {error.filename}")
        ) from error


def _write_files(files: Iterable[tuple[str, bytes | Path]], folder: Path) -> None:
    folders: set[Path] = set()
    for path, content in files:
        target = folder / path
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        if isinstance(content, Path):
            shutil.copyfile(content, target)
        else:
            target.write_bytes(content)


def _for_the_engine(source: SiteSource, assets: Path) -> Iterator[tuple[str, bytes | Path]]:
    for path, text in source.pages.items():
        yield path, _TOUCHING.sub(r"\g<0> ", text).encode()
    for root, place in ((assets / "site", ASSETS), (assets / "vendor", f"{ASSETS}/vendor")):
        for file in sorted(root.rglob("*")):
            if file.is_file() and file.suffix != ".md":
                yield f"{place}/{file.relative_to(root).as_posix()}", file


def _of_the_book(source: SiteSource) -> Iterator[tuple[str, bytes | Path]]:
    for path, content in source.files.items():
        yield path, bare_picture(path, _bytes_of(content)) if is_picture(path) else content


def _bytes_of(content: bytes | Path) -> bytes:
    return content.read_bytes() if isinstance(content, Path) else content


@contextmanager
def _quiet_engine() -> Iterator[list[str]]:
    """Gather what the engine warns of instead of printing it, and give its environment back afterwards."""
    complaints: list[str] = []
    listener = _Listener(complaints)
    logger = logging.getLogger("mkdocs")
    before = {name: os.environ.get(name) for name in _ENVIRONMENT}
    propagate, level = logger.propagate, logger.level
    logger.addHandler(listener)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    os.environ.update(_ENVIRONMENT)
    try:
        yield complaints
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagate
        logger.setLevel(level)
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


class _Listener(logging.Handler):
    def __init__(self, complaints: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._complaints = complaints

    def emit(self, record: logging.LogRecord) -> None:
        self._complaints.append(record.getMessage())


def _read_settings(settings: Path) -> MkDocsConfig:
    # Imported here and below: the engine costs 0.3 s, and most commands build no site.
    from mkdocs.config.defaults import MkDocsConfig  # noqa: PLC0415
    from mkdocs.exceptions import ConfigurationError  # noqa: PLC0415
    from mkdocs.utils.yaml import get_yaml_loader, yaml_load  # noqa: PLC0415

    config = MkDocsConfig(config_file_path=str(settings))
    try:
        with settings.open("rb") as file:
            config.load_dict(yaml_load(file, get_yaml_loader(config=config)))
    except ConfigurationError as error:
        raise PlaybookError(_("{file} cannot be read: {reason}", file=str(settings), reason=str(error))) from error
    return config


def _validate(config: MkDocsConfig, language: Language, complaints: list[str]) -> None:
    errors, warnings = config.validate()
    complaints.extend(f"{name}: {problem}" for name, problem in [*errors, *warnings])
    if complaints:
        raise _complaint(complaints)
    if toc := config.mdx_configs.get("toc"):
        toc["permalink_title"] = _("Link to this heading").in_language(language)


def _from_the_book(
    source: SiteSource, settings: Mapping[str, Any], docs: Path, folder: Path, theme: Path
) -> dict[str, Any]:
    # The engine's templates do not escape, so that titles are handed over escaped.
    return {
        "site_name": escape(source.title),
        "site_description": source.description,
        "copyright": escape(source.company),
        "docs_dir": str(docs),
        "site_dir": str(folder),
        "nav": [_nav_entry(item) for item in source.navigation],
        "theme": _theme(source, settings["theme"], theme),
        "use_directory_urls": False,
        "repo_url": None,
        "strict": True,
    }


def _nav_entry(item: NavItem) -> dict[str, Any]:
    title = escape(item.title)
    if not item.children:
        return {title: item.path}
    children: list[Any] = [_nav_entry(child) for child in item.children]
    return {title: [item.path, *children] if item.path else children}


def _theme(source: SiteSource, chosen: str | Mapping[str, Any], overrides: Path) -> dict[str, Any]:
    theme: dict[str, Any] = {"name": chosen} if isinstance(chosen, str) else dict(chosen)
    theme |= {"language": source.language, "font": False, "custom_dir": str(overrides)}
    if source.logo:
        theme["logo"] = quote(source.logo)  # no name of a file may end the attribute that it stands in
    if isinstance(theme.get("palette"), list):
        theme["palette"] = [_in_language(colours, _language(source)) for colours in theme["palette"]]
    return theme


def _in_language(colours: Mapping[str, Any], language: Language) -> dict[str, Any]:
    names = {"Dark colours": _("Dark colours"), "Light colours": _("Light colours")}
    toggle = dict(colours.get("toggle", {}))
    toggle["name"] = names.get(toggle.get("name", ""), Message(toggle.get("name", ""))).in_language(language)
    return {**colours, "toggle": toggle}


def _language(source: SiteSource) -> Language:
    return "ru" if source.language == "ru" else "en"


def _run(config: MkDocsConfig, complaints: list[str]) -> None:
    from mkdocs.commands.build import build  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    try:
        build(config)
    except MkDocsException as error:
        raise _complaint(complaints or [str(error)]) from error
    if complaints:
        raise _complaint(complaints)


def _remove_unused(folder: Path) -> None:
    for pattern in _UNUSED:
        for file in list(folder.glob(pattern)):
            if file.is_file() and file.name not in _STEMMERS:
                file.unlink()


def _complaint(complaints: Iterable[str]) -> PlaybookError:
    return PlaybookError(_("The site engine complains: {complaints}", complaints="; ".join(dict.fromkeys(complaints))))
