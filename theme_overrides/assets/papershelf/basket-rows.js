// The basket's list: a row a paper with its note and buttons, changed in place so that what
// somebody types or has in focus stays when another tab changes the basket.
"use strict";
(() => {
  /** @typedef {{id: string, note: string}} Entry */

  /** @template {HTMLElement} T @param {string} selector @param {ParentNode} within @returns {T} */
  const one = (selector, within) => /** @type {T} */ (within.querySelector(selector));

  /**
   * Shows entries in a list.
   * @param {HTMLElement} list
   * @param {HTMLTemplateElement} template of a row
   * @param {(id: string, note: string) => void} keepNote is called when a note was changed
   */
  function makeRows(list, template, keepNote) {
    /** @type {Map<string, HTMLElement>} */
    const rows = new Map();

    /** @param {string} id */
    function makeRow(id) {
      const row = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
      row.dataset.id = id;
      const note = /** @type {HTMLTextAreaElement} */ (one("textarea", row));
      note.addEventListener("change", () => keepNote(id, note.value));
      note.addEventListener("input", () => fit(note));
      return row;
    }

    /** What a row says of its paper. @param {HTMLElement} row
     * @param {string[] | undefined} paper title and key, nothing where the shelf lacks it
     * @param {string} url */
    function fill(row, paper, url) {
      const title = paper ? paper[0] : row.dataset.id || "";
      const link = one("a", row);
      link.textContent = title;
      if (paper) link.setAttribute("href", url);
      else link.removeAttribute("href");
      one(".papershelf-basket__key", row).textContent = paper ? paper[1] : "not on this shelf";
      one("textarea", row).setAttribute("aria-label", `Note on ${title}`);
      for (const button of row.querySelectorAll("button")) {
        button.setAttribute("aria-label", `${button.textContent}: ${title}`);
      }
    }

    /** A note is as high as its text, where the style sheet cannot see to it.
     * @param {HTMLTextAreaElement} note */
    function fit(note) {
      if (!CSS.supports("field-sizing", "content")) note.rows = Math.min(12, note.value.split("\n").length);
    }

    /** Show entries in their order.
     * @param {Entry[]} entries @param {Map<string, string[]>} papers title and key by id
     * @param {(id: string) => string} urlOf */
    function show(entries, papers, urlOf) {
      const focused = /** @type {HTMLElement | null} */ (document.activeElement);
      const wasIn = focused && list.contains(focused) ? placeOf(focused) : null;
      const kept = new Set(entries.map((each) => each.id));
      for (const [id, row] of rows) {
        if (kept.has(id)) continue;
        row.remove();
        rows.delete(id);
      }
      entries.forEach((entry, at) => {
        const row = rows.get(entry.id) || makeRow(entry.id);
        const paper = papers.get(entry.id);
        if (!rows.has(entry.id) || (paper && !one("a[href]", row))) fill(row, paper, urlOf(entry.id));
        rows.set(entry.id, row);
        const note = /** @type {HTMLTextAreaElement} */ (one("textarea", row));
        if (note !== focused && note.value !== entry.note) {
          note.value = entry.note;
          fit(note);
        }
        /** @type {HTMLButtonElement} */ (one("[data-do=up]", row)).disabled = at === 0;
        /** @type {HTMLButtonElement} */ (one("[data-do=down]", row)).disabled = at === entries.length - 1;
        if (list.children[at] !== row) list.insertBefore(row, list.children[at] || null);
      });
      if (wasIn && document.activeElement !== focused) focusAgain(wasIn);
    }

    /** @param {HTMLElement} element */
    function placeOf(element) {
      const row = /** @type {HTMLElement} */ (element.closest("li"));
      return { element, does: element.dataset.do, at: [...list.children].indexOf(row) };
    }

    /** A row that moved or went had the focus. @param {ReturnType<typeof placeOf>} place */
    function focusAgain({ element, does, at }) {
      const row = element.closest("li");
      if (row && list.contains(row) && !(/** @type {HTMLButtonElement} */ (element).disabled)) return element.focus();
      const rows = [...list.children];
      const next = row && list.contains(row) ? row : rows[Math.min(at, rows.length - 1)];
      const same = next?.querySelector(`[data-do=${does}]:not(:disabled)`);
      const other = same || next?.querySelector("button:not(:disabled)");
      if (other) /** @type {HTMLElement} */ (other).focus();
      else list.dispatchEvent(new CustomEvent("papershelf-emptied"));
    }

    return { show };
  }

  window.papershelf.basketParts = { ...window.papershelf.basketParts, makeRows };
})();
