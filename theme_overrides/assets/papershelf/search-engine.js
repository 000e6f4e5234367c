// `papershelf.search(query, options)`: the public search of a shelf, on http and from disk.
// generator/search/answer.py gives the same ids in the same order.
"use strict";
(() => {
  const { Index, root, titleKey, parseQuery, rank, SOME, MEANING } = window.papershelf.engine;
  const { isHelpful, neighbours, fuse, wholeScore } = window.papershelf.engine;
  const { failures, countFacets, snippet, liftClose, READ } = window.papershelf.engine;
  const MOST_HITS = 1_000;
  const CHECKED = 400;
  const MATCHES = ["title", "words", "forms", "typos", "typos", "some words", "meaning"];

  /**
   * @typedef {object} SearchOptions
   * @property {number} [limit] hits to return, 0 to 1000, 10 unless told
   * @property {number} [offset] hits to pass over
   * @property {Record<string, string | string[]> | null} [filters] facets beside those of the query: one of the
   *   values suffices; a value that begins with `-` excludes
   * @property {boolean | null} [semantic] look for meaning: true, false, or where it helps
   * @property {"relevance" | "newest" | "title"} [sort]
   * @property {boolean} [facets] count facets, true unless told
   * @property {boolean} [snippets] cut snippets, true unless told
   *
   * @typedef {object} SearchHit
   * @property {string} id
   * @property {string} title
   * @property {string} url relative to the site's root; empty where it could not be loaded
   * @property {string} href absolute, for a link on any page
   * @property {number} score falls down the list
   * @property {string} snippet plain text; `marks` are start and end of the words found in it
   * @property {number[][]} marks
   * @property {number[][]} titleMarks
   * @property {string} match how: title, words, forms, typos, some words, meaning
   * @property {string} year
   * @property {string} authors
   * @property {string} venue
   * @property {string[]} tags ids
   *
   * @typedef {object} SearchAnswer
   * @property {number} total
   * @property {null | {how: string[], complete: number, corrected?: Record<string, string>,
   *   missing?: string[], unknown?: string[]}} relaxed
   * @property {SearchHit[]} hits
   * @property {Record<string, {value: string, label: string, count: number}[]>} facets
   * @property {string[]} warnings what could not be loaded
   *
   * @typedef {{document: number, tier: number, score: number}} Hit
   */

  /** Rank; where nothing is found with all conditions, with fewer, and at last without words.
   * @param {any} index @param {any} query @param {any} relaxed */
  async function ranked(index, query, relaxed) {
    let ranking = await rank(index, query);
    if (!ranking.documents.length && query.inTitle) {
      query.inTitle = false;
      relaxed.how.push("title");
      ranking = await rank(index, query);
    }
    const asksNothing = query.asksCommon || !(query.slots.length || query.phrases.length);
    if (!ranking.documents.length && asksNothing) {
      for (let document = 0; document < index.meta.documents; document++) ranking.put(document, 1);
      if (query.asksCommon) relaxed.how.push("common words");
    }
    return ranking;
  }

  /** @param {any} index @param {any} query @param {any} ranking
   * @param {boolean | null | undefined} semantic @returns {Promise<Hit[]>} */
  async function ordered(index, query, ranking, semantic) {
    /** @type {number[]} */
    const order = ranking.order();
    const isPlain = !(query.phrases.length || query.inTitle);
    if (isPlain && isHelpful(index, ranking, semantic)) {
      return fuse(ranking, order, await neighbours(index, ranking));
    }
    return order.map((document) => {
      const tier = ranking.tiers[document];
      return { document, tier, score: wholeScore(tier, ranking.scores[document]) };
    });
  }

  /** The documents that hold every word of content among these; null for all of them.
   * @param {any} index @param {string[]} words @param {Set<string>} stopWords */
  async function holders(index, words, stopWords) {
    /** @type {Set<number> | null} */
    let held = null;
    for (const word of words) {
      if (stopWords.has(word) && words.length > 1) continue;
      const term = await index.term(word);
      /** @type {number[]} */
      const documents = term ? [...(await index.postings(term.number)).documents] : [];
      const before = /** @type {Set<number> | null} */ (held);
      held = new Set(before ? documents.filter((document) => before.has(document)) : documents);
    }
    return held;
  }

  /** @param {any} index @param {number} document @param {string[]} words */
  async function holds(index, document, words) {
    const row = await index.shown(document);
    if (!row) return false;
    const phrase = ` ${words.join(" ")} `;
    return [row[1], row[2] || ""].some((text) => ` ${titleKey(text)} `.includes(phrase));
  }

  /** @param {any} index @param {any} query @param {Hit[]} hits @param {Set<string>} stopWords */
  async function notExcluded(index, query, hits, stopWords) {
    /** @type {Set<number>} */
    const unwanted = new Set();
    for (const words of query.excluded) {
      const held = await holders(index, words, stopWords);
      const documents = held ? [...held] : [...Array(index.meta.documents).keys()];
      if (words.length === 1) documents.forEach((document) => unwanted.add(document));
      else {
        for (const document of documents.sort((a, b) => a - b).slice(0, CHECKED)) {
          if (await holds(index, document, words)) unwanted.add(document);
        }
      }
    }
    return unwanted.size ? hits.filter((hit) => !unwanted.has(hit.document)) : hits;
  }

  /** The hits that hold every phrase word by word; all of them where none does.
   * @param {any} index @param {any} query @param {Hit[]} hits @param {any} relaxed
   * @param {Set<string>} stopWords */
  async function verified(index, query, hits, relaxed, stopWords) {
    if (!query.phrases.length) return hits;
    let candidates = hits;
    for (const words of query.phrases) {
      const held = await holders(index, words, stopWords);
      if (held) candidates = candidates.filter((hit) => held.has(hit.document));
    }
    if (candidates.length > CHECKED) {
      index.warnings.push(`the phrase was looked for in the ${CHECKED} best papers only`);
    }
    const checked = candidates.slice(0, CHECKED);
    const results = await Promise.all(
      checked.map(async ({ document }) => {
        for (const words of query.phrases) {
          if (!(await holds(index, document, words))) return false;
        }
        return true;
      }),
    );
    const kept = checked.filter((_, at) => results[at]);
    if (!kept.length && hits.length) relaxed.how.push("phrase");
    return kept.length ? kept : hits;
  }

  /** @param {any} index @param {Hit[]} hits @param {string | undefined} order */
  async function sort(index, hits, order) {
    if (order === "title") hits.sort((a, b) => a.document - b.document);
    if (order !== "newest") return;
    const { values, rows } = await index.column("year");
    /** @param {Hit} hit */
    const year = ({ document }) => {
      const end = rows.starts[document + 1];
      return end > rows.starts[document] ? Number(values[rows.values[end - 1]][0]) : 0;
    };
    hits.sort((a, b) => year(b) - year(a));
  }

  /** The words no document has, each with the word that the first hit has instead.
   * @param {any} index @param {any} ranking @param {Hit[]} hits */
  async function corrections(index, ranking, hits) {
    /** @type {Record<string, string>} */
    const corrected = {};
    for (const at of hits.length ? ranking.guessed : []) {
      const answers = [...ranking.expanded[at]].sort((a, b) => b.worth - a.worth);
      for (const { term } of answers) {
        if (!(await index.postings(term.number)).documents.includes(hits[0].document)) continue;
        corrected[ranking.slots[at].words[0]] = term.word;
        break;
      }
    }
    return corrected;
  }

  /** How less was asked than typed, or null. @param {any} index @param {any} relaxed
   * @param {any} ranking @param {Hit[]} hits */
  async function told(index, relaxed, ranking, hits) {
    const complete = hits.filter((hit) => hit.tier < SOME).length;
    const corrected = await corrections(index, ranking, hits);
    if (Object.keys(corrected).length) {
      relaxed.how.push("typos");
      relaxed.corrected = corrected;
    }
    if (ranking.missing.length) {
      relaxed.how.push("missing words");
      relaxed.missing = ranking.missing;
    }
    if (hits.length && !complete) {
      const isSome = hits.some((hit) => hit.tier === SOME);
      relaxed.how.push(isSome ? "some words" : "meaning");
    }
    return relaxed.how.length ? { ...relaxed, complete } : null;
  }

  /** @param {any} index @param {Map<string, number>} words @param {Hit} hit
   * @param {boolean} hasSnippets @returns {Promise<SearchHit>} */
  async function shownHit(index, words, { document, tier, score }, hasSnippets) {
    const row = (await index.shown(document)) || (await index.named(document));
    const [id = "", title = "", text = "", year = "", authors = "", venue = "", tags = [], own] = row;
    const url = own || (id && index.meta.url.replace("{id}", id));
    const piece = hasSnippets ? snippet(text, words) : { text: "", marks: [] };
    return {
      id, title, url,
      href: url && new URL(url, root).href,
      score,
      snippet: piece.text,
      marks: piece.marks,
      titleMarks: snippet(title, words, 400).marks,
      match: tier <= MEANING ? MATCHES[tier] : "",
      year, authors, venue, tags,
    }; // prettier-ignore
  }

  /** A number made whole, from 0 to `most`; `unless` where it is none.
   * @param {unknown} given @param {number} unless @param {number} most */
  function whole(given, unless, most) {
    const number = given === null || given === undefined ? NaN : Number(given);
    return Number.isNaN(number) ? unless : Math.trunc(Math.min(Math.max(number, 0), most));
  }

  /**
   * Answer a query from the index of this shelf. Never rejects for what was typed or for a missing
   * file: `warnings` says what could not be loaded.
   * @param {string} typed @param {SearchOptions | null} [given] @returns {Promise<SearchAnswer>}
   */
  async function search(typed, given) {
    const index = new Index();
    try {
      return await answered(index, String(typed ?? ""), given || {});
    } catch (error) {
      const warnings = [...index.warnings, `the search index is damaged: ${error}`];
      return { total: 0, relaxed: null, hits: [], facets: {}, warnings };
    }
  }

  /** @param {any} index @param {string} typed @param {SearchOptions} options
   * @returns {Promise<SearchAnswer>} */
  async function answered(index, typed, options) {
    if (!(await index.open())) {
      return { total: 0, relaxed: null, hits: [], facets: {}, warnings: index.warnings };
    }
    const stopWords = new Set(index.meta.stop.split(" "));
    const query = parseQuery(typed, stopWords, options.filters);
    /** @type {any} */
    const relaxed = { how: [] };
    const ranking = await ranked(index, query, relaxed);
    let hits = await ordered(index, query, ranking, options.semantic);
    hits = await notExcluded(index, query, hits, stopWords);
    hits = await verified(index, query, hits, relaxed, stopWords);
    const documents = hits.map((hit) => hit.document);
    const { failed, unknown } = await failures(index, query.filters, documents);
    if (query.hasTooMany) relaxed.how.push("too many filters");
    if (unknown.length) {
      relaxed.how.push("unknown filters");
      relaxed.unknown = unknown;
    }
    let kept = hits.filter((hit) => !failed.has(hit.document));
    const offset = whole(options.offset, 0, kept.length);
    const limit = whole(options.limit, 10, MOST_HITS);
    const words = ranking.words();
    // Asked for at once, as neither waits for the other.
    for (const { document } of kept.slice(offset, offset + limit)) index.shown(document);
    const counting = options.facets === false ? {} : countFacets(index, documents, failed);
    if (options.sort === "newest" || options.sort === "title") await sort(index, kept, options.sort);
    else if (limit && offset < READ) kept = await liftClose(index, ranking, kept, words, stopWords);
    const shown = kept.slice(offset, offset + limit);
    const [found, facets] = await Promise.all([
      Promise.all(shown.map((hit) => shownHit(index, words, hit, options.snippets !== false))),
      counting,
    ]);
    return {
      total: kept.length,
      relaxed: await told(index, relaxed, ranking, kept),
      hits: /** @type {SearchHit[]} */ (found),
      facets,
      warnings: [...new Set(index.warnings)],
    };
  }

  window.papershelf.search = search;
})();
