// The basket's page: its list, what is taken away from it, links to share, papers added by name.
"use strict";
(() => {
  const { basket, citations, text } = window.papershelf;
  const page = /** @type {HTMLElement | null} */ (document.querySelector(".papershelf-basket"));
  if (!page || !basket?.say) return;

  /** @typedef {{id: string, note: string}} Entry */

  /** @template {HTMLElement} T @param {string} selector @param {Element} [within] @returns {T} */
  const one = (selector, within = page) => /** @type {T} */ (within.querySelector(selector));
  const list = one(".papershelf-basket__papers");
  const row = /** @type {HTMLTemplateElement} */ (one("template"));
  const state = one(".papershelf-basket__state");
  const offer = one(".papershelf-basket__offer");
  const missing = one(".papershelf-basket__missing");
  const undo = one("[data-do=undo]");
  const names = /** @type {HTMLTextAreaElement} */ (one("#basket-names"));
  const formats = /** @type {HTMLSelectElement} */ (one("#basket-format"));

  /** @type {Entry[] | null} */
  let before = null;
  /** @type {string[]} */
  let offered = [];

  /** @returns {string[]} */
  const ids = () => basket.entries().map((/** @type {Entry} */ each) => each.id);

  /** What papers are called; one that the shelf does not have has no entry.
   * @param {string[]} wanted @returns {Promise<Map<string, string[]>>} */
  async function known(wanted) {
    const rows = await Promise.all(wanted.map((id) => citations.paper(id)));
    return new Map(wanted.flatMap((id, at) => (rows[at] ? [[id, rows[at]]] : [])));
  }

  /** @param {Entry} entry @param {string[] | undefined} paper @param {string} url
   * @param {number} at @param {number} size */
  function makeRow(entry, paper, url, at, size) {
    const item = /** @type {HTMLElement} */ (row.content.firstElementChild?.cloneNode(true));
    const title = paper ? paper[0] : entry.id;
    const link = one("a", item);
    link.textContent = title;
    if (paper) link.setAttribute("href", url);
    one(".papershelf-basket__key", item).textContent = paper ? paper[1] : "not on this shelf";
    const note = /** @type {HTMLTextAreaElement} */ (one("textarea", item));
    note.value = entry.note;
    note.setAttribute("aria-label", `Note on ${title}`);
    note.addEventListener("change", () => keepNote(entry.id, note.value));
    item.dataset.id = entry.id;
    for (const button of item.querySelectorAll("button")) {
      button.setAttribute("aria-label", `${button.textContent}: ${title}`);
    }
    /** @type {HTMLButtonElement} */ (one("[data-do=up]", item)).disabled = at === 0;
    /** @type {HTMLButtonElement} */ (one("[data-do=down]", item)).disabled = at === size - 1;
    return item;
  }

  /** @param {string} id @param {string} note */
  function keepNote(id, note) {
    basket.set(basket.entries().map((/** @type {Entry} */ each) => (each.id === id ? { id, note } : each)));
    basket.say("Note kept.");
  }

  let shows = 0;

  async function show() {
    const turn = ++shows;
    /** @type {Entry[]} */
    const entries = basket.entries();
    const papers = await known(ids());
    const index = entries.length ? await citations.index() : null;
    if (turn !== shows) return; // a later change is being shown
    const focused = focusedButton();
    const typing = /** @type {HTMLTextAreaElement | null} */ (list.querySelector("textarea:focus"));
    const typed = typing && { id: typing.closest("li")?.dataset.id, text: typing.value };
    list.replaceChildren(
      ...entries.map((entry, at) => {
        const path = (index?.url || "").replace("{id}", encodeURI(entry.id));
        const url = new URL(path, basket.root).href;
        return makeRow(entry, papers.get(entry.id), url, at, entries.length);
      }),
    );
    const size = basket.inWords(entries.length);
    const notKept = " This browser keeps nothing: save the list before you close the page.";
    state.textContent = entries.length
      ? `${size}, kept in this browser.`
      : "Nothing here yet. Star papers anywhere on this site, or add them by name.";
    if (!basket.isKept()) state.textContent = `${size}.${notKept}`;
    for (const found of page?.querySelectorAll("[data-needs-papers]") || []) {
      /** @type {HTMLElement} */ (found).hidden = !entries.length;
    }
    if (index && !formats.options.length) {
      for (const each of index.formats) formats.add(new Option(each.label));
    }
    if (focused) focusAgain(focused);
    if (typed) typeOn(typed);
  }

  /** The button in use, by what it does to which paper, for its row is made anew. */
  function focusedButton() {
    const button = /** @type {HTMLElement | null} */ (list.querySelector("button:focus"));
    const item = button?.closest("li");
    if (!button || !item) return null;
    return { id: item.dataset.id, does: button.dataset.do, at: [...list.children].indexOf(item) };
  }

  /** @param {{id?: string, does?: string, at: number}} focused */
  function focusAgain({ id, does, at }) {
    const items = /** @type {HTMLElement[]} */ ([...list.children]);
    const item = items.find((each) => each.dataset.id === id) || items[Math.min(at, items.length - 1)];
    if (!item) return undo.focus();
    const button = /** @type {HTMLButtonElement} */ (one(`[data-do=${does}]`, item));
    (button.disabled ? one("button:not(:disabled)", item) : button).focus();
  }

  /** Another tab changed the list while a note is written. @param {{id?: string, text: string}} typed */
  function typeOn(typed) {
    const items = /** @type {HTMLElement[]} */ ([...list.children]);
    const item = items.find((each) => each.dataset.id === typed.id);
    if (!item) return;
    const note = /** @type {HTMLTextAreaElement} */ (one("textarea", item));
    note.value = typed.text;
    note.focus();
  }

  /** Change the whole list in a way that can be undone. @param {Entry[]} entries @param {string} what */
  function change(entries, what) {
    before = basket.entries();
    undo.hidden = false;
    basket.set(entries);
    basket.say(`${what} The basket holds ${basket.inWords(basket.entries().length)}.`);
  }

  /** @param {string[]} others @returns {Entry[]} */
  const asEntries = (others) => others.map((id) => ({ id, note: "" }));

  /** The same papers in place of all keep their notes. @param {string[]} others @returns {Entry[]} */
  function replaced(others) {
    const notes = new Map(basket.entries().map((/** @type {Entry} */ each) => [each.id, each.note]));
    return others.map((id) => ({ id, note: notes.get(id) || "" }));
  }

  /** @param {string | undefined} id @param {number} by */
  function move(id, by) {
    const entries = [...basket.entries()];
    const from = entries.findIndex((each) => each.id === id);
    if (from < 0 || !entries[from + by]) return;
    entries.splice(from + by, 0, ...entries.splice(from, 1));
    basket.set(entries);
    basket.say(`Moved to place ${from + by + 1} of ${entries.length}.`);
  }

  /** @param {boolean} isAdded */
  async function paste(isAdded) {
    const { found, missing: lost } = await citations.select(names.value);
    missing.hidden = !lost.length;
    missing.textContent = lost.length ? `Not found: ${lost.join(", ")}` : "";
    const said = `${basket.inWords(found.length)} found, ${lost.length} not found.`;
    if (!found.length) return basket.say(said);
    change(isAdded ? [...basket.entries(), ...asEntries(found)] : replaced(found), said);
  }

  async function chosen() {
    const at = Math.max(0, formats.selectedIndex);
    const index = await citations.index();
    return { rendered: await citations.render(at, ids()), suffix: index?.formats[at].suffix };
  }

  async function saveNotes() {
    const papers = await known(ids());
    /** @type {Entry[]} */
    const entries = basket.entries();
    const parts = entries.map(({ id, note }) => {
      const paper = papers.get(id);
      return `## ${paper ? `${paper[0]} [${paper[1]}]` : id}\n\n${note ? `${note.trim()}\n\n` : ""}`;
    });
    text.save(`# Notes\n\n${parts.join("")}`, "basket-notes.md");
    basket.say("Notes saved.");
  }

  /** @param {string} said @param {string} content */
  async function copy(said, content) {
    basket.say((await text.copy(content)) ? said : "This browser does not let pages copy.");
  }

  function shareUrl() {
    return `${location.href.split("#")[0]}#papers=${ids().map(encodeURIComponent).join(",")}`;
  }

  /** Offer the papers of a shared link; nothing is changed unasked. */
  async function readAddress() {
    const list = /^#papers=(.*)$/.exec(location.hash)?.[1];
    offered = [];
    if (list) {
      const papers = await known([...new Set(list.split(",").map(decode))].filter(Boolean));
      offered = [...papers.keys()];
      const titles = [...papers.values()].slice(0, 5).map((paper) => paper[0]).join("; ");
      const more = offered.length > 5 ? "; …" : "";
      one(".papershelf-basket__offered").textContent = offered.length
        ? `This link holds ${basket.inWords(offered.length)}: ${titles}${more}`
        : "This link holds no paper of this shelf.";
      for (const name of ["offer-add", "offer-replace"]) {
        one(`[data-do=${name}]`).hidden = !offered.length;
      }
    }
    offer.hidden = !list;
  }

  /** @param {string} part */
  function decode(part) {
    try {
      return decodeURIComponent(part);
    } catch {
      return "";
    }
  }

  function leaveOffer() {
    offer.hidden = true;
    history.replaceState(null, "", location.href.split("#")[0]);
  }

  /** What each button does. @type {Record<string, (id: string | undefined) => unknown>} */
  const actions = {
    up: (id) => move(id, -1),
    down: (id) => move(id, 1),
    remove: (id) => change(basket.entries().filter((/** @type {Entry} */ each) => each.id !== id), "Removed."),
    clear: () => {
      change([], "Cleared.");
      undo.focus();
    },
    undo: () => {
      if (before) basket.set(before);
      before = null;
      undo.hidden = true;
      basket.say(`Undone. The basket holds ${basket.inWords(basket.entries().length)}.`);
    },
    save: async () => {
      const { rendered, suffix } = await chosen();
      text.save(rendered, `basket.${suffix}`);
      basket.say(`Saved basket.${suffix}.`);
    },
    copy: async () => copy("Copied.", (await chosen()).rendered),
    notes: saveNotes,
    share: () => copy("Link copied.", shareUrl()),
    "paste-add": () => paste(true),
    "paste-replace": () => paste(false),
    "offer-add": () => {
      change([...basket.entries(), ...asEntries(offered)], "Added.");
      leaveOffer();
    },
    "offer-replace": () => {
      change(replaced(offered), "Replaced.");
      leaveOffer();
    },
    "offer-leave": leaveOffer,
  };

  page.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("button");
    const action = button && actions[button.dataset.do || ""];
    if (action) action(button.closest("li")?.dataset.id);
  });
  addEventListener("hashchange", readAddress);
  basket.listen(show);
  document.querySelector(".papershelf-needs-script")?.remove();
  page.hidden = false;
  show();
  readAddress();
})();
