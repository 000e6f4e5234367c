"""The search index: written at build time as classic scripts, read by the browser and by the twin.

`index_files.search_files` turns a corpus into files; `reader.open_index` and `answer.search` answer
from them with the ranking that `theme_overrides/assets/papershelf/search-*.js` has in the browser,
number for number. The two halves are imported apart, as writing needs scikit-learn, which takes
longer to load than a query to answer.
"""
