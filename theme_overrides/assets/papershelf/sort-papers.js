// Lets the reader sort the papers of a tag's page; without it they stand as listed.
"use strict";
(() => {
  const STRINGS = {
    label: "Sort this list",
    listed: "As listed",
    title: "Title A–Z",
    newest: "Newest",
    central: "Most central",
  };
  /** @type {HTMLElement | null} */
  const page = document.querySelector(".papershelf--tag[data-orders]");
  /** @type {HTMLElement | null | undefined} */
  const list = page?.querySelector("#papers + ul");
  if (!page || !list) return;
  const items = /** @type {HTMLElement[]} */ ([...list.children]);

  /** @returns {Record<string, string>} places in the list as shown, by the name of the order */
  function statedOrders() {
    try {
      return JSON.parse(page?.dataset.orders || "{}") || {};
    } catch {
      return {};
    }
  }

  /** @returns {number[]} */
  function titleOrder() {
    const titles = items.map((item) => (item.querySelector("a")?.textContent || "").trim());
    const { compare } = new Intl.Collator(document.documentElement.lang || "en", { numeric: true });
    return [...titles.keys()].sort((a, b) => compare(titles[a], titles[b]));
  }

  /** An order as it is usable here: each item once. @param {unknown} text @returns {number[]} */
  function places(text) {
    const stated = String(text).split(" ").map(Number);
    const known = stated.filter((place) => items[place]);
    return [...new Set([...known, ...items.keys()])];
  }

  /** @type {Map<string, number[]>} */
  const orders = new Map([["listed", [...items.keys()]], ["title", titleOrder()]]);
  const stated = statedOrders();
  for (const name of /** @type {const} */ (["newest", "central"]))
    if (stated[name]) orders.set(name, places(stated[name]));

  const select = document.createElement("select");
  select.className = "papershelf-sort";
  for (const name of orders.keys())
    select.add(new Option(STRINGS[/** @type {keyof typeof STRINGS} */ (name)], name));
  select.addEventListener("change", () => {
    const order = orders.get(select.value) || [];
    list.replaceChildren(...order.map((place) => items[place]));
  });
  const label = document.createElement("label");
  label.append(`${STRINGS.label} `, select);
  // The style of the list hangs on "#papers + ul", so the control stands before the heading.
  list.previousElementSibling?.before(label);
})();
