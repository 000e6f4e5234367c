// An answer -> what box and page show of it. Data becomes text nodes, never markup.
"use strict";
(() => {
  const { strings, readableMath, form } = window.papershelf.ui;

  /**
   * As search-engine.js documents them.
   * @typedef {Awaited<ReturnType<typeof window.papershelf.search>>} SearchAnswer
   * @typedef {SearchAnswer["hits"][number]} SearchHit
   */

  /**
   * An element with attributes and children; what is null or false is left out.
   * @param {string} name tag, with classes after dots
   * @param {Record<string, any>} [attributes] `on…` adds a listener
   * @param {...(Node | string | null | false | undefined)} children
   * @returns {HTMLElement}
   */
  function el(name, attributes = {}, ...children) {
    const [tag, ...classes] = name.split(".");
    const element = document.createElement(tag);
    element.classList.add(...classes);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === null || value === undefined || value === false) continue;
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else element.setAttribute(key, value === true ? "" : String(value));
    }
    element.append(
      .../** @type {(Node | string)[]} */ (children.filter((each) => each || each === "")),
    );
    return element;
  }

  /** A text with the found words marked. @param {string} text @param {number[][]} [marks] */
  function marked(text, marks = []) {
    const shown = readableMath(text, marks);
    const fragment = document.createDocumentFragment();
    let end = 0;
    for (const [start, stop] of shown.marks) {
      if (start < end || stop <= start) continue;
      fragment.append(shown.text.slice(end, start), el("mark", {}, shown.text.slice(start, stop)));
      end = stop;
    }
    fragment.append(shown.text.slice(end));
    return fragment;
  }

  /** The address of the search page for a query. @param {string} query */
  function pageUrl(query) {
    const url = new URL(form.action);
    url.search = query ? new URLSearchParams({ q: wellFormed(query) }).toString() : "";
    return url.href;
  }

  /** Addresses hold no half of a surrogate pair. @param {string} text */
  const wellFormed = (text) =>
    text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");

  /** Authors, year and venue on one line; empty when nothing is known. @param {SearchHit} hit */
  function byline(hit) {
    const names = hit.authors.split("; ").filter(Boolean);
    const authors = names.length > 4 ? `${names.slice(0, 3).join(", ")} and others` : names.join(", ");
    return [authors, hit.year, hit.venue].filter(Boolean).join(" · ");
  }

  /** Tag ids to labels, as this answer counts them. @param {SearchAnswer} answer
   * @returns {Map<string, string>} */
  function tagLabels(answer) {
    /** @type {{value: string, label: string}[]} */
    const tags = answer.facets.tag || [];
    return new Map(tags.map(({ value, label }) => [value, label]));
  }

  /** A tag's label where the answer counts it, else its id made readable.
   * @param {Map<string, string>} labels @param {string} tag */
  const tagLabel = (labels, tag) =>
    labels.get(tag) || (tag.split("/").at(-1) || tag).replace(/-/g, " ");

  /** The tags that tell most of a hit: those that fewest of the results have. @param {SearchHit} hit @param {SearchAnswer} answer @param {number} count */
  function tellingTags(hit, answer, count) {
    /** @type {{value: string, count: number}[]} */
    const tags = answer.facets.tag || [];
    const held = new Map(tags.map((each) => [each.value, each.count]));
    return [...hit.tags].sort((a, b) => (held.get(a) || 0) - (held.get(b) || 0)).slice(0, count);
  }

  /** The query with its misspelt words replaced. @param {string} query
   * @param {Record<string, string>} corrected */
  function correctedQuery(query, corrected) {
    let text = query;
    for (const [typed, meant] of Object.entries(corrected)) {
      const at = text.toLowerCase().indexOf(typed);
      if (at < 0) return Object.values(corrected).join(" ");
      text = text.slice(0, at) + meant + text.slice(at + typed.length);
    }
    return text;
  }

  /** What there is to say of an answer before its hits, a paragraph each.
   * @param {string} query @param {SearchAnswer} answer
   * @param {(query: string) => void} pick takes up a corrected query @returns {HTMLElement[]} */
  function notes(query, answer, pick) {
    /** @type {HTMLElement[]} */
    const said = [];
    const relaxed = answer.relaxed;
    if (relaxed?.corrected) {
      const better = correctedQuery(query, relaxed.corrected);
      /** @param {Event} event */
      const take = (event) => {
        event.preventDefault();
        pick(better);
      };
      const link = el("a", { href: pageUrl(better), onclick: take }, better);
      said.push(el("p.papershelf-note", {}, `${strings.showingFor} `, link));
    }
    // What was not loaded may hold what was not found: then nothing is said to be missing.
    const telling = !answer.warnings.length && [
      relaxed?.missing?.length && strings.missing(relaxed.missing),
      relaxed?.unknown?.length && strings.unknown(relaxed.unknown),
      ...(relaxed?.how || []).map((/** @type {string} */ how) => strings.how[how]),
    ].filter(Boolean);
    if (telling && telling.length) said.push(el("p.papershelf-note", {}, telling.join(" ")));
    if (answer.warnings.length) {
      said.push(el("p.papershelf-note.papershelf-note--warning", {}, strings.incomplete));
    }
    return said;
  }

  // As the template wrote them; the box then takes their place.
  const indexLinks = [...document.querySelectorAll(".papershelf-box__indexes a")];

  /** Where to go when the search has nothing. */
  const indexes = () =>
    el("p.papershelf-indexes", {}, ...indexLinks.map((link) => link.cloneNode(true)));

  /** @param {SearchAnswer} answer */
  const noneOf = (answer) => (answer.warnings.length ? strings.noneLoaded : strings.none);

  /** Whether there is no index to search in. @param {SearchAnswer} answer */
  const isLost = (answer) => answer.warnings.length > 0 && !Object.keys(answer.facets).length;

  Object.assign(window.papershelf.ui, {
    el, isLost, noneOf, marked, pageUrl, wellFormed, byline, tagLabels, tagLabel, tellingTags, notes, indexes,
  }); // prettier-ignore
})();
