// The files of the index -> their payloads, loaded when first asked for and parsed once.
// Every file is a classic script that calls `papershelf.searchData(name, payload)`, so that http
// and file:// load it alike.
"use strict";
(() => {
  const PATIENCE = 8_000; // milliseconds until a file counts as missing
  const RETRY = 30_000; // milliseconds until a missing file is asked for again

  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  const root = new URL(script?.dataset.root || "../../", script?.src || document.baseURI);
  const folder = new URL("assets/papershelf/search/", root);

  /** @type {Map<string, any>} */
  const data = new Map();
  /** @type {Map<string, Promise<void>>} */
  const loading = new Map();
  /** @type {Map<string, number>} */
  const failed = new Map();
  /** @type {Map<string, any>} */
  const parsed = new Map();

  /** Payloads that are not what they should be. @type {Set<string>} */
  const damaged = new Set();

  /** Where a data file leaves its payload. @param {string} name @param {unknown} payload */
  window.papershelf.searchData = (name, payload) => {
    data.set(name, payload);
  };

  /** Load the file of a payload once; resolves when it ran, failed, or took too long.
   * @param {string} name @param {string} file */
  function load(name, file) {
    const known = loading.get(file);
    // One that did not fail is never asked for again; one that did, after a while.
    if (known && performance.now() - (failed.get(file) ?? Infinity) < RETRY) return known;
    failed.delete(file);
    const build = data.get("meta")?.build;
    const loaded = new Promise((/** @type {(value: void) => void} */ resolve) => {
      const element = document.createElement("script");
      const timer = setTimeout(done, PATIENCE);
      function done() {
        clearTimeout(timer);
        element.remove();
        resolve();
      }
      element.onload = done;
      element.onerror = done;
      element.charset = "utf-8";
      element.src = new URL(build ? `${file}?${build}` : file, folder).href;
      document.head.append(element);
    });
    loading.set(file, loaded);
    loaded.then(() => {
      if (!data.has(name)) failed.set(file, performance.now());
    });
    return loaded;
  }

  /** The payloads that one search asks for; `warnings` names those it could not have. */
  class Payloads {
    constructor() {
      /** @type {any} */
      this.meta = null;
      /** @type {string[]} */
      this.warnings = [];
    }

    /** Load the first file; false without it. */
    async open() {
      if (!data.has("meta")) await load("meta", "index.js");
      this.meta = data.get("meta") || null;
      if (!this.meta) this.warnings.push("the search index could not be loaded");
      return Boolean(this.meta);
    }

    /** A payload, or null with a warning. @param {string} name @returns {Promise<any>} */
    async payload(name) {
      if (!data.has(name)) await load(name, `${name.replace("/", "-")}.js`);
      if (data.has(name)) return data.get(name);
      this.warn("missing", name);
      return null;
    }

    /** @param {"missing" | "damaged"} how @param {string} name */
    warn(how, name) {
      const warning = `a part of the search index is ${how}: ${name}`;
      if (!this.warnings.includes(warning)) this.warnings.push(warning);
    }

    /** @template T @param {string} name @param {(payload: any) => T} parse @param {T} empty
     * @returns {Promise<T>} */
    async once(name, parse, empty) {
      if (!parsed.has(name)) {
        const payload = await this.payload(name);
        if (payload === null) return empty;
        if (!parsed.has(name) && !damaged.has(name)) {
          try {
            parsed.set(name, parse(payload));
          } catch {
            damaged.add(name);
          }
        }
        if (damaged.has(name)) {
          this.warn("damaged", name);
          return empty;
        }
        data.set(name, ""); // the packed text is not needed twice
      }
      return parsed.get(name);
    }

    /** @template T @param {string} name @param {() => T} make @returns {T} */
    keep(name, make) {
      if (!parsed.has(name)) parsed.set(name, make());
      return parsed.get(name);
    }
  }

  Object.assign(window.papershelf.engine, { Payloads, root });
})();
