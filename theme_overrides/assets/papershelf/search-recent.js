// The last searches, kept in this browser only; without storage there are none.
"use strict";
(() => {
  const KEPT = 8;
  const LONGEST = 200; // characters; a pasted abstract is no search to repeat
  const { form } = window.papershelf.ui;
  const NAME = `papershelf.recent:${new URL(form.action).pathname}`; // each shelf has its own

  /** @returns {string[]} newest first */
  function recent() {
    try {
      const kept = JSON.parse(localStorage.getItem(NAME) || "[]");
      return Array.isArray(kept) ? kept.filter((each) => typeof each === "string") : [];
    } catch {
      return [];
    }
  }

  /** @param {string[]} searches */
  function keep(searches) {
    try {
      localStorage.setItem(NAME, JSON.stringify(searches.slice(0, KEPT)));
    } catch {
      // private windows and some settings allow no storage
    }
  }

  /** @param {string} query */
  function remember(query) {
    const text = query.trim();
    if (!text || text.length > LONGEST) return;
    keep([text, ...recent().filter((each) => each.toLowerCase() !== text.toLowerCase())]);
  }

  const forget = () => keep([]);

  Object.assign(window.papershelf.ui, { recent, remember, forget });
})();
