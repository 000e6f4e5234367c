// Text -> the terms it is found by. generator/search/terms.py and stems.py are the specification;
// tests/search/ holds both to the same answers.
"use strict";
(() => {
  const LONGEST_TERM = 40;
  const MOST_PARTS = 4;
  const CJK = "\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af\\u{20000}-\\u{3134f}";
  const CJK_FIRST = new RegExp(`^[${CJK}]`, "u");
  const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0670\u20d0-\u20f0]/g;
  const LETTERS = { ß: "ss", ø: "o", ł: "l", đ: "d", æ: "ae", œ: "oe", ı: "i", ς: "σ", þ: "th" };
  const LETTER = /[ßøłđæœıςþ]/g;
  const TEX_FONT =
    /\\(?:math[a-z]+|text[a-z]*|emph|operatorname|boldsymbol|bm|rm|bf|it)(?![a-zA-Z])/g;
  const BEFORE_ID =
    /(?:https?:\/\/)?(?:www\.)?(?:arxiv\.org\/(?:abs|pdf)\/|(?:dx\.)?doi\.org\/)|(?:arxiv|doi):(?=\p{Nd})/gu;
  const VERSION = /([0-9]{4}\.[0-9]{4,5})v[0-9]+/g;
  const POSSESSIVE = /['’ʼ]s(?![\p{L}\p{N}])/gu;
  const DROPPED = /[$^{}'’ʼ]/g;
  const WORD = `(?:(?![${CJK}])[\\p{L}\\p{N}])+`;
  const UNIT = new RegExp(
    `[${CJK}]+|${WORD}(?:[-_\\u2010]${WORD})*(?:\\+\\+|#(?![\\p{L}\\p{N}]))?`,
    "gu",
  );
  const PART = new RegExp(WORD, "gu");
  const CACHED = 50_000;

  /** @typedef {{parts: string[], whole: string}} Unit A word as typed, and its parts joined. */

  /** @param {string} text @returns {string[]} */
  const chunksOf = (text) => text.split(/\s+/).filter(Boolean);

  /** @param {string} word */
  const cut = (word) =>
    word.length <= LONGEST_TERM ? word : [...word].slice(0, LONGEST_TERM).join("");

  /** Lower case without accents. @param {string} text */
  function fold(text) {
    // eslint-disable-next-line no-control-regex
    if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
    return text
      .normalize("NFKD")
      .toLowerCase()
      .replace(ACCENTS, "")
      .replace(LETTER, (letter) => LETTERS[/** @type {keyof typeof LETTERS} */ (letter)])
      .normalize("NFC");
  }

  /** @param {string} text @returns {Unit[]} */
  function unitsOf(text) {
    if (CJK_FIRST.test(text)) {
      const chars = [...text];
      if (chars.length === 1) return [{ parts: [text], whole: "" }];
      return chars.slice(1).map((char, at) => ({ parts: [chars[at] + char], whole: "" }));
    }
    if (/[+#]$/.test(text)) {
      const bare = text.replace(/[+#]+$/, "");
      const parts = (bare.match(PART) || []).map(cut);
      const last = parts[parts.length - 1];
      const signed = { parts: [last], whole: cut(last + text.slice(bare.length)) };
      return [...parts.slice(0, -1).map((part) => ({ parts: [part], whole: "" })), signed];
    }
    const parts = (text.match(PART) || []).map(cut);
    const isChain = parts.length > 1 && parts.length <= MOST_PARTS;
    return [{ parts, whole: isChain ? cut(parts.join("")) : "" }];
  }

  const PLAIN = /^([A-Za-z0-9]{1,40})[.,;:)]?$/;

  /** The units of a text without white space. @param {string} chunk @returns {Unit[]} */
  function chunkUnits(chunk) {
    const plain = PLAIN.exec(chunk); // most words; the rest of the rules would change nothing
    if (plain) return [{ parts: [plain[1].toLowerCase()], whole: "" }];
    const text = chunk.includes("\\") ? chunk.replace(TEX_FONT, "").replace(/\\/g, " ") : chunk;
    const folded = fold(text)
      .replace(BEFORE_ID, "")
      .replace(VERSION, "$1")
      .replace(POSSESSIVE, "")
      .replace(DROPPED, "");
    return (folded.match(UNIT) || []).flatMap(unitsOf);
  }

  /** The units of a query, in order. @param {string} text @returns {Unit[]} */
  const queryUnits = (text) => chunksOf(text).flatMap(chunkUnits);

  /** @type {Map<string, string[]>} */
  const cached = new Map();

  /** The terms of a text without white space. @param {string} chunk @returns {string[]} */
  function chunkTerms(chunk) {
    const known = cached.get(chunk);
    if (known) return known;
    /** @type {string[]} */
    const terms = [];
    if (cached.size > CACHED) cached.clear();
    if (chunk.length <= LONGEST_TERM) cached.set(chunk, terms);
    for (const { parts, whole } of chunkUnits(chunk)) {
      terms.push(...parts);
      if (whole) terms.push(whole);
      else if (CJK_FIRST.test(parts[0])) {
        const chars = [...parts[0]];
        if (chars.length > 1) terms.push(...chars);
      }
    }
    return terms;
  }

  /** Every term a text is found by. @param {string} text @returns {string[]} */
  const textTerms = (text) => chunksOf(text).flatMap(chunkTerms);

  /** What stands side by side in a text: the parts, or a word with its sign.
   * @param {string} text @returns {string[]} */
  const typedWords = (text) =>
    queryUnits(text).flatMap(({ parts, whole }) =>
      whole && parts.length === 1 ? [whole] : parts,
    );

  /** A title as it is typed: its words with single spaces. @param {string} text */
  const titleKey = (text) => typedWords(text).join(" ");

  window.papershelf = window.papershelf || /** @type {Papershelf} */ ({});
  window.papershelf.engine = window.papershelf.engine || {};
  Object.assign(window.papershelf.engine, {
    fold, queryUnits, typedWords, chunksOf, chunkTerms, textTerms, titleKey,
  }); // prettier-ignore
})();
