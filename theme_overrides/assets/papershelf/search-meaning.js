// The words of a query -> the documents nearest in meaning, and both lists as one:
// generator/search/meaning.py again.
"use strict";
(() => {
  const { TYPO, SOME, MEANING } = window.papershelf.engine;
  const FUSED = 20;
  const NEIGHBOURS = 60;
  const LEXICAL = 1_000;
  const LEAST_WORDS = 3;
  const LARGEST_SHELF = 20_000;
  const STEPS = 1_000;

  /** @param {any} index @param {any} ranking @param {boolean | null | undefined} wanted */
  function isHelpful(index, ranking, wanted) {
    const { dimensions, documents } = index.meta;
    if (!dimensions || !ranking.slots.length || wanted === false) return false;
    return Boolean(wanted) || (ranking.slots.length >= LEAST_WORDS && documents <= LARGEST_SHELF);
  }

  /** @param {any} index @returns {Promise<(Int8Array | null)[]>} */
  function allVectors(index) {
    const { documents, vectorsPerShard } = index.meta;
    const count = Math.ceil(documents / vectorsPerShard);
    return Promise.all(Array.from({ length: count }, (_, shard) => index.vectors(shard)));
  }

  /** Add a term's documents' vectors, by weight, to the query's.
   * @param {Float64Array} query @param {any} postings @param {number} worth
   * @param {(Int8Array | null)[]} shards @param {number} perShard */
  function addTerm(query, { documents, weights }, worth, shards, perShard) {
    const size = query.length;
    const sum = new Float64Array(size);
    for (let place = 0; place < documents.length; place++) {
      const vectors = shards[Math.floor(documents[place] / perShard)];
      if (!vectors) continue;
      const weight = weights[place] & 127;
      const start = (documents[place] % perShard) * size;
      for (let at = 0; at < size; at++) sum[at] += weight * vectors[start + at];
    }
    for (let at = 0; at < size; at++) query[at] += worth * sum[at];
  }

  /** The documents nearest in meaning, best first. @param {any} index @param {any} ranking
   * @returns {Promise<number[]>} */
  async function neighbours(index, ranking) {
    const { dimensions, documents, vectorsPerShard } = index.meta;
    const shards = await allVectors(index);
    const query = new Float64Array(dimensions);
    for (const slot of ranking.expanded) {
      for (const { term, how, worth } of slot) {
        if (how === TYPO) continue;
        addTerm(query, await index.postings(term.number), worth >> 10, shards, vectorsPerShard);
      }
    }
    const largest = query.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    if (!largest) return [];
    const steps = query.map((value) => Math.floor((value / largest) * STEPS + 0.5));
    const products = new Float64Array(documents);
    shards.forEach((vectors, shard) => {
      if (!vectors) return;
      let at = 0;
      for (let document = shard * vectorsPerShard; at < vectors.length; document++) {
        let product = 0;
        for (let place = 0; place < dimensions; place++) product += steps[place] * vectors[at++];
        products[document] = product;
      }
    });
    return best(products, NEIGHBOURS);
  }

  /** The places of the largest values above zero, largest first. @param {Float64Array} values
   * @param {number} count */
  function best(values, count) {
    const least = Math.max(1, values.slice().sort()[Math.max(0, values.length - count)] || 0);
    /** @type {number[]} */
    const found = [];
    values.forEach((value, at) => {
      if (value >= least) found.push(at);
    });
    return found.sort((a, b) => values[b] - values[a] || a - b).slice(0, count);
  }

  /** @typedef {{document: number, tier: number, score: number}} Hit */

  /** A number that falls down the list. @param {number} tier @param {number} score */
  const wholeScore = (tier, score) => SOME + 1 - tier + score / (score + 10_000_000) - 1;

  /** The documents that hold every word, then both lists as one. @param {any} ranking
   * @param {number[]} order @param {number[]} near @returns {Hit[]} */
  function fuse(ranking, order, near) {
    /** @type {Hit[]} */
    const hits = [];
    for (const document of order) {
      const tier = ranking.tiers[document];
      if (tier < SOME) hits.push({ document, tier, score: wholeScore(tier, ranking.scores[document]) });
    }
    const held = hits.length;
    /** @type {Map<number, number>} */
    const scores = new Map();
    for (const listed of [order.slice(0, LEXICAL), near]) {
      listed.forEach((document, place) => {
        scores.set(document, (scores.get(document) || 0) + 1 / (FUSED + place + 1));
      });
    }
    const whole = new Set(order.slice(0, held));
    /** @param {number} document */
    const put = (document) => {
      const tier = ranking.tiers[document] < 0 ? MEANING : ranking.tiers[document];
      hits.push({ document, tier, score: scores.get(document) || 0 });
    };
    [...scores.keys()]
      .filter((document) => !whole.has(document))
      .sort((a, b) => (scores.get(b) || 0) - (scores.get(a) || 0) || a - b)
      .forEach(put);
    for (const document of order.slice(LEXICAL)) {
      if (!whole.has(document) && !scores.has(document)) put(document);
    }
    return hits;
  }

  Object.assign(window.papershelf.engine, { isHelpful, neighbours, fuse, wholeScore });
})();
