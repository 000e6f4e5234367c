"""A mkdocs.yml -> a shelf loaded, built or served, as the command line asks for it."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import cast

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError

from generator.mkdocs_plugin.defaults import set_defaults
from generator.mkdocs_plugin.options import settings_of
from generator.mkdocs_plugin.plugin import PapershelfPlugin
from generator.model.record import Origin
from generator.pipeline import Report
from generator.problems import Problem, UserError, did_you_mean
from generator.settings import Settings

log = logging.getLogger("mkdocs.plugins.papershelf")


def load_shelf(config_file: str, *, strict: bool = False) -> MkDocsConfig:
    """Load and check mkdocs.yml. Raises UserError with one line that says all that is wrong."""
    path = Path(config_file)
    if not path.is_file():
        raise UserError(f"there is no {config_file} here: name it with -f, or make one")
    said = _Said()
    logger = logging.getLogger("mkdocs")
    handlers, propagate = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [said], False
    try:
        config = load_config(config_file=str(path), strict=strict or None)
    except (Abort, ConfigurationError) as error:
        reason = "; ".join(said.errors or said.warnings) or " ".join(str(error).split())
        raise UserError(f"{config_file}: {reason}") from None
    finally:
        logger.handlers, logger.propagate = handlers, propagate
    for warning in said.warnings:
        log.warning(f"{config_file}: {warning}")
    if "papershelf" not in config.plugins:
        raise UserError(f"{config_file} does not list the plugin: add `- papershelf` to `plugins`")
    if config.theme.name != "material":
        raise UserError(f"{config_file} asks for the theme '{config.theme.name}': use `material`")
    return config


class _Said(logging.Handler):
    """Collects what MkDocs logs while it checks a configuration, a line each."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.errors: list[str] = []
        self.warnings: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        line = re.sub(r"<class '(\w+)'>", r"\1", " ".join(record.getMessage().split()))
        if unknown := re.search(r"Unrecognised configuration name: (\w+)", line):
            line += did_you_mean(unknown[1], [name for name, _ in MkDocsConfig._schema])  # noqa: SLF001
        (self.errors if record.levelno >= logging.ERROR else self.warnings).append(line)


def apply_defaults(config: MkDocsConfig) -> Settings:
    """The settings that a build of this configuration would use, without building."""
    set_defaults(config)
    return settings_of(config)


def build_site(config: MkDocsConfig, report: Report) -> None:
    """Generate and build; the report hears of every stage. Raises UserError.

    In strict mode MkDocs' own warnings become one Problem, when the site is built and in place.
    """
    plugin = cast(PapershelfPlugin, config.plugins["papershelf"])
    plugin.report = report
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    except (Abort, PluginError) as error:
        message = " ".join(str(error).split())
        if "strict mode" not in message:
            raise UserError(message) from None
        origin = Origin(Path(config.config_file_path).name)
        report.problems.append(Problem(origin, "mkdocs-warnings", f"MkDocs: {message}"))
    finally:
        config.plugins.on_shutdown()


def serve_site(config_file: str, *, strict: bool, address: str | None) -> None:
    """Serve with live reload until interrupted."""
    try:
        mkdocs_serve(config_file=config_file, strict=strict or None, dev_addr=address)
    except (Abort, PluginError) as error:
        raise UserError(" ".join(str(error).split())) from None
