// The basket: ids of papers with notes, kept in this browser, or for this visit where it may not.
"use strict";
(() => {
  const LONGEST_ID = 300; // characters; nothing that we made is longer
  const LONGEST_NOTE = 20_000;
  const MOST = 20_000; // papers, far below what a browser keeps

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("../../", script.src);
  const KEY = `papershelf-basket:${root.pathname}`; // shelves beside each other keep apart

  /** @type {any} */
  const papershelf = (window.papershelf = window.papershelf || /** @type {any} */ ({}));

  /** @typedef {{id: string, note: string}} Entry */

  /** What is kept, as far as it is a basket. @param {string | null} text @returns {Entry[]} */
  function parse(text) {
    let kept;
    try {
      kept = JSON.parse(text || "[]");
    } catch {
      return [];
    }
    return Array.isArray(kept) ? clean(kept) : [];
  }

  /** What of a list is entries of a basket, each paper once. @param {any[]} entries
   * @returns {Entry[]} */
  function clean(entries) {
    /** @type {Map<string, Entry>} */
    const byId = new Map();
    for (const each of entries.slice(0, MOST)) {
      const id = each?.id;
      if (typeof id !== "string" || !id || id.length > LONGEST_ID || byId.has(id)) continue;
      const note = typeof each.note === "string" ? each.note.slice(0, LONGEST_NOTE) : "";
      byId.set(id, { id, note });
    }
    return [...byId.values()];
  }

  /** @type {Entry[]} */
  let entries = [];
  let isKept = true;
  /** @type {(() => void)[]} */
  const listeners = [];
  const tell = () => listeners.forEach((listen) => listen());

  function read() {
    if (!isKept) return;
    try {
      entries = parse(localStorage.getItem(KEY));
    } catch {
      isKept = false;
    }
  }

  /** Put other entries in the place of all. @param {Entry[]} others */
  function set(others) {
    entries = clean(others);
    try {
      localStorage.setItem(KEY, JSON.stringify(entries));
      isKept = true;
    } catch {
      isKept = false; // full or forbidden: this page still has them
    }
    tell();
  }

  read();
  addEventListener("storage", (event) => {
    if (event.key !== KEY && event.key !== null) return;
    read();
    tell();
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return; // back from another page, which may have changed it
    read();
    tell();
  });

  papershelf.basket = {
    root,
    set,
    clean,
    entries: () => entries,
    isKept: () => isKept,
    /** @param {string} id */
    has: (id) => entries.some((each) => each.id === id),
    /** Add what is not there yet. @param {string[]} ids */
    add: (ids) => set([...entries, ...ids.map((id) => ({ id, note: "" }))]),
    /** @param {string} id */
    remove: (id) => set(entries.filter((each) => each.id !== id)),
    /** @param {() => void} listener is called after every change, of other tabs too */
    listen: (listener) => listeners.push(listener),
  };
})();
