// The payloads of the index -> lookups of terms, postings, titles, texts, facets and vectors.
// generator/search/reader.py looks up the same.
"use strict";
(() => {
  const { Payloads, unpackWords, unpackPostings, startsOf } = window.papershelf.engine;
  const { checkedTerms, checkedTexts, checkedNames } = window.papershelf.engine;
  const { checkedColumn, emptyColumn } = window.papershelf.engine;
  const KEPT_POSTINGS = 3_000_000; // postings kept unpacked
  const NO_END = "\uffff\uffff";

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
  class Index extends Payloads {
    /** @param {number} shard */
    shardTerms(shard) {
      return this.once(
        `terms/${shard}`,
        (/** @type {any} */ packed) => {
          const { words, counts } = checkedTerms(packed);
          const start = shard * this.meta.termsPerShard;
          const terms = counts.map((/** @type {number} */ held, /** @type {number} */ at) => {
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
        (/** @type {any} */ packed) => packed.split(" "),
        /** @type {string[]} */ ([]),
      );
      const unpacked = unpackPostings(texts[number - bounds[shard]] || "");
      /** @type {Int32Array} */
      const documents = unpacked.documents;
      if (documents.some((document) => document < 0 || document >= this.meta.documents)) {
        this.warn("damaged", `postings/${shard}`);
        return unpackPostings("");
      }
      keptPostings += documents.length;
      if (keptPostings > KEPT_POSTINGS) {
        postings.clear();
        keptPostings = documents.length;
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

    /** A facet; empty where the shelf has none of that name. @param {string} name
     * @returns {Promise<Column>} */
    async column(name) {
      const size = this.meta.documents;
      const empty = emptyColumn(size);
      if (!this.meta.columns.includes(name)) return empty;
      const parse = (/** @type {any} */ packed) => checkedColumn(packed, size);
      return this.once(`column/${name}`, parse, empty);
    }

    /** The vectors of some documents, or null. @param {number} shard @returns {Promise<Int8Array | null>} */
    vectors(shard) {
      return this.once(
        `vectors/${shard}`,
        (/** @type {any} */ text) => Int8Array.from(atob(text), (char) => char.charCodeAt(0)),
        /** @type {Int8Array | null} */ (null),
      );
    }
  }

  Object.assign(window.papershelf.engine, { Index, lettersOf, NO_END });
})();
