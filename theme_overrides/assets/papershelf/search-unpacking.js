// What the index files spell in short strings -> numbers, words, postings and rows, each checked.
// generator/search/packing.py writes them; generator/search/unpacking.py reads the same.
"use strict";

/**
 * @typedef {{documents: Int32Array, weights: Uint8Array}} Postings
 *   Of one term; a weight's eighth bit says that the title holds it.
 * @typedef {{starts: Int32Array, values: Int32Array}} Rows
 *   The values of document d are at starts[d] to starts[d + 1].
 * @typedef {{values: string[][], rows: Rows}} Column
 *   A facet: its values as key and label, and each document's by number.
 */

(() => {
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = new Uint8Array(128);
  [...DIGITS].forEach((digit, value) => (VALUES[digit.charCodeAt(0)] = value));

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

  /** @param {string} text @param {number} size @returns {Rows} */
  function unpackRows(text, size) {
    const numbers = unpackNumbers(text);
    const starts = new Int32Array(size + 1);
    const values = new Int32Array(Math.max(0, numbers.length - size));
    let at = 0;
    let end = 0;
    for (let row = 0; row < size; row++) {
      const next = at + 1 + numbers[at++];
      for (let value = 0; at < next && at < numbers.length; ) values[end++] = value += numbers[at++];
      if (at !== next) throw new TypeError("a row that is cut off");
      starts[row + 1] = end;
    }
    if (at !== numbers.length) throw new TypeError("rows of another column");
    return { starts, values };
  }

  /** @param {string} packed */
  function startsOf(packed) {
    const starts = [0];
    for (const size of unpackNumbers(packed)) starts.push(starts[starts.length - 1] + size);
    return starts.length > 1 ? starts.slice(0, -1) : [0];
  }

  /** @param {Iterable<unknown>} texts */
  function checkTexts(texts) {
    for (const text of texts) if (typeof text !== "string") throw new TypeError("no text");
  }

  /** The terms of a shard in order, and how many documents hold each. @param {any} packed */
  function checkedTerms(packed) {
    const words = unpackWords(packed.words);
    const counts = unpackNumbers(packed.held);
    if (counts.length !== words.length) throw new TypeError("not a count a term");
    return { words, counts };
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

  /** @param {any} packed @param {number} size @returns {Column} */
  function checkedColumn(packed, size) {
    const { values } = packed;
    const rows = unpackRows(packed.rows, size);
    for (const [key, label] of values) checkTexts([key, label]);
    const isOutside = (/** @type {number} */ number) => values.length && number >= values.length;
    if (rows.values.some(isOutside)) throw new TypeError("no such value");
    return { values, rows };
  }

  /** A column that no document has a value in. @param {number} size @returns {Column} */
  function emptyColumn(size) {
    return { values: [], rows: { starts: new Int32Array(size + 1), values: new Int32Array(0) } };
  }

  Object.assign(window.papershelf.engine, {
    unpackWords,
    unpackPostings,
    startsOf,
    checkedTerms,
    checkedTexts,
    checkedNames,
    checkedColumn,
    emptyColumn,
  });
})();
