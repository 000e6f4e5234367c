// Filters and facet counts, both from the columns: generator/search/facets.py again.
"use strict";
(() => {
  const { fold, titleKey } = window.papershelf.engine;
  const LAST_YEAR = 9999;

  /** The first and last year of a span, or null. @param {string} value
   * @returns {[number, number] | null} */
  function years(value) {
    const until = /^(?:-|\.\.)(\d{4})$/.exec(value);
    if (until) return [0, Number(until[1])];
    const match = /^(>=|<=|>|<|)(\d{4})(?:(-|\.\.)(\d{4})?)?$/.exec(value);
    if (!match) return null;
    const [, sign, , dash, last] = match;
    const year = Number(match[2]);
    if (dash) return sign ? null : [year, last ? Number(last) : LAST_YEAR];
    if (sign === ">=") return [year, LAST_YEAR];
    if (sign === ">") return [year + 1, LAST_YEAR];
    if (sign === "<=") return [0, year];
    if (sign === "<") return [0, year - 1];
    return [year, year];
  }

  /** @typedef {{key: string, name: string, title: string, words: string[]}} Folded
   *  A value: its key, the key's last part, and the words of its label. */

  /** @type {WeakMap<string[][], Folded[]>} */
  const folded = new WeakMap();

  /** A column's values as filters compare them. @param {string[][]} values */
  function foldedOf(values) {
    const known = folded.get(values);
    if (known) return known;
    const made = values.map(([own, label]) => {
      const key = fold(own);
      const title = titleKey(label);
      return { key, name: key.split("/").at(-1), title, words: title.split(" ") };
    });
    folded.set(values, made);
    return made;
  }

  /** @param {string} text @returns {(value: Folded) => boolean} */
  function isSame(text) {
    const key = fold(text);
    const words = titleKey(text);
    return (value) =>
      key === value.key || key === value.name || (words !== "" && value.title === words);
  }

  /** @param {string} text @returns {(value: Folded) => boolean} */
  function isPart(text) {
    /** @type {string[]} */
    const words = titleKey(text).split(" ");
    const last = words.pop() || "";
    return ({ words: held }) => {
      const isBegun = last !== "" && held.some((word) => word.startsWith(last));
      return isBegun && words.every((word) => held.includes(word));
    };
  }

  /** The numbers of the values that a filter names. @param {string[][]} values @param {any} wanted */
  function wantedValues(values, wanted) {
    /** @type {Set<number>} */
    const found = new Set();
    /** @param {(value: Folded) => boolean} test */
    const addMatching = (test) => {
      const before = found.size;
      let any = false;
      foldedOf(values).forEach((value, number) => {
        if (test(value)) {
          found.add(number);
          any = true;
        }
      });
      return any || found.size > before;
    };
    for (const text of wanted.values) {
      const span = wanted.field === "year" ? years(text) : null;
      if (span) addMatching(({ key }) => span[0] <= Number(key) && Number(key) <= span[1]);
      else if (!addMatching(isSame(text))) addMatching(isPart(text));
    }
    return found;
  }

  /** The values of a filter by what a document has to hold one of each: values of one field are
   * alternatives, but tags named with their facet are so within the facet only.
   * @param {any} wanted @returns {Map<string, string[]>} */
  function byFacet(wanted) {
    /** @type {Map<string, string[]>} */
    const parts = new Map();
    for (const text of wanted.values) {
      const slash = text.indexOf("/");
      const isApart = wanted.field === "tag" && slash >= 0 && !wanted.isNot;
      const part = isApart ? `tag:${text.slice(0, slash)}` : wanted.field;
      parts.set(part, [...(parts.get(part) || []), text]);
    }
    return parts;
  }

  /** For every document the fields whose filters it fails, and the filters that name nothing.
   * @param {any} index @param {any[]} filters @param {number[]} documents */
  async function failures(index, filters, documents) {
    /** @type {Map<number, Set<string>>} */
    const failed = new Map();
    /** @type {string[]} */
    const unknown = [];
    for (const wanted of filters) {
      const { values, rows } = await index.column(wanted.field);
      for (const [part, texts] of byFacet(wanted)) {
        const numbers = wantedValues(values, { ...wanted, values: texts });
        if (!numbers.size) {
          unknown.push(...texts.map((v) => `${wanted.field}:${v}`));
          continue;
        }
        for (const document of documents) {
          let holds = false;
          for (let at = rows.starts[document]; at < rows.starts[document + 1]; at++) {
            if (numbers.has(rows.values[at])) holds = true;
          }
          if (holds === wanted.isNot) {
            const fields = failed.get(document) || new Set();
            failed.set(document, fields.add(wanted.isNot ? "-" : part));
          }
        }
      }
    }
    return { failed, unknown };
  }

  /** How many documents each value has, most first.
   * @param {any} index @param {number[]} documents @param {Map<number, Set<string>>} failed */
  async function countFacets(index, documents, failed) {
    /** @type {Record<string, {value: string, label: string, count: number}[]>} */
    const facets = {};
    for (const name of index.meta.columns) {
      const { values, rows } = await index.column(name);
      const counts = new Int32Array(values.length);
      for (const document of documents) {
        const fields = failed.get(document);
        const only = fields && fields.size === 1 ? [...fields][0] : "";
        const isPart = only.startsWith(`${name}:`);
        if (fields && only !== name && !isPart) continue;
        const prefix = isPart ? `${only.slice(name.length + 1)}/` : "";
        for (let at = rows.starts[document]; at < rows.starts[document + 1]; at++) {
          if (values[rows.values[at]][0].startsWith(prefix)) counts[rows.values[at]]++;
        }
      }
      facets[name] = [...counts.keys()]
        .filter((number) => counts[number])
        .sort((a, b) => counts[b] - counts[a] || a - b)
        .map((number) => ({
          value: values[number][0], label: values[number][1], count: counts[number],
        })); // prettier-ignore
    }
    return facets;
  }

  Object.assign(window.papershelf.engine, { failures, countFacets });
})();
