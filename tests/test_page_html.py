"""Pages rendered by one Markdown instance are what MkDocs makes of them, with one a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.structure.files import get_files
from mkdocs.structure.pages import Page

from generator.mkdocs_plugin import apply_defaults, load_shelf
from generator.mkdocs_plugin._page_html import page_renderer
from generator.pipeline import Report, generate
from tests.conftest import make_shelf

# MkDocs deprecates the one attribute that says which keys the owner of a shelf wrote.
pytestmark = pytest.mark.filterwarnings("ignore:user_configs is never used:DeprecationWarning")
WHAT_A_RENDER_SETS = (
    "content",
    "title",
    "_title_from_render",
    "present_anchor_ids",
    "links_to_anchors",
)


def test_pages_are_rendered_as_mkdocs_renders_them(
    tmp_path: Path, real_sources: list[Path]
) -> None:
    generate(make_shelf(tmp_path, real_sources), Report())
    config = load_shelf(str(tmp_path / "mkdocs.yml"))
    apply_defaults(config)
    renderer = page_renderer(config)
    assert renderer is not None
    files = get_files(config)
    for file in files.documentation_pages():
        ours, theirs = Page(None, file, config), Page(None, file, config)
        for page in (ours, theirs):
            page.read_source(config)
        renderer.render(ours, config, files)
        theirs.render(config, files)
        for name in WHAT_A_RENDER_SETS:
            assert getattr(ours, name) == getattr(theirs, name), (file.src_uri, name)
        assert str(ours.toc) == str(theirs.toc), file.src_uri


@pytest.mark.parametrize("extension", ["footnotes", "pymdownx.snippets"])
def test_an_extension_that_may_remember_a_page_leaves_all_to_mkdocs(
    tmp_path: Path, extension: str
) -> None:
    make_shelf(tmp_path, {})
    config = load_shelf(str(tmp_path / "mkdocs.yml"))
    apply_defaults(config)
    config.markdown_extensions.append(extension)
    assert page_renderer(config) is None
