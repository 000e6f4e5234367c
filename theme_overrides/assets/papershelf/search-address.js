// What is asked on the search page <-> its address, so that a search can be shared.
"use strict";
(() => {
  const FACETS = ["tag", "year", "author", "venue", "source", "has"];
  const SORTS = ["relevance", "newest", "title"];
  const { wellFormed } = window.papershelf.ui;

  /**
   * @typedef {{query: string, filters: Record<string, string[]>, sort: string, page: number}} Asked
   */

  /** @param {string} search the part of an address from `?` @returns {Asked} */
  function readAddress(search) {
    const given = new URLSearchParams(search);
    /** @type {Record<string, string[]>} */
    const filters = {};
    for (const facet of FACETS) {
      const values = [...new Set(given.getAll(facet))].filter(Boolean);
      if (values.length) filters[facet] = values;
    }
    const sort = given.get("sort") || "";
    const page = Number.parseInt(given.get("page") || "", 10);
    return {
      query: given.get("q") || "",
      filters,
      sort: SORTS.includes(sort) ? sort : SORTS[0],
      page: page > 1 && page < 1e6 ? page : 1,
    };
  }

  /** The address of a search, `?…`; `?` alone for none. @param {Asked} asked */
  function writeAddress({ query, filters, sort, page }) {
    const given = new URLSearchParams();
    if (query) given.set("q", wellFormed(query));
    for (const facet of FACETS) {
      for (const value of filters[facet] || []) given.append(facet, wellFormed(value));
    }
    if (sort !== SORTS[0]) given.set("sort", sort);
    if (page > 1) given.set("page", String(page));
    return `?${given.toString().replace(/%2F/g, "/")}`;
  }

  /** The same search with one filter more or less, from its first page.
   * @param {Asked} asked @param {string} facet @param {string} value @returns {Asked} */
  function toggled(asked, facet, value) {
    const values = asked.filters[facet] || [];
    const kept = values.filter((each) => each !== value);
    const filters = { ...asked.filters, [facet]: kept.length < values.length ? kept : [...values, value] };
    if (!filters[facet].length) delete filters[facet];
    return { ...asked, filters, page: 1 };
  }

  Object.assign(window.papershelf.ui, { FACETS, readAddress, writeAddress, toggled });
})();
