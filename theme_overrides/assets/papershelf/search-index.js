// The files of the index -> lookups of terms, postings, titles, texts, facets and vectors.
// Every file is a classic script that calls `papershelf.searchData(name, payload)`, so that http
// and file:// load it alike; generator/search/reader.py reads the same files.
"use strict";
(() => {
  const PATIENCE = 8_000; // milliseconds until a file counts as missing
  const RETRY = 30_000; // milliseconds until a missing file is asked for again
  const KEPT_POSTINGS = 3_000_000; // postings kept unpacked
  const NO_END = "\uffff\uffff";
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = new Uint8Array(128);
  [...DIGITS].forEach((digit, value) => (VALUES[digit.charCodeAt(0)] = value));

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

  /** @param {string} text @returns {number[]} */
  function unpackNumbers(text) {
    /** @type {number[]} */
    const numbers = [];
    for (let at = 0, number = 0, shift = 0; at < text.length; at++) {
      const value = VALUES[text.charCodeAt(at)];
      number |= (value & 31) << shift;
      if (value & 32) shift += 5;
      else {
        numbers.push(number);
        number = shift = 0;
      }
    }
    return numbers;
  }

  /** @param {string} text @returns {string[]} */
  function unpackWords(text) {
    let last = "";
    if (!text) return [];
    return text.split("\n").map((piece) => {
      last = last.slice(0, VALUES[piece.charCodeAt(0)]) + piece.slice(1);
      return last;
    });
  }

  /** @typedef {{documents: Int32Array, weights: Uint8Array}} Postings
   *  A weight's eighth bit says that the title holds the term. */

  /** @param {string} text @returns {Postings} */
  function unpackPostings(text) {
    const documents = new Int32Array(text.length >> 1);
    const weights = new Uint8Array(text.length >> 1);
    let size = 0;
    let document = 0;
    for (let at = 0; at < text.length; size++) {
      let number = 0;
      let shift = 0;
      let value;
      do {
        value = VALUES[text.charCodeAt(at++)];
        number |= (value & 31) << shift;
        shift += 5;
      } while (value & 32);
      document += number >> 1;
      documents[size] = document;
      weights[size] = VALUES[text.charCodeAt(at++)] | ((number & 1) << 7);
    }
    return { documents: documents.slice(0, size), weights: weights.slice(0, size) };
  }

  /** @param {Iterable<unknown>} texts */
  function checkTexts(texts) {
    for (const text of texts) if (typeof text !== "string") throw new TypeError("no text");
  }

  /** @param {any} rows @returns {any[][]} */
  function checkedTexts(rows) {
    if (!Array.isArray(rows)) throw new TypeError("no rows");
    for (const row of rows) {
      checkTexts([...row.slice(0, 6), ...row.slice(7)]);
      checkTexts(row[6] || []);
    }
    return rows;
  }

  /** Rows of id, title and own address. @param {any} rows @returns {string[][]} */
  function checkedNames(rows) {
    for (const row of rows) checkTexts([row[0], row[1], row[2]]);
    return rows;
  }

  /** @param {string[][]} values @param {{starts: Int32Array, values: Int32Array}} rows */
  function checkedColumn(values, rows) {
    for (const [key, label] of values) checkTexts([key, label]);
    const isOutside = (/** @type {number} */ number) => values.length && number >= values.length;
    if (rows.values.subarray(0, rows.starts.at(-1)).some(isOutside)) throw new TypeError("no such value");
    return { values, rows };
  }

  /** Values by document: those of document d are at starts[d] to starts[d + 1]. @param {string} text
   * @param {number} size */
  function unpackRows(text, size) {
    const numbers = unpackNumbers(text);
    const starts = new Int32Array(size + 1);
    const values = new Int32Array(Math.max(0, numbers.length - size));
    let at = 0;
    let end = 0;
    for (let row = 0; row < size; row++) {
      const count = numbers[at++] || 0;
      for (let value = 0, left = count; left > 0; left--) values[end++] = value += numbers[at++];
      starts[row + 1] = end;
    }
    return { starts, values };
  }

  /** @param {string} packed */
  function startsOf(packed) {
    const starts = [0];
    for (const size of unpackNumbers(packed)) starts.push(starts[starts.length - 1] + size);
    return starts.length > 1 ? starts.slice(0, -1) : [0];
  }

  /** How many values are below `wanted`, or not above it. @template T @param {T[]} values
   * @param {T} wanted @param {boolean} orSame */
  function countBelow(values, wanted, orSame) {
    let low = 0;
    let high = values.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[middle] < wanted || (orSame && values[middle] === wanted)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  let keptPostings = 0;
  /** @type {Map<number, Postings>} */
  const postings = new Map();

  /** @typedef {{word: string, number: number, held: number, letters: number}} Term
   *  `letters` has a bit for each letter, to see at once that two words differ much. */

  /** @param {string} word */
  function lettersOf(word) {
    let letters = 0;
    for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
    return letters;
  }

  /** What one search reads; `warnings` names what it could not. */
  class Index {
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

    /** @param {number} shard */
    shardTerms(shard) {
      return this.once(
        `terms/${shard}`,
        (packed) => {
          const words = unpackWords(packed.words);
          const start = shard * this.meta.termsPerShard;
          const counts = unpackNumbers(packed.held);
          if (counts.length !== words.length) throw new TypeError("not a count a term");
          const terms = counts.map((held, at) => {
            const word = words[at];
            return { word, number: start + at, held, letters: lettersOf(word) };
          });
          return { words, terms };
        },
        { words: /** @type {string[]} */ ([]), terms: /** @type {Term[]} */ ([]) },
      );
    }

    /** @param {string} word @returns {Promise<Term | null>} */
    async term(word) {
      return (await this.termsFrom(word, word))[0] || null;
    }

    /** @param {string} prefix */
    termsWith(prefix) {
      return this.termsFrom(prefix, prefix + NO_END);
    }

    /** Every term between two words, both included. @param {string} first @param {string} last */
    async termsFrom(first, last) {
      const bounds = this.meta.firstTerms;
      const low = Math.max(0, countBelow(bounds, first, true) - 1);
      const high = countBelow(bounds, last, true);
      const shards = [];
      for (let shard = low; shard < high; shard++) shards.push(this.shardTerms(shard));
      /** @type {Term[]} */
      const found = [];
      for (const { words, terms } of await Promise.all(shards)) {
        const end = countBelow(words, last, true);
        for (let at = countBelow(words, first, false); at < end; at++) found.push(terms[at]);
      }
      return found;
    }

    /** @param {number} number @returns {Promise<Postings>} */
    async postings(number) {
      const known = postings.get(number);
      if (known) return known;
      const bounds = this.keep("posting bounds", () => startsOf(this.meta.postings));
      const shard = countBelow(bounds, number, true) - 1;
      const texts = await this.once(
        `postings/${shard}`,
        (packed) => packed.split(" "),
        /** @type {string[]} */ ([]),
      );
      const unpacked = unpackPostings(texts[number - bounds[shard]] || "");
      const { documents } = unpacked;
      if (documents.some((document) => document < 0 || document >= this.meta.documents)) {
        this.warn("damaged", `postings/${shard}`);
        return unpackPostings("");
      }
      keptPostings += unpacked.documents.length;
      if (keptPostings > KEPT_POSTINGS) {
        postings.clear();
        keptPostings = unpacked.documents.length;
      }
      if (texts.length) postings.set(number, unpacked);
      return unpacked;
    }

    /** The documents whose title as typed lies between two texts. @param {string} first
     * @param {string} last @returns {Promise<[number, number]>} */
    async titleRange(first, last) {
      return [await this.titleAt(first, false), await this.titleAt(last, true)];
    }

    /** @param {string} key @param {boolean} orSame */
    async titleAt(key, orSame) {
      const shard = countBelow(this.meta.firstKeys, key, orSame) - 1;
      if (shard < 0) return 0;
      const keys = await this.once(`keys/${shard}`, unpackWords, []);
      return shard * this.meta.keysPerShard + countBelow(keys, key, orSame);
    }

    /** The title of a document as it is typed; empty where its block is missing.
     * @param {number} document @returns {Promise<string>} */
    async titleKey(document) {
      const per = this.meta.keysPerShard;
      const keys = await this.once(`keys/${Math.floor(document / per)}`, unpackWords, []);
      return keys[document % per] || "";
    }

    /** What a hit shows of a document, or null. @param {number} document @returns {Promise<any[] | null>} */
    async shown(document) {
      const bounds = this.keep("text bounds", () => startsOf(this.meta.texts));
      const block = countBelow(bounds, document, true) - 1;
      const rows = await this.once(`texts/${block}`, checkedTexts, []);
      return rows[document - bounds[block]] || null;
    }

    /** A row without what only a missing block knows; the title as typed without its name.
     * @param {number} document @returns {Promise<any[]>} */
    async named(document) {
      const per = this.meta.keysPerShard;
      const names = await this.once(`names/${Math.floor(document / per)}`, checkedNames, []);
      const [id, title, url] = names[document % per] || ["", await this.titleKey(document), ""];
      return [id, title, "", "", "", "", [], url];
    }

    /** A facet: values as key and label, and each document's. @param {string} name */
    async column(name) {
      const size = this.meta.documents;
      const empty = { values: /** @type {string[][]} */ ([]), rows: unpackRows("", size) };
      if (!this.meta.columns.includes(name)) return empty;
      return this.once(
        `column/${name}`,
        (packed) => checkedColumn(packed.values, unpackRows(packed.rows, size)),
        empty,
      );
    }

    /** The vectors of some documents, or null. @param {number} shard @returns {Promise<Int8Array | null>} */
    vectors(shard) {
      return this.once(
        `vectors/${shard}`,
        (text) => Int8Array.from(atob(text), (char) => char.charCodeAt(0)),
        /** @type {Int8Array | null} */ (null),
      );
    }
  }

  Object.assign(window.papershelf.engine, { Index, root, lettersOf, NO_END });
})();
