// Every word the search says, in one place.
"use strict";
(() => {
  const number = new Intl.NumberFormat("en");

  /** @param {number} count @param {string} noun */
  const counted = (count, noun) => `${number.format(count)} ${noun}${count === 1 ? "" : "s"}`;

  /** @param {string[]} words */
  const quoted = (words) => words.map((word) => `“${word}”`).join(", ");

  window.papershelf.ui.strings = {
    number: (/** @type {number} */ count) => number.format(count),
    results: (/** @type {number} */ count) => counted(count, "result"),
    allResults: (/** @type {number} */ count) =>
      count === 1 ? "See the result with filters" : `See all ${number.format(count)} results`,
    none: "Nothing found",
    noneLoaded: "Nothing found in the part of the search index that could be loaded",
    untitled: "A paper whose title could not be loaded",
    noneHint: "Try fewer or other words, or look through the indexes.",
    loading: "Searching…",
    recent: "Recent searches",
    clearRecent: "Clear",
    remove: "Forget this search",
    start: "Type to search titles, abstracts, authors and tags.",
    syntax: [
      ["“deep sets”", "a phrase"],
      ["-graph", "without"],
      ["in:title", "in the title"],
      ["year:2017-2019", "a span"],
      ["has:code", "with code"],
    ],
    keys: [
      ["↑ ↓", "choose"],
      ["Enter", "open"],
      ["Alt S", "star"],
      ["Esc", "close"],
    ],
    listLabel: "Search results",
    allPapers: "All papers from A to Z",
    allTags: "All tags",
    incomplete: "Part of the search index could not be loaded, so these results may be incomplete.",
    broken: "The search could not be loaded. The indexes still work:",
    showingFor: "Showing results for",
    missing: (/** @type {string[]} */ words) => `No paper has ${quoted(words)}.`,
    how: /** @type {Record<string, string>} */ ({
      title: "No title has these words, so the whole text was searched.",
      phrase: "No paper has this exact phrase. These have its words.",
      "too many filters": "These are more filters than can be asked for at once: the last are left out.",
      "common words": "These words are too common to rank by.",
      "some words": "No paper has all of these words. These have some.",
      meaning: "No paper has these words. These are near in meaning.",
    }),
    unknown: (/** @type {string[]} */ filters) =>
      `Nothing is filed under ${quoted(filters)}, so that filter was left out.`,
    match: /** @type {Record<string, string>} */ ({
      "some words": "some of the words",
      meaning: "near in meaning",
    }),
    pageInput: "Search the papers of this shelf",
    search: "Search",
    clear: "Clear",
    sort: "Sort by",
    sorts: [
      ["relevance", "Relevance"],
      ["newest", "Newest"],
      ["title", "Title"],
    ],
    filters: "Filters",
    activeFilters: "Active filters",
    clearFilters: "Clear all",
    removeFilter: (/** @type {string} */ facet, /** @type {string} */ value) =>
      `Remove the filter ${facet}: ${value}`,
    facets: /** @type {Record<string, string>} */ ({
      tag: "Tag",
      year: "Year",
      author: "Author",
      venue: "Venue",
      source: "Source",
      has: "Code",
    }),
    hasCode: "Has code",
    find: (/** @type {string} */ facet) => `Find in ${facet.toLowerCase()}…`,
    more: (/** @type {number} */ count) => `Show ${number.format(count)} more`,
    less: "Show fewer",
    narrower: (/** @type {string} */ label) => `Narrower tags of ${label}`,
    moreTags: (/** @type {number} */ count) => `+${count}`,
    filterBy: (/** @type {string} */ label) => `Only papers with the tag ${label}`,
    pages: "Pages of results",
    previous: "Previous",
    next: "Next",
    pageOf: (/** @type {number} */ page, /** @type {number} */ pages) =>
      `page ${number.format(page)} of ${number.format(pages)}`,
  };
})();
