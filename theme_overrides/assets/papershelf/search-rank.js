// A parsed query -> the documents in tiers: generator/search/expand.py and rank.py again, number
// for number. All of it is whole numbers, so that no rounding parts the two.
"use strict";
(() => {
  const { stem, stemPrefix, allowedEdits, edits, lettersOf, NO_END } = window.papershelf.engine;
  const EXACT = 1, NEAR = 2, TYPO = 3; // prettier-ignore
  const FULL = 100, STEM = 85, PREFIX = 60, ONE_EDIT = 50, TWO_EDITS = 30; // prettier-ignore
  const MOST_ENDINGS = 16;
  const MOST_TYPOS = 12;
  const WHOLE_LEXICON = 30_000;
  const TITLE = 0, SOME = 5, MEANING = 6; // prettier-ignore
  const LONG = 20;
  const MOST_WORDS = 32;
  const SAME_TITLE = 1_000_000_000;
  // By the ways in which the words are answered: bit 1 exactly, 2 nearly, 3 with typos.
  const TIERS = [0, 0, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4];
  const SCORES = 2 ** 33; // more than any score
  const DOCUMENTS = 2 ** 17; // documents up to which tier, score and number fit one float

  /**
   * @typedef {{word: string, number: number, held: number, letters: number}} Term
   * @typedef {{term: Term, how: number, worth: number}} Answer
   * @typedef {{how: Uint8Array, best: Float64Array, documents: number[]}} Found
   * @typedef {{words: string[], loose: string[], isOpen: boolean}} Slot
   */

  /** @param {number} held @param {number} size */
  const rarity = (held, size) =>
    Math.floor(1024 * Math.log(1 + (size - held + 0.5) / (held + 0.5)) + 0.5);

  /** @param {Answer} one @param {Answer} other */
  const byNumber = (one, other) => one.term.number - other.term.number;

  /** The terms that answer a word exactly, by its stem or as its beginning.
   * @param {any} index @param {Slot} slot @returns {Promise<Answer[]>} */
  async function answers(index, slot) {
    /** @type {Map<number, {term: Term, how: number, share: number}>} */
    const found = new Map();
    /** @param {Term | null} term @param {number} how @param {number} share */
    const add = (term, how, share) => {
      if (term && !found.has(term.number)) found.set(term.number, { term, how, share });
    };
    for (const word of slot.words) add(await index.term(word), EXACT, FULL);
    for (const word of slot.words) {
      if ([...word].length <= 3) continue;
      const root = stem(word);
      for (const term of await index.termsWith(stemPrefix(word))) {
        if (stem(term.word) === root) add(term, NEAR, STEM);
      }
    }
    for (const word of slot.loose) add(await index.term(word), NEAR, STEM);
    const size = index.meta.documents;
    let forms = 0;
    for (const { term } of found.values()) forms += term.held;
    forms = Math.min(size, forms);
    if (slot.isOpen) {
      const endings = await index.termsWith(slot.words[0]);
      endings.sort((/** @type {Term} */ a, /** @type {Term} */ b) => b.held - a.held || a.number - b.number);
      for (const term of endings.slice(0, MOST_ENDINGS)) add(term, NEAR, PREFIX);
    }
    return [...found.values()]
      .map(({ term, how, share }) => ({
        term, how, worth: share * rarity(Math.max(term.held, forms), size),
      })) // prettier-ignore
      .sort(byNumber);
  }

  /** How many bits of a number are set. @param {number} number */
  function bits(number) {
    let count = 0;
    for (; number; number &= number - 1) count++;
    return count;
  }

  /** The nearest terms within the typos a word of this length may hold.
   * @param {any} index @param {Slot} slot @returns {Promise<Answer[]>} */
  async function typos(index, slot) {
    const word = slot.words[0];
    const limit = allowedEdits(word);
    if (!limit) return [];
    let close = near(word, limit, await index.termsWith([...word][0]));
    if (!close.length && index.meta.terms <= WHOLE_LEXICON) {
      close = near(word, limit, await index.termsWith(""));
    }
    const best = close
      .sort((a, b) => a.count - b.count || b.term.held - a.term.held || a.term.number - b.term.number)
      .slice(0, MOST_TYPOS);
    const held = best.reduce((most, { term }) => Math.max(most, term.held), 0);
    const worth = rarity(held, index.meta.documents);
    return best
      .map(({ term, count }) => ({
        term, how: TYPO, worth: (count === 1 ? ONE_EDIT : TWO_EDITS) * worth,
      })) // prettier-ignore
      .sort(byNumber);
  }

  /** @param {string} word @param {number} limit @param {Term[]} terms */
  function near(word, limit, terms) {
    const letters = lettersOf(word);
    /** @type {{term: Term, count: number}[]} */
    const found = [];
    for (const term of terms) {
      if (bits(term.letters ^ letters) > 2 * limit) continue; // an edit changes two at most
      const count = edits(word, term.word, limit);
      if (count > 0 && count <= limit) found.push({ term, count });
    }
    return found;
  }

  /** How each document answers a word (the best way) and its score (the best term's).
   * @param {any} index @param {Answer[]} slot @param {boolean} inTitle @param {Found} [into]
   * @returns {Promise<Found>} */
  async function documentsOf(index, slot, inTitle, into) {
    const size = index.meta.documents;
    /** @type {Found} */
    const found = into || {
      how: new Uint8Array(size),
      best: new Float64Array(size),
      documents: [],
    };
    const lists = await Promise.all(slot.map(({ term }) => index.postings(term.number)));
    lists.forEach(({ documents, weights }, at) => {
      const { how, worth } = slot[at];
      for (let place = 0; place < documents.length; place++) {
        const weight = weights[place];
        if (inTitle && weight < 128) continue;
        const document = documents[place];
        const known = found.how[document];
        if (!known) found.documents.push(document);
        if (!known || how < known) found.how[document] = how;
        const score = worth * (weight & 127);
        if (score > found.best[document]) found.best[document] = score;
      }
    });
    return found;
  }

  /** Whether a document holds every word that any document holds. @param {Found[]} found */
  function isCovered(found) {
    const asked = found.filter((slot) => slot.documents.length);
    if (!asked.length) return false;
    const smallest = asked.reduce((a, b) => (b.documents.length < a.documents.length ? b : a));
    return smallest.documents.some((document) => asked.every((slot) => slot.how[document]));
  }

  /** What was found for a query, by document. */
  class Ranking {
    /** @param {Slot[]} slots @param {number} size */
    constructor(slots, size) {
      this.slots = slots;
      this.isLong = slots.length >= LONG;
      /** @type {Answer[][]} */
      this.expanded = [];
      /** @type {number[]} */
      this.guessed = [];
      /** @type {string[]} */
      this.missing = [];
      this.tiers = new Int8Array(size).fill(-1);
      this.scores = new Float64Array(size);
      /** @type {number[]} */
      this.documents = [];
    }

    /** @param {number} document @param {number} tier */
    put(document, tier) {
      if (this.tiers[document] < 0) this.documents.push(document);
      this.tiers[document] = tier;
    }

    /** The terms that answer the query, each with the place of its word.
     * @returns {Map<string, number>} */
    words() {
      const places = new Map();
      this.expanded.forEach((slot, at) => slot.forEach(({ term }) => places.set(term.word, at)));
      return places;
    }

    /** Best first. @returns {number[]} */
    order() {
      const { tiers, scores } = this;
      if (tiers.length > DOCUMENTS) {
        return this.documents.sort(
          (a, b) => tiers[a] - tiers[b] || scores[b] - scores[a] || a - b,
        );
      }
      // Numbers sort many times faster without a function that compares them.
      const keys = Float64Array.from(
        this.documents,
        (doc) => (tiers[doc] * SCORES + (SCORES - 1 - scores[doc])) * DOCUMENTS + doc,
      ).sort();
      return Array.from(keys, (key) => key % DOCUMENTS);
    }
  }

  /** The rarest words of a long query, in their order. @param {any} index @param {Slot[]} slots */
  async function telling(index, slots) {
    /** @type {[number, number][]} */
    const held = [];
    for (const [at, slot] of slots.entries()) {
      slot.isOpen = false;
      const terms = (await Promise.all(slot.words.map((word) => index.term(word)))).filter(Boolean);
      if (terms.length) held.push([Math.min(...terms.map((term) => term.held)), at]);
    }
    held.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    const kept = held.slice(0, MOST_WORDS).map(([, at]) => at);
    return kept.sort((a, b) => a - b).map((at) => slots[at]);
  }

  /** Correct first the words no document has; if no document has all words then, the others.
   * @param {any} index @param {any} query @param {Ranking} ranking @param {Found[]} found */
  async function allowTypos(index, query, ranking, found) {
    for (const onlyUnknown of [true, false]) {
      for (const [at, slot] of ranking.slots.entries()) {
        if (found[at].documents.length > 0 === onlyUnknown || ranking.guessed.includes(at)) continue;
        const close = await typos(index, slot);
        if (close.length) {
          ranking.expanded[at] = [...ranking.expanded[at], ...close];
          await documentsOf(index, close, query.inTitle, found[at]);
          if (onlyUnknown) ranking.guessed.push(at);
        } else if (onlyUnknown) ranking.missing.push(slot.words[0]);
      }
      if (isCovered(found)) return;
    }
  }

  /** @param {Ranking} ranking @param {Found[]} found */
  function tier(ranking, found) {
    const asked = found.filter((slot) => slot.documents.length);
    const size = ranking.tiers.length;
    const held = new Uint8Array(size);
    const ways = new Uint8Array(size);
    for (const { how, best, documents } of asked) {
      for (const document of documents) {
        if (!held[document]) ranking.put(document, SOME);
        held[document]++;
        ways[document] |= 1 << how[document];
        ranking.scores[document] += best[document];
      }
    }
    for (const document of ranking.documents) {
      if (held[document] === asked.length) ranking.tiers[document] = TIERS[ways[document]];
    }
  }

  /** The documents whose title begins with the query, and those whose title it is.
   * @param {any} index @param {any} query @returns {Promise<[number, number][]>} */
  function titlesOf(index, query) {
    return Promise.all([
      index.titleRange(query.key, query.key + NO_END),
      index.titleRange(query.key, query.key),
    ]);
  }

  /** @param {Ranking} ranking @param {[number, number][]} titles */
  function liftTitles(ranking, [[low, high], [sameLow, sameHigh]]) {
    for (let document = low; document < high; document++) {
      ranking.put(document, TITLE);
      if (sameLow <= document && document < sameHigh) ranking.scores[document] += SAME_TITLE;
    }
  }

  /** Find every document that holds a word of the query, or whose title begins with it.
   * @param {any} index @param {any} query */
  async function rank(index, query) {
    const ranking = new Ranking(query.slots, index.meta.documents);
    // Asked for at once, as what it loads does not wait for what the words load.
    const titles = query.key && !ranking.isLong ? titlesOf(index, query) : null;
    if (ranking.isLong) ranking.slots = await telling(index, query.slots);
    ranking.expanded = await Promise.all(ranking.slots.map((slot) => answers(index, slot)));
    const found = await Promise.all(
      ranking.expanded.map((slot) => documentsOf(index, slot, query.inTitle)),
    );
    const isKnown = found.every((slot) => slot.documents.length) && isCovered(found);
    if (!ranking.isLong && !isKnown) await allowTypos(index, query, ranking, found);
    tier(ranking, found);
    if (titles) liftTitles(ranking, await titles);
    return ranking;
  }

  Object.assign(window.papershelf.engine, { rank, TYPO, TITLE, SOME, MEANING });
})();
