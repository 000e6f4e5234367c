// What was typed -> a query: generator/search/query.py again, where the grammar is written down.
"use strict";
(() => {
  const { queryUnits, typedWords, titleKey } = window.papershelf.engine;
  const LONGEST_QUERY = 20_000;
  const MOST_CONDITIONS = 32;
  const MOST_VALUES = 50;
  const BEGUN = /^(?:tag|author|venue|year|source|has|in):$/;
  const ITEM = /(-?)(?:(tag|author|venue|year|source|has|in):)?(?:"([^"]*)("?)|([^\s"]+))/g;

  /**
   * @typedef {{words: string[], loose: string[], isOpen: boolean}} Slot
   * @typedef {{field: string, values: string[], isNot: boolean}} Filter
   * @typedef {{slots: Slot[], common: Slot[], phrases: string[][], excluded: string[][],
   *   filters: Filter[], inTitle: boolean, key: string, asksCommon: boolean, hasTooMany: boolean}} Query
   */

  /** @param {string[][]} found @param {string} text */
  function addWords(found, text) {
    const words = typedWords(text);
    const isKnown = found.some((other) => other.join(" ") === words.join(" "));
    if (words.length && !isKnown && found.length < MOST_CONDITIONS) found.push(words);
  }

  /** @param {Query} query @param {Filter} added @param {boolean} isOr */
  function addFilter(query, added, isOr) {
    const last = query.filters.at(-1);
    if (isOr && last && last.field === added.field && last.isNot === added.isNot) {
      last.values.push(...added.values);
    } else if (added.values.length) query.filters.push(added);
  }

  /** Ask for no filter or value twice, for none that is empty, and for not too many.
   * @param {Query} query */
  function leaveOut(query) {
    const seen = new Set();
    /** @type {Map<string, number>} */
    const held = new Map();
    /** @type {Filter[]} */
    const kept = [];
    for (const { field, values: all, isNot } of query.filters) {
      const values = [...new Set(all)].filter((value) => /[^ ]/.test(value));
      const name = JSON.stringify([field, isNot, values]);
      if (!values.length || seen.has(name)) continue;
      seen.add(name);
      const room = MOST_VALUES - (held.get(field) || 0);
      if (values.length > room) query.hasTooMany = true;
      if (room <= 0) continue;
      kept.push({ field, values: values.slice(0, room), isNot });
      held.set(field, (held.get(field) || 0) + Math.min(values.length, room));
    }
    query.filters = kept;
  }

  /** The values of a filter given as one or as many. @param {any} given @returns {string[]} */
  function asList(given) {
    const values = Array.isArray(given) || given instanceof Set ? [...given] : [given];
    return values.filter((value) => value !== null && value !== undefined).map(String);
  }

  /** @param {Query} query @param {string} text @param {Set<string>} stopWords @param {boolean} isOr */
  function addSlots(query, text, stopWords, isOr) {
    /** @type {Slot[]} */
    const slots = [];
    for (const { parts, whole } of queryUnits(text)) {
      if (whole && parts.length === 1) {
        slots.push({ words: [whole], loose: parts, isOpen: false });
      } else {
        for (const part of parts) {
          slots.push({ words: whole ? [part, whole] : [part], loose: [], isOpen: false });
        }
      }
    }
    let content = slots.filter((slot) => !stopWords.has(slot.words[0]));
    query.common.push(...slots.filter((slot) => stopWords.has(slot.words[0])));
    if (isOr && query.slots.length && content.length) {
      const last = query.slots[query.slots.length - 1];
      last.words = [...last.words, ...content[0].words];
      content = content.slice(1);
    }
    query.slots.push(...content);
  }

  /** Leave out repeated words; the last word is unfinished unless a space or sign follows it.
   * @param {Query} query @param {string} text @param {string[]} plain */
  function finish(query, text, plain) {
    const last = text.slice(-1);
    const isOpen =
      plain.length > 0 && text.endsWith(plain[plain.length - 1]) && !/[\s".,:;!?)]/.test(last);
    if (!query.slots.length) {
      query.slots = query.common;
      query.common = [];
      query.asksCommon = query.slots.length > 0;
    }
    const common = query.common.at(-1);
    const endsCommon = common && common.words[0] === titleKey(text).split(" ").at(-1);
    const end = query.slots.at(-1);
    if (isOpen && end && !endsCommon) end.isOpen = true;
    /** @type {Map<string, Slot>} */
    const first = new Map();
    for (const slot of query.slots) {
      const name = slot.words.join(" ");
      const kept = first.get(name) || slot;
      kept.isOpen = kept.isOpen || slot.isOpen;
      first.set(name, kept);
    }
    query.slots = [...first.values()];
    query.key = query.phrases.length ? "" : titleKey(plain.join(" "));
  }

  /**
   * Parse what was typed; `filters` adds facets, a value that begins with `-` excludes.
   * @param {string} typed @param {Set<string>} stopWords
   * @param {Record<string, any> | null} [filters] @returns {Query}
   */
  function parseQuery(typed, stopWords, filters = {}) {
    const text = typed.slice(0, LONGEST_QUERY);
    /** @type {Query} */
    const query = {
      slots: [], common: [], phrases: [], excluded: [], filters: [],
      inTitle: false, key: "", asksCommon: false, hasTooMany: false,
    }; // prettier-ignore
    /** @type {string[]} */
    const plain = [];
    let isOr = false;
    for (const [, sign, name, quoted, closed, word] of text.matchAll(ITEM)) {
      if (word === "OR" && !sign && !name) {
        isOr = true;
        continue;
      }
      const isQuoted = quoted !== undefined;
      const value = isQuoted ? quoted : word;
      const isBegun = !name && !isQuoted && BEGUN.test(word);
      if (isBegun) {
        isOr = false; // a filter without its value
        continue;
      }
      if (name === "in") query.inTitle = query.inTitle || value === "title";
      else if (name) {
        const values = isQuoted ? [value] : value.split(",");
        addFilter(query, { field: name, values, isNot: Boolean(sign) }, isOr);
      } else if (sign) addWords(query.excluded, value);
      else {
        if (closed) addWords(query.phrases, value);
        else plain.push(value);
        addSlots(query, value, stopWords, isOr);
      }
      isOr = false;
    }
    const isTable = typeof filters === "object" && !Array.isArray(filters);
    for (const [field, given] of Object.entries((isTable && filters) || {})) {
      const wanted = asList(given);
      const values = wanted.filter((value) => !value.startsWith("-"));
      const unwanted = wanted.filter((value) => value.startsWith("-")).map((v) => v.slice(1));
      if (values.length) query.filters.push({ field, values, isNot: false });
      if (unwanted.length) query.filters.push({ field, values: unwanted, isNot: true });
    }
    leaveOut(query);
    finish(query, text, plain);
    return query;
  }

  Object.assign(window.papershelf.engine, { parseQuery });
})();
