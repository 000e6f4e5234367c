"""The options below `papershelf:` in mkdocs.yml -> the settings of the stages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load
from yaml import YAMLError

from generator.normalize.merge import PREFERABLE
from generator.problems import UserError, did_you_mean
from generator.readers import READERS
from generator.readers._field_names import OUR_FIELDS
from generator.settings import Settings
from generator.sources.paths import Reading

SMTP: dict[object, type] = {
    "host": str, "port": int, "user": str, "from": str, "to": str, "starttls": bool
}  # fmt: skip
_KINDS: dict[type, str] = {str: "text", int: "number", bool: "true or false"}
DEFAULTS: dict[str, Any] = {
    name: field.default for name, field in Settings.__dataclass_fields__.items()
}


class _Named(options.Choice[str]):
    """A choice of many words, where the nearest is more help than all of them."""

    def run_validation(self, value: object) -> str:
        nearest = did_you_mean(str(value), self.choices)
        if value not in self.choices and nearest:
            raise base.ValidationError(f"there is no {str(value)!r}{nearest}")
        return super().run_validation(value)


class PapershelfConfig(base.Config):  # type: ignore[no-untyped-call]
    """The options below `papershelf:` in mkdocs.yml; the defaults are those of Settings."""

    sources = options.ListOfItems(options.Type(str), default=list(DEFAULTS["sources"]))
    formats = options.DictOfItems(_Named(tuple(READERS)), default={})
    fields = options.DictOfItems(_Named(OUR_FIELDS), default={})
    page_size = options.Type(int, default=DEFAULTS["page_size"])
    related = options.Type(int, default=DEFAULTS["related"])
    semantic = options.Type(bool, default=DEFAULTS["semantic"])
    scholar = options.Type(bool, default=DEFAULTS["scholar"])
    taxonomy = options.Type(str, default=DEFAULTS["taxonomy"])
    overrides = options.Type(str, default=DEFAULTS["overrides"])
    prefer = options.DictOfItems(options.ListOfItems(options.Type(str)), default={})
    people = options.Type(str, default=DEFAULTS["people"])
    author_papers = options.Type(int, default=DEFAULTS["author_papers"])
    quality = options.Type(bool, default=DEFAULTS["quality"])
    changes = options.Type(bool, default=DEFAULTS["changes"])
    published = options.Type(str, default=DEFAULTS["published"])
    social_images = options.Type(bool, default=DEFAULTS["social_images"])
    social_font = options.Type(str, default=DEFAULTS["social_font"])
    smtp = options.Type(dict, default={})

    def validate(self) -> tuple[list[Any], list[Any]]:
        """Check the options; an unknown one is an error that names the nearest known one."""
        failed, warnings = super().validate()
        known = [name for name, _ in self._schema]
        for key in self:
            if key not in known:
                failed.append(
                    (key, base.ValidationError(f"no such option{did_you_mean(key, known)}"))
                )
        for key in ("page_size", "related", "author_papers"):
            if isinstance(self[key], int) and (self[key] < 1 or self[key] is True):
                failed.append((key, base.ValidationError(f"{self[key]} is not a positive number")))
        for field in self["prefer"] if isinstance(self["prefer"], dict) else ():
            if field not in PREFERABLE:
                hint = did_you_mean(str(field), PREFERABLE)
                failed.append(("prefer", base.ValidationError(f"no such field '{field}'{hint}")))
        smtp = self["smtp"] if isinstance(self["smtp"], dict) else {}
        failed += [("smtp", base.ValidationError(why)) for why in _wrong_in_smtp(smtp)]
        if not self["sources"]:
            failed.append(("sources", base.ValidationError("the list is empty")))
        return failed, [warning for warning in warnings if warning[0] in known]


def stated_reading(config_file: Path) -> Reading:
    """How a shelf's mkdocs.yml says that files are read; as usual where there is none.

    Only our own options are looked at, so that a file can be read before the shelf is whole.
    Raises UserError for a wrong one.
    """
    if not config_file.is_file():
        return Reading()
    try:
        with config_file.open(encoding="utf-8-sig") as stream:
            stated = yaml_load(stream).get("plugins") or []
    except (YAMLError, ConfigurationError, UnicodeDecodeError, AttributeError) as error:
        raise UserError(f"{config_file}: {' '.join(str(error).split())}") from None
    listed = stated if isinstance(stated, list) else [stated]
    entries = [each for each in listed if isinstance(each, dict)]
    plugin = PapershelfConfig()
    for entry in entries:
        plugin.load_dict(entry["papershelf"] if isinstance(entry.get("papershelf"), dict) else {})
    failed, _ = plugin.validate()
    if failed:
        told = "; ".join(f"'{key}': {error}" for key, error in failed)
        raise UserError(f"{config_file}: papershelf: {told}")
    return Reading.of(config_file.parent, plugin.formats.items(), plugin.fields, plugin.sources)


def _wrong_in_smtp(said: Mapping[object, Any]) -> Iterator[str]:
    """What is wrong in the mail server's settings; no value of an unknown key is repeated."""
    for key, value in said.items():
        if "pass" in str(key).casefold():
            yield (
                f"no password belongs here ('{key}'): set the environment variable "
                "PAPERSHELF_SMTP_PASSWORD, or type it when asked"
            )
        elif key not in SMTP:
            yield f"no such key '{key}'{did_you_mean(str(key), map(str, SMTP))}"
        elif type(value) is not SMTP[key]:
            yield f"{key} is no {_KINDS[SMTP[key]]}: {value!r}"
        elif isinstance(value, int) and key == "port" and not 0 < value < 65_536:
            yield f"{value} is no port"


def settings_of(config: MkDocsConfig, site_dir: Path | None = None) -> Settings:
    """What the stages need to know of a loaded mkdocs.yml."""
    plugin = config.plugins["papershelf"].config
    return Settings(
        root=Path(config.config_file_path).parent,
        docs_dir=Path(config.docs_dir),
        site_dir=site_dir or Path(config.site_dir),
        site_name=config.site_name,
        site_author=config.site_author or "",
        site_description=config.site_description or "",
        site_url=config.site_url or "",
        use_directory_urls=config.use_directory_urls,
        sources=tuple(plugin.sources),
        formats=tuple(plugin.formats.items()),
        fields=tuple(plugin.fields.items()),
        page_size=plugin.page_size,
        related=plugin.related,
        semantic=plugin.semantic,
        scholar=plugin.scholar,
        taxonomy=plugin.taxonomy,
        overrides=plugin.overrides,
        prefer=tuple((field, tuple(globs)) for field, globs in plugin.prefer.items()),
        people=plugin.people,
        author_papers=plugin.author_papers,
        quality=plugin.quality,
        changes=plugin.changes,
        published=plugin.published,
        smtp=tuple(plugin.smtp.items()),
        palette=_palette(config.theme.get("palette")),
        social_images=plugin.social_images,
        social_font=plugin.social_font,
        repo_url=config.repo_url or "",
    )


def site_dir_of(config: MkDocsConfig) -> Path:
    """Where mkdocs.yml has the site, also while MkDocs previews it in some other folder."""
    in_file = config.user_configs[0]  # the others are of the command line
    return Path(config.config_file_path).parent / str(in_file.get("site_dir") or "site")


def _palette(stated: Any) -> tuple[str, ...]:
    """The names of the first palette's colours, whichever of Material's ways it is written in."""
    first = stated[0] if isinstance(stated, list) and stated else stated
    if not isinstance(first, dict):
        return ()
    return tuple(str(first[part]) for part in ("primary", "accent") if first.get(part))
