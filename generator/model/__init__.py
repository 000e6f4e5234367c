"""The nouns of the trade: records, papers, links, tags, the corpus. Nothing here does I/O."""
