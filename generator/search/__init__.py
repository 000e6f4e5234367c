"""The search index: written at build time as classic scripts, read by the browser and by the twin.

`search_files` turns a corpus into index files; `open_index` answers from them with the ranking
that `theme_overrides/assets/papershelf/search-*.js` has in the browser, number for number.
"""

from generator.search.answer import Options, search
from generator.search.documents import ExtraPage
from generator.search.index_files import search_files
from generator.search.reader import Index, open_index

__all__ = ["ExtraPage", "Index", "Options", "open_index", "search", "search_files"]
