"""Markdown in one folder in, web pages in another out: the only module that knows the site engine, MkDocs with Material."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from markupsafe import escape

from playbook.diagnostics import Message, PlaybookError, _
from playbook.locale import Language
from playbook.plan.chapters.changes import FEED
from playbook.render.feed import feed_xml
from playbook.render.sources import NavItem, SiteSource
from playbook.workshop import open_workshop

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from pathspec.gitignore import GitIgnoreSpec

_ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",  # or Material prints a banner
    "SOURCE_DATE_EPOCH": "0",  # no page bears the day of its build
}
_PAGE_BY_PAGE = {"material/search", "material/offline"}  # plugins that never look from one page to another
_NOT_KEPT = {"404.html", "sitemap.xml"}  # templates of the theme whose result is taken out
_FRAME = 4000  # bytes of Markdown that take as long as what stands around each page


@dataclass(frozen=True, slots=True)
class Share:
    """One of several parts, of about the same work, into which the pages of a site are cut."""

    number: int = 0
    of: int = 1


@dataclass(frozen=True, slots=True)
class Run:
    """What the engine is told: the site without its pages, which stand in `docs`, and which of them to make in `folder`.

    `settings` is a `mkdocs.yml`, `theme` a folder of overrides for it: both are code and trusted like it.
    """

    frame: SiteSource
    docs: Path
    folder: Path
    settings: Path
    theme: Path
    share: Share = Share()


def run_engine(run: Run) -> None:
    """Make a share of a site's pages, each with the navigation of the whole; what is not a page comes with the first share.

    Limits: settings with plugins, hooks or templates of their own, and a theme that is not ours, may need to see all pages at
    once; then the first share is the whole site, and the others are nothing.

    Raises: PlaybookError, if the engine has anything to complain of.
    """
    with _quiet_engine() as complaints:
        config = _read_settings(run.settings)
        config.load_dict(_from_the_book(run, config))
        _validate(config, _language(run.frame), complaints)
        if run.share.of > 1:
            if _is_ours(run.theme) and _can_be_shared(config):
                _leave_out_the_others(config, run.share)
            elif run.share.number:
                return
        _build(config, complaints)
        if run.frame.feed is not None and not run.share.number:
            (run.folder / FEED).write_bytes(feed_xml(run.frame.feed, config.site_url))


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


def _from_the_book(run: Run, settings: Mapping[str, Any]) -> dict[str, Any]:
    # The engine's templates do not escape, so that titles are handed over escaped.
    return {
        "site_name": escape(run.frame.title),
        "site_description": run.frame.description,
        "copyright": escape(run.frame.company),
        "docs_dir": str(run.docs),
        "site_dir": str(run.folder),
        "nav": [_nav_entry(item) for item in run.frame.navigation],
        "theme": _theme(run.frame, settings["theme"], run.theme),
        "extra": {**(settings["extra"] or {}), **_feed(run.frame), **_versions(run.frame)},
        "use_directory_urls": False,
        "repo_url": None,
        "strict": True,
    }


def _feed(frame: SiteSource) -> dict[str, Any]:
    """What the theme says of the feed in the head of each page."""
    return {"feed": {"path": FEED, "title": escape(frame.feed.title)}} if frame.feed is not None else {}


def _nav_entry(item: NavItem) -> dict[str, Any]:
    title = escape(item.title)
    if not item.children:
        return {title: item.path}
    children = [_nav_entry(child) for child in item.children]
    return {title: [{title: item.path}, *children] if item.path else children}


def _theme(frame: SiteSource, chosen: str | Mapping[str, Any], overrides: Path) -> dict[str, Any]:
    theme: dict[str, Any] = {"name": chosen} if isinstance(chosen, str) else dict(chosen)
    theme |= {"language": frame.language, "font": False, "custom_dir": str(overrides)}
    if frame.logo:
        theme["logo"] = quote(frame.logo)  # no name of a file may end the attribute that it stands in
    if isinstance(theme.get("palette"), list):
        theme["palette"] = [_in_language(colours, _language(frame)) for colours in theme["palette"]]
    return theme


def _in_language(colours: Mapping[str, Any], language: Language) -> dict[str, Any]:
    names = {"Dark colours": _("Dark colours"), "Light colours": _("Light colours")}
    toggle = dict(colours.get("toggle", {}))
    toggle["name"] = names.get(toggle.get("name", ""), Message(toggle.get("name", ""))).in_language(language)
    return {**colours, "toggle": toggle}


def _versions(frame: SiteSource) -> dict[str, Any]:
    """What our theme says of versions. Material's own switch starts for the provider `mike` alone; see docs/decisions/0014."""
    if frame.mark is None:
        return {}
    outdated = {name: escape(getattr(frame.mark, name)) for name in ("notice", "today", "address")}
    return {
        "version": {"provider": "playbook", "folder": frame.mark.folder},
        "outdated": outdated if frame.mark.notice else None,
    }


def _language(frame: SiteSource) -> Language:
    return "ru" if frame.language == "ru" else "en"


def _is_ours(theme: Path) -> bool:
    """Whether the theme is the one that is shipped: another may show the text of one page on the next."""
    return theme.resolve() == open_workshop().find("theme").resolve()


def _can_be_shared(config: MkDocsConfig) -> bool:
    """Whether no page of the site can depend on the text of another."""
    sees_more = config.hooks or config.extra_templates or config.theme.static_templates - _NOT_KEPT or config.draft_docs
    return not sees_more and config.plugins.keys() <= _PAGE_BY_PAGE


def _leave_out_the_others(config: MkDocsConfig, share: Share) -> None:
    """The pages of other shares become drafts, which the engine leads to and does not build."""
    from mkdocs.structure.files import get_files  # noqa: PLC0415

    # In the engine's own order, so that the shares of its search index one after another are the index of the whole.
    files = get_files(config).documentation_pages()
    *before, work = accumulate(Path(config.docs_dir, file.src_uri).stat().st_size + _FRAME for file in files)
    pages = frozenset(
        file.src_uri for file, done in zip(files, [0, *before], strict=True) if done * share.of // work != share.number
    )
    drafts = _Drafts(pages, has_assets=bool(share.number))
    config.draft_docs = cast("GitIgnoreSpec", drafts)  # of which the engine asks nothing but whether a file matches


@dataclass(frozen=True, slots=True)
class _Drafts:
    """Files that are drafts: some pages, and with them perhaps all that is no page."""

    pages: frozenset[str]
    has_assets: bool

    # A pattern for each page would be tried on each page.
    def match_file(self, path: str) -> bool:
        return path in self.pages or (self.has_assets and path.startswith("assets/"))


def _build(config: MkDocsConfig, complaints: list[str]) -> None:
    from mkdocs.commands.build import build  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    try:
        build(config)
    except MkDocsException as error:
        raise _complaint(complaints or [str(error)]) from error
    if complaints:
        raise _complaint(complaints)


def _complaint(complaints: Iterable[str]) -> PlaybookError:
    return PlaybookError(_("The site engine complains: {complaints}", complaints="; ".join(dict.fromkeys(complaints))))
