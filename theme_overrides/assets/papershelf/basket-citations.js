// Ids and names -> papers' citations in every format, from data files that generator/downloads
// wrote; selecting by names is the twin of generator/selection.py.
"use strict";
(() => {
  const CITE = /\\[A-Za-z]*cite[A-Za-z]*\*?(?:\[[^\]]*\])*\{([^}]*)\}/g;
  const ARXIV = /^(?:https?:\/\/)?(?:(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\/|(?:huggingface|hf)\.co\/papers\/|(?:(?:dx\.)?doi\.org\/|doi:\s*)?10\.48550\/arxiv\.|arxiv[\s:./-]+|abs\/)?((?:\d{4}\.\d{4,5})|(?:[a-z-]+(?:\.[a-z-]{2,})?\/\d{7}))(?:v\d+)?(?:\.pdf)?[/.,;)]*$/i;
  const DOI = /10\.\d{4,9}(?:\.\d+)*\/[^\s"?#]+/;
  const LAST = /[^/?#=:]+(?=(?:\.pdf|\.bib|\.html)?\/?$)/;
  const SCHEMES = ["acl", "openreview", "openalex", "s2", "pmid", "pmcid"];

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

  /** Names in a text: those of its `\cite{…}` commands, else all. @param {string} text */
  function namesIn(text) {
    const cited = [...text.matchAll(CITE)];
    const groups = cited.length
      ? cited.map((match) => match[1])
      : text.split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/).map((line) =>
          line.trimStart().startsWith("#") ? "" : line.split(" #")[0],
        );
    return groups.flatMap((group) => group.split(/[\s,;]+/)).filter(Boolean);
  }

  /** What a name may be written as among the names of papers. @param {string} name */
  function spellings(name) {
    const spelt = [name, (name.split("/").at(-1) || "").replace(/\.html$/, "")];
    const arxiv = ARXIV.exec(name);
    if (arxiv) spelt.push(`arxiv:${arxiv[1]}`, `arxiv:${arxiv[1].replace(/\.[a-z-]+\//i, "/")}`);
    const doi = DOI.exec(name);
    if (doi) {
      const bare = doi[0].replace(/[.,;:'”’)\]}>]+$/, "");
      spelt.push(`doi:${doi[0]}`, `doi:${bare}`, `doi:${bare.replace(/\.pdf$/, "")}`);
    }
    const last = /^https?:/i.test(name) && LAST.exec(name);
    if (last) spelt.push(...SCHEMES.map((scheme) => `${scheme}:${last[0].replace(/\.(?:pdf|bib|html)$/, "")}`));
    return spelt.map((each) => each.toLowerCase());
  }

  /** The paper of a name; undefined where there is none. @param {string} name
   * @returns {Promise<string | undefined>} */
  async function find(name) {
    for (const spelling of spellings(name)) {
      const id = await lookUp("names", spelling);
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
    for (const name of namesIn(text)) {
      const id = await find(name);
      if (id) found.add(id);
      else missing.add(name);
    }
    return { found: [...found], missing: [...missing] };
  }

  /** Items in a format, joined as Python joins them. @param {any} form @param {string[]} items */
  const join = (form, items) =>
    items.length ? form.before + items.join(form.between) + form.after : form.empty;

  /** Papers in a format by its number; those that are not here are left out.
   * @param {number} format @param {string[]} ids */
  async function render(format, ids) {
    const index = await load("index");
    const rows = await Promise.all(ids.map((id) => lookUp("papers", id)));
    const items = rows.filter(Boolean).map((row) => row[2 + format]);
    return index ? join(index.formats[format], items) : "";
  }

  papershelf.citations = {
    select,
    render,
    index: () => load("index"),
    /** Title and citation key. @param {string} id */
    paper: (id) => lookUp("papers", id),
  };
})();
