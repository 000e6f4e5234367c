// Word -> stem, and words -> how many edits lie between them: generator/search/stems.py again.
"use strict";
(() => {
  const WEAK = new Set(["ment", "ance", "able", "ible", "ness"]);
  const KEPT = new Set(["embed", "speed", "breed"]);
  const LEAST_STEM = 3;
  /** @type {Map<string, string>} */
  const ENDINGS = new Map();
  /** @param {string} endings @param {string} becomes */
  const add = (endings, becomes) => endings.split(" ").forEach((end) => ENDINGS.set(end, becomes));
  add("ional ion ing edly ed er ive ment ity ance able ible ness", "");
  add("ational ation ator ative ating ated ate", "");
  add("izational ization izable izing ized izer ize isation ising ised iser ise", "iz");
  add("ification ificator ifying ified ifiable ifier ify", "if");
  add("ence ency", "ent");
  add("ical ics", "ic");
  add("lysis lyses lyzing lyzed lyzer lyze lysing lysed lyse", "lyz");
  add("ognition", "ogniz");
  add("ctor", "ct");
  add("ptor", "pt");
  add("stor", "st");
  add("eed", "eed"); // these only look like endings
  add("versity", "versit");
  const LONGEST = Math.max(...[...ENDINGS.keys()].map((ending) => ending.length));

  /** @param {string} word */
  function plural(word) {
    if (word.endsWith("ies") && word.length > 4) return word.slice(0, -3) + "y";
    if (/(?:sses|xes|ches|shes)$/.test(word)) return word.slice(0, -2);
    if (word.endsWith("s") && !/(?:ss|us|is|ics)$/.test(word)) return word.slice(0, -1);
    return word;
  }

  /** @param {string} word */
  const adverb = (word) => (word.endsWith("ly") && word.length > 5 ? word.slice(0, -2) : word);

  /** @param {string} word */
  function derivation(word) {
    for (let size = Math.min(LONGEST, word.length - LEAST_STEM); size > 1; size--) {
      const ending = word.slice(-size);
      const becomes = ENDINGS.get(ending);
      const rest = word.slice(0, -size);
      if (becomes === undefined || (WEAK.has(ending) && rest.length === LEAST_STEM)) continue;
      if (/[aeiouy]/.test(rest)) return rest + becomes;
    }
    return word;
  }

  /** Silent e, our for or, y for i, a doubled last letter. @param {string} word */
  function tidy(word) {
    if (word.length > 3 && word.endsWith("e")) word = word.slice(0, -1);
    if (word.length > 4 && word.endsWith("our")) word = word.slice(0, -2) + "r";
    if (word.endsWith("y")) word = word.slice(0, -1) + (word.endsWith("sy") ? "" : "i");
    const isDoubled = word.length > 3 && word.at(-1) === word.at(-2);
    return isDoubled && /[bdfglmnprt]$/.test(word) ? word.slice(0, -1) : word;
  }

  /** The stem of a folded word. @param {string} word */
  function stem(word) {
    if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
    const singular = plural(word);
    return KEPT.has(singular) ? singular : tidy(derivation(adverb(singular)));
  }

  /** What every word of the same stem begins with. @param {string} word */
  function stemPrefix(word) {
    const found = stem(word);
    return found.slice(0, Math.max(3, found.length - 1));
  }

  /** Characters as Python counts them. @param {string} word @returns {string | string[]} */
  const chars = (word) => (/[\ud800-\udfff]/.test(word) ? Array.from(word) : word);

  /** How many typos a word may hold. @param {string} word */
  function allowedEdits(word) {
    const size = chars(word).length;
    return size < 4 ? 0 : size < 8 ? 1 : 2;
  }

  /**
   * Insertions, deletions, replacements and swaps between two words; `limit` + 1 for more.
   * @param {string} one @param {string} two @param {number} limit
   */
  function edits(one, two, limit) {
    const first = chars(one);
    const second = chars(two);
    if (Math.abs(first.length - second.length) > limit) return limit + 1;
    let older = new Array(second.length + 1).fill(0);
    let before = new Array(second.length + 1).fill(0);
    let row = Array.from({ length: second.length + 1 }, (_, at) => at);
    for (let at = 1; at <= first.length; at++) {
      [older, before, row] = [before, row, older];
      row[0] = at;
      let least = at;
      for (let other = 1; other <= second.length; other++) {
        const isSame = first[at - 1] === second[other - 1];
        let cost = before[other - 1] + (isSame ? 0 : 1);
        cost = Math.min(cost, before[other] + 1, row[other - 1] + 1);
        const isSwap =
          at > 1 &&
          other > 1 &&
          first[at - 1] === second[other - 2] &&
          first[at - 2] === second[other - 1];
        if (isSwap) cost = Math.min(cost, older[other - 2] + 1);
        row[other] = cost;
        if (cost < least) least = cost;
      }
      if (least > limit) return limit + 1;
    }
    return Math.min(row[second.length], limit + 1);
  }

  Object.assign(window.papershelf.engine, { stem, stemPrefix, allowedEdits, edits });
})();
