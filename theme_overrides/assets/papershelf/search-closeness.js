// The first hits that hold every word -> those first whose words stand closest together:
// generator/search/closeness.py again.
"use strict";
(() => {
  const { chunksOf, chunkTerms, wholeScore, TITLE, SOME } = window.papershelf.engine;
  const READ = 10;
  const SIDE_BY_SIDE = 20;
  const FAR = 1_000_000;

  /** @typedef {{document: number, tier: number, score: number}} Hit */

  /**
   * The hits with the first of them in a new order, each staying in its tier.
   * @param {any} index @param {any} ranking @param {Hit[]} hits @param {Map<string, number>} words
   * @param {Set<string>} stopWords @returns {Promise<Hit[]>}
   */
  async function liftClose(index, ranking, hits, words, stopWords) {
    const asked = new Set(words.values()).size;
    if (asked < 2 || ranking.isLong) return hits;
    /** @type {{worth: number}[][]} */
    const slots = ranking.expanded;
    const worth = slots.reduce((sum, slot) => sum + Math.max(0, ...slot.map((each) => each.worth)), 0);
    const complete = hits.slice(0, READ).filter(({ tier }) => tier < SOME);
    const lifted = await Promise.all(
      complete.map(async ({ document, tier }) => {
        const row = tier === TITLE ? null : await index.shown(document);
        const texts = /** @type {string[]} */ (row ? row.slice(1, 3) : []);
        const spans = texts.map((text) => span(text, words, asked, stopWords));
        const closest = Math.max(asked, Math.min(FAR, ...spans));
        const bonus = Math.floor((SIDE_BY_SIDE * worth * asked) / closest);
        return { document, tier, score: wholeScore(tier, ranking.scores[document] + bonus) };
      }),
    );
    lifted.sort((a, b) => a.tier - b.tier || b.score - a.score);
    return [...lifted, ...hits.slice(lifted.length)];
  }

  /** How many words of content the shortest piece has that holds all that are asked for.
   * @param {string} text @param {Map<string, number>} words @param {number} asked
   * @param {Set<string>} stopWords */
  function span(text, words, asked, stopWords) {
    /** @type {Map<number, number>} */
    const last = new Map();
    let best = FAR;
    let at = 0;
    for (const chunk of chunksOf(text)) {
      /** @type {string[]} */
      const terms = chunkTerms(chunk);
      const found = terms.filter((term) => words.has(term));
      if (!found.length && terms.every((term) => stopWords.has(term))) continue;
      at++;
      for (const term of found) last.set(words.get(term) || 0, at);
      if (found.length && last.size === asked) best = Math.min(best, at - Math.min(...last.values()) + 1);
    }
    return best;
  }

  Object.assign(window.papershelf.engine, { liftClose, READ });
})();
