// Ids and names -> papers' citations in every format, from data files that generator/downloads
// wrote; selecting by names is the twin of generator/selection.py.
"use strict";
(() => {
  const COMMAND = /\\([A-Za-z]+)\*?((?:\[[^\]]*\]|\{[^}]*\})+)/g;
  const COMMENT = /(?<!\\)%[^\n]*/g;
  const LINE_END = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;
  const BETWEEN = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/; // Python's
  const PREFIX =
    /(?<![a-z0-9])(doi|arxiv|pmc?id|isbn(?:-1[03])?)(?:[ \t]*:[ \t]*|[ \t]+(?=[0-9]|pmc[0-9]))/gi;
  const INVISIBLE = /[\xad\u200b\u2060\ufeff]/g;
  const AROUND = /^[()[\]{}<>"'“”‘’«»@.,;:!?]+|[()[\]{}<>"'“”‘’«»@.,;:!?]+$/g;

  /** @type {any} */
  const papershelf = (window.papershelf = window.papershelf || /** @type {any} */ ({}));
  const folder = new URL("assets/papershelf/citations/", papershelf.basket?.root || "file:///");

  /** @type {Map<string, any>} */
  const data = new Map();
  /** @type {Map<string, Promise<any>>} */
  const loading = new Map();

  /** Where a data file leaves what it holds. */
  papershelf.citationData = (/** @type {string} */ name, /** @type {any} */ payload) => {
    data.set(name, payload);
  };

  /** The payload of a data file, undefined where it is missing. @param {string} name */
  function load(name) {
    if (data.has(name)) return Promise.resolve(data.get(name));
    const known = loading.get(name);
    if (known) return known;
    const promise = new Promise((/** @type {(payload: any) => void} */ resolve) => {
      const element = document.createElement("script");
      const done = () => {
        element.remove();
        loading.delete(name);
        resolve(data.get(name));
      };
      element.onload = done;
      element.onerror = done;
      element.charset = "utf-8";
      element.src = new URL(`${name}.js`, folder).href;
      document.head.append(element);
    });
    loading.set(name, promise);
    return promise;
  }

  /** FNV-1a over UTF-16, as `word_hash` of generator/downloads/citations.py. @param {string} word */
  function hash(word) {
    let value = 2166136261;
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at);
      value = Math.imul(value ^ (unit & 255), 16777619);
      value = Math.imul(value ^ (unit >> 8), 16777619);
    }
    return value >>> 0;
  }

  /** @param {"papers" | "names"} kind @param {string} word @returns {Promise<any>} */
  async function lookUp(kind, word) {
    const index = await load("index");
    if (!index) return undefined;
    const shard = await load(`${kind}-${hash(word) % index[kind]}`);
    return shard && Object.hasOwn(shard, word) ? shard[word] : undefined;
  }

  /** The words of a text that may be names: those of its `\cite{…}` commands, else all.
   * @param {string} text */
  function wordsIn(text) {
    const commands = [...text.replace(COMMENT, "").matchAll(COMMAND)].filter(
      ([, command]) => /cite/i.test(command) || command === "citation",
    );
    const cited = commands.flatMap(([, , given]) =>
      [...given.replace(/\[[^\]]*\]/g, "").matchAll(/\{([^}]*)\}/g)].map((match) => match[1]),
    );
    const lines = text.split(LINE_END).filter((line) => !/^[\s\x1f]*#/.test(line));
    const groups = cited.length
      ? cited
      : lines.map((line) => line.split(" #")[0].replace(PREFIX, "$1:"));
    return groups.flatMap((group) => group.split(BETWEEN)).filter(Boolean);
  }

  /** What a name may be written as among the names of papers. @param {string} name */
  function spellings(name) {
    return [...new Set([name, name.replace(AROUND, "")])].flatMap((bare) => {
      const last = bare.split(/[?#]/)[0].replace(/\/+$/, "").split("/").at(-1) || "";
      const ids = Object.entries(papershelf.idParsers).map(([scheme, parse]) => {
        const id = parse(bare);
        return id && `${scheme}:${id}`;
      });
      return [bare, last.replace(/\.html$/, ""), ...ids].map((each) => each.toLowerCase());
    });
  }

  /** The paper of a name; undefined where there is none. @param {string} name
   * @returns {Promise<string | undefined>} */
  async function find(name) {
    for (const spelling of spellings(name)) {
      const id = spelling && (await lookUp("names", spelling));
      if (id) return id;
    }
    return undefined;
  }

  /** The ids of papers that a text names, once each, and the names not found. @param {string} text */
  async function select(text) {
    /** @type {Set<string>} */
    const found = new Set();
    /** @type {Set<string>} */
    const missing = new Set();
    for (const word of wordsIn(text.replace(INVISIBLE, ""))) {
      const names = (await find(word)) ? [word] : word.split(/[,;]+/);
      for (const name of names) {
        const id = await find(name);
        if (id) found.add(id);
        else if (/[\p{L}\p{N}]/u.test(name)) missing.add(name);
      }
    }
    return { found: [...found], missing: [...missing] };
  }

  /** Items in a format, joined as Python joins them. @param {any} form @param {string[]} items */
  const join = (form, items) =>
    items.length ? form.before + items.join(form.between) + form.after : form.empty;

  /** Papers in a format by its number; those that are not here are left out.
   * @param {number} format @param {string[]} ids
   * @param {{item: (id: string, item: string) => string, head: (head: string) => string} | null} [noted]
   * puts notes into the items and what stands before them */
  async function render(format, ids, noted = null) {
    const index = await load("index");
    if (!index) return "";
    const rows = await Promise.all(ids.map((id) => lookUp("papers", id)));
    const items = ids.flatMap((id, at) => {
      const item = rows[at]?.[2 + format];
      return item === undefined ? [] : [noted ? noted.item(id, item) : item];
    });
    const form = index.formats[format];
    return join(noted ? { ...form, before: noted.head(form.before) } : form, items);
  }

  /** Title and citation key by id; a paper that the shelf does not have has no entry.
   * @param {{id: string}[]} wanted @returns {Promise<Map<string, string[]>>} */
  async function papers(wanted) {
    const rows = await Promise.all(wanted.map(({ id }) => lookUp("papers", id)));
    return new Map(wanted.flatMap(({ id }, at) => (rows[at] ? [[id, rows[at]]] : [])));
  }

  papershelf.citations = { select, render, papers, index: () => load("index") };
})();
