"""All our dealings with MkDocs: the only package that imports it.

`plugin` holds the events, `options` what mkdocs.yml may say, `defaults` what it need not say,
`shelf` what the command line asks for.
"""

from generator.mkdocs_plugin.options import stated_reading
from generator.mkdocs_plugin.plugin import PapershelfPlugin
from generator.mkdocs_plugin.shelf import apply_defaults, build_site, load_shelf, serve_site

__all__ = [
    "PapershelfPlugin",
    "apply_defaults",
    "build_site",
    "load_shelf",
    "serve_site",
    "stated_reading",
]
