// A text and the terms looked for -> its most telling piece: generator/search/snippets.py again.
"use strict";
(() => {
  const { chunkTerms } = window.papershelf.engine;
  const LENGTH = 34;
  const BEFORE = 5;
  const CHUNK = /\S{1,40}/gu;
  const INNER = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/u;

  /** @param {number[]} found @param {number} length */
  function bestStart(found, length) {
    let best = 0;
    let bestStart = 0;
    found.forEach((word, at) => {
      if (word < 0) return;
      const start = Math.max(0, at - BEFORE);
      const held = found.slice(start, start + length).filter((other) => other >= 0);
      const value = new Set(held).size * length + held.length;
      if (value > best) [best, bestStart] = [value, start];
    });
    return Math.max(0, Math.min(bestStart, found.length - length));
  }

  /**
   * The window with the most different words of the query; `words` gives each term's word.
   * @param {string} text @param {Map<string, number>} words
   * @returns {{text: string, marks: number[][]}}
   */
  function snippet(text, words, length = LENGTH) {
    const chunks = [...text.matchAll(CHUNK)];
    const found = chunks.map(([chunk]) => {
      const term = chunkTerms(chunk).find((/** @type {string} */ word) => words.has(word));
      return term === undefined ? -1 : words.get(term) || 0;
    });
    const start = bestStart(found, length);
    const shown = chunks.slice(start, start + length);
    if (!shown.length) return { text: "", marks: [] };
    const lead = start ? "… " : "";
    const begin = shown[0].index;
    const last = shown[shown.length - 1];
    const end = last.index + last[0].length;
    /** @type {number[][]} */
    const marks = [];
    shown.forEach((chunk, at) => {
      const inner = INNER.exec(chunk[0]);
      if (found[start + at] < 0 || !inner) return;
      const from = lead.length - begin + chunk.index + inner.index;
      marks.push([from, from + inner[0].length]);
    });
    const tail = end < text.trimEnd().length ? " …" : "";
    return { text: lead + text.slice(begin, end) + tail, marks };
  }

  Object.assign(window.papershelf.engine, { snippet });
})();
