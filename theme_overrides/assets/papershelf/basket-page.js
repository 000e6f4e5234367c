// The basket's page: its list and every change of it. What is taken away and what comes in from
// elsewhere are parts of their own.
"use strict";
(() => {
  const { basket, citations, basketParts: parts } = window.papershelf;
  const page = /** @type {HTMLElement | null} */ (document.querySelector(".papershelf-basket"));
  if (!page || !basket?.say) return;

  /** @typedef {{id: string, note: string}} Entry */

  /** @template {HTMLElement} T @param {string} selector @returns {T} */
  const one = (selector) => /** @type {T} */ (page.querySelector(selector));
  const list = one(".papershelf-basket__papers");
  const state = one(".papershelf-basket__state");
  const undo = one("[data-do=undo]");
  const names = one("#basket-names");
  const formats = /** @type {HTMLSelectElement} */ (one("#basket-format"));
  const rows = parts.makeRows(list, one("template"), keepNote);

  /** @type {Entry[] | null} */
  let before = null;
  let shows = 0;

  /** @returns {Entry[]} */
  const entries = () => basket.entries();
  const held = () => basket.inWords(entries().length);

  async function show() {
    const turn = ++shows;
    const shown = entries();
    const papers = await citations.papers(shown);
    const index = shown.length ? await citations.index() : null;
    if (turn !== shows || !page?.isConnected) return; // a later change is being shown
    rows.show(shown, papers, (/** @type {string} */ id) =>
      new URL((index?.url || "").replace("{id}", encodeURI(id)), basket.root).href,
    );
    state.textContent = shown.length
      ? `${held()}, kept in this browser.`
      : "Nothing here yet. Star papers anywhere on this site, or add them by name.";
    if (!basket.isKept()) {
      state.textContent = `${held()}. This browser keeps nothing: save what you need before you leave.`;
    }
    for (const found of page.querySelectorAll("[data-needs-papers]")) {
      /** @type {HTMLElement} */ (found).hidden = !shown.length;
    }
    if (index && !formats.options.length) {
      for (const each of index.formats) formats.add(new Option(each.label));
    }
  }

  /** @param {string} id @param {string} note */
  function keepNote(id, note) {
    basket.set(entries().map((each) => (each.id === id ? { id, note } : each)));
    basket.say("Note kept.");
  }

  /** Change the whole list in a way that can be undone. @param {Entry[]} others @param {string} what */
  function change(others, what) {
    before = entries();
    undo.hidden = false;
    basket.set(others);
    basket.say(`${what} The basket holds ${held()}.`);
  }

  /** @param {string | undefined} id @param {number} to its place, from 0 */
  function move(id, to) {
    const moved = [...entries()];
    const from = moved.findIndex((each) => each.id === id);
    if (from < 0 || from === to || !moved[to]) return;
    moved.splice(to, 0, ...moved.splice(from, 1));
    basket.set(moved);
    basket.say(`Moved to place ${to + 1} of ${moved.length}.`);
  }

  /** @param {string | undefined} id */
  const placeOf = (id) => entries().findIndex((each) => each.id === id);

  /** What each button does. @type {Record<string, (id: string | undefined) => unknown>} */
  const actions = {
    up: (id) => move(id, placeOf(id) - 1),
    down: (id) => move(id, placeOf(id) + 1),
    remove: (id) => change(entries().filter((each) => each.id !== id), "Removed."),
    clear: () => {
      change([], "Cleared.");
      undo.focus();
    },
    undo: () => {
      if (before) basket.set(before);
      before = null;
      undo.hidden = true;
      basket.say(`Undone. The basket holds ${held()}.`);
      (list.querySelector("a") || names).focus();
    },
    ...parts.makeExports(page),
    ...parts.makeIncoming(page, change),
  };

  page.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("button");
    const action = button && actions[button.dataset.do || ""];
    if (action) action(button.closest("li")?.dataset.id);
  });
  list.addEventListener("papershelf-emptied", () => undo.focus());
  parts.makeDraggable(list, move);
  basket.listen(show);
  document.querySelector(".papershelf-needs-script")?.remove();
  page.hidden = false;
  show();
})();
