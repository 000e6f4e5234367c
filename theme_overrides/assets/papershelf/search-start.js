// On every page: loads the search when somebody is about to use it, so that pages stay small.
"use strict";
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const folder = new URL(".", script.src);
  const ENGINE = "engine"; // both joined when the site is built: generator/search/scripts.py
  const INTERFACE = "interface";
  const INDEX = "search/index"; // asked for with the engine, so that it need not wait for it

  /** @type {any} */
  const papershelf = (window.papershelf = window.papershelf || /** @type {any} */ ({}));
  /** @type {any} */
  const ui = (papershelf.ui = papershelf.ui || {});

  /** @type {Map<string, Promise<void>>} */
  const loaded = new Map();

  /** Run a script of ours once; rejects when it is not there. @param {string} name */
  function run(name) {
    const known = loaded.get(name);
    if (known) return known;
    const running = new Promise((/** @type {(value: void) => void} */ resolve, reject) => {
      const element = document.createElement("script");
      element.async = false; // in the order of asking
      element.src = new URL(`${name}.js`, folder).href;
      element.onload = () => resolve();
      element.onerror = () => {
        element.remove();
        loaded.delete(name);
        reject(new Error(`${name}.js is missing`));
      };
      document.head.append(element);
    });
    loaded.set(name, running);
    return running;
  }

  /** The engine and the index's first file; the engine itself tells of an index that is missing. */
  const loadEngine = () => Promise.all([run(ENGINE), run(INDEX).catch(() => {})]).then(() => {});
  const loadInterface = () => Promise.all([loadEngine(), run(INTERFACE)]).then(() => {});

  /** The public search loads itself on its first call. @param {string} query @param {object} [options] */
  const first = async (query, options) => {
    await loadEngine();
    if (papershelf.search === first) throw new Error("the search could not be started");
    return papershelf.search(query, options);
  };
  papershelf.search = papershelf.search || first;

  const box = document.querySelector(".papershelf-box");
  if (!box) return;
  const form = /** @type {HTMLFormElement} */ (box.querySelector("form"));
  const input = /** @type {HTMLInputElement} */ (box.querySelector("input"));
  const toggle = /** @type {HTMLInputElement} */ (document.getElementById("__search"));
  // Addresses that stay true when Material swaps the page without loading it.
  form.action = form.action.toString();
  box.querySelectorAll("a").forEach((link) => link.setAttribute("href", link.href));
  Object.assign(ui, { box, form, input, toggle });

  /** Open or close the box; Material's styles and scroll lock follow the toggle.
   * @param {boolean} isOpen */
  ui.open = (isOpen) => {
    if (toggle.checked !== isOpen) toggle.click();
  };

  /** Show what the template says of a search that cannot be loaded. @param {Element | null} place */
  function sayBroken(place) {
    place?.querySelector(".papershelf-broken")?.removeAttribute("hidden");
  }

  function wake() {
    loadInterface().then(
      () => ui.startBox(),
      () => sayBroken(form.parentElement),
    );
  }

  input.addEventListener("focus", () => {
    ui.open(true);
    wake();
  });
  box.addEventListener("pointerenter", wake, { once: true });
  toggle.addEventListener("change", () => {
    if (toggle.checked) input.focus();
    else input.blur();
  });

  /** @param {Element | null} element */
  const isTyping = (element) =>
    element instanceof HTMLElement &&
    (element.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(element.tagName)) &&
    !/^(?:checkbox|radio|button)$/.test(element.getAttribute("type") || "");

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (!["/", "s"].includes(event.key) || isTyping(document.activeElement)) return;
    event.preventDefault();
    const pageInput = document.querySelector(".papershelf-page input[type=search]");
    const wanted = /** @type {HTMLInputElement} */ (pageInput || input);
    wanted.focus();
    wanted.select();
  });

  /** Build the search page where this is it. */
  function startPage() {
    const page = /** @type {HTMLElement | null} */ (document.querySelector(".papershelf-page"));
    if (!page || page.dataset.started) return;
    page.dataset.started = "yes";
    loadInterface().then(
      () => ui.startPage(page),
      () => sayBroken(page),
    );
  }

  startPage();
  window.document$?.subscribe(startPage); // Material's instant navigation
})();
