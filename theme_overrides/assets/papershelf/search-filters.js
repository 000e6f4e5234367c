// The counts of an answer -> the column of filters: tags as a tree, the rest as lists.
"use strict";
(() => {
  const { strings, el } = window.papershelf.ui;
  const SHOWN = 6; // values of a facet before "more"
  const MANY = 14; // values from which on one wants to type
  const MOST = 60; // values shown at once, however many there are
  const OPEN_TAG_FACETS = 3;

  /** @typedef {{value: string, label: string, count: number}} Value */
  /** What is unfolded, typed and shown in full, by facet. @type {Map<string, any>} */
  const memory = new Map();
  /** @param {string} name @param {any} otherwise */
  const recall = (name, otherwise) => (memory.has(name) ? memory.get(name) : otherwise);

  /** @param {string} facet @param {Value} value */
  function shownLabel(facet, { value, label }) {
    if (facet === "has" && value === "code") return strings.hasCode;
    return label;
  }

  /** The values of a facet, those chosen among them though they count nothing now.
   * @param {Value[]} counted @param {string[]} chosen @returns {Value[]} */
  function withChosen(counted, chosen) {
    const there = new Set(counted.map(({ value }) => value));
    const rest = chosen
      .filter((value) => !there.has(value))
      .map((value) => ({ value, label: window.papershelf.ui.tagLabel(new Map(), value), count: 0 }));
    return [...counted, ...rest];
  }

  /** Build the column. `asked` is what is chosen, `pick` takes a facet and a value, `redraw` draws
   * the column again.
   * @param {Record<string, Value[]>} facets @param {Record<string, string[]>} chosen
   * @param {{facets: string[], parents: Record<string, string>}} tree
   * @param {(facet: string, value: string) => void} pick @param {() => void} redraw */
  function filterColumn(facets, chosen, tree, pick, redraw) {
    /** @param {string} name @param {any} value */
    function remember(name, value) {
      memory.set(name, value);
      redraw();
    }

    /** @param {string} facet @param {Value} value @param {Node | null} [before] @param {Node | null} [below] */
    function row(facet, value, before = null, below = null) {
      const isChosen = (chosen[facet] || []).includes(value.value);
      const check = el("input", {
        type: "checkbox",
        id: `papershelf-${facet}-${value.value}`,
        checked: isChosen,
        onchange: () => pick(facet, value.value),
      });
      return el(
        "li",
        {},
        el(
          `div.papershelf-facet__row${isChosen ? ".papershelf-facet__row--chosen" : ""}`,
          {},
          before || el("span.papershelf-facet__gap"),
          el(
            "label",
            {},
            check,
            el("span.papershelf-facet__label", {}, shownLabel(facet, value)),
            el("span.papershelf-facet__count", {}, strings.number(value.count)),
          ),
        ),
        below,
      );
    }

    /** @param {string} facet @param {Value} value @param {Value[]} all @returns {HTMLElement} */
    function branch(facet, value, all) {
      const below = all.filter((each) => tree.parents[each.value] === value.value);
      if (!below.length) return row(facet, value);
      const isChosenBelow = below.some((each) => (chosen[facet] || []).includes(each.value));
      const name = `branch ${value.value}`;
      const isOpen = recall(name, isChosenBelow);
      const twist = el("button.papershelf-facet__twist", {
        type: "button",
        id: `papershelf-${name.replace(" ", "-")}`,
        "aria-expanded": String(isOpen),
        "aria-label": strings.narrower(value.label),
        onclick: () => remember(name, !isOpen),
      });
      const rows = isOpen && el("ul", {}, ...below.map((each) => branch(facet, each, all)));
      return row(facet, value, twist, rows || null);
    }

    /** @param {string} name @param {string} title @param {string} facet @param {Value[]} values
     * @param {boolean} isOpenAtFirst @param {boolean} isTree */
    function section(name, title, facet, values, isOpenAtFirst, isTree) {
      const isOpen = recall(`open ${name}`, isOpenAtFirst);
      const id = `papershelf-facet-${name}`;
      const head = el(
        "h2.papershelf-facet__head",
        {},
        el(
          "button",
          {
            type: "button",
            id: `${id}-head`,
            "aria-expanded": String(isOpen),
            "aria-controls": id,
            onclick: () => remember(`open ${name}`, !isOpen),
          },
          title,
        ),
      );
      const body = isOpen ? list(name, title, facet, values, isTree) : [];
      return el("section.papershelf-facet", {}, head, el("div", { id }, ...body));
    }

    /** @param {string} name @param {string} title @param {string} facet @param {Value[]} values
     * @param {boolean} isTree */
    function list(name, title, facet, values, isTree) {
      const typed = recall(`find ${name}`, "").toLowerCase();
      const isFull = recall(`full ${name}`, false);
      const there = new Set(values.map(({ value }) => value));
      const roots = isTree ? values.filter(({ value }) => !there.has(tree.parents[value])) : values;
      const wanted = typed
        ? values.filter((each) => shownLabel(facet, each).toLowerCase().includes(typed))
        : roots;
      const limit = isFull || typed ? MOST : SHOWN;
      const isChosen = (/** @type {Value} */ each) => (chosen[facet] || []).includes(each.value);
      const shown = wanted.filter((each, at) => at < limit || isChosen(each));
      const rest = Math.min(wanted.length, MOST) - shown.length;
      const find = values.length >= MANY && el("input.papershelf-facet__find", {
        type: "search",
        id: `papershelf-find-${name}`,
        "aria-label": strings.find(title),
        placeholder: strings.find(title),
        value: recall(`find ${name}`, ""),
        oninput: (/** @type {Event} */ event) =>
          remember(`find ${name}`, /** @type {HTMLInputElement} */ (event.target).value),
      }); // prettier-ignore
      const more = (rest > 0 || (isFull && wanted.length > SHOWN)) && !typed && el(
        "button.papershelf-link",
        {
          type: "button",
          id: `papershelf-more-${name}`,
          onclick: () => remember(`full ${name}`, !isFull),
        },
        isFull ? strings.less : strings.more(rest),
      ); // prettier-ignore
      const rows = shown.map((each) =>
        isTree && !typed ? branch(facet, each, values) : row(facet, each),
      );
      const isTreeShown = isTree && !typed && values.some(({ value }) => there.has(tree.parents[value]));
      const rowsList = el(`ul${isTreeShown ? ".papershelf-facet__tree" : ""}`, {}, ...rows);
      return [find, rowsList, more].filter(Boolean);
    }

    const sections = [];
    const tags = withChosen(facets.tag || [], chosen.tag || []);
    tree.facets.forEach((tagFacet, at) => {
      const values = tags.filter(({ value }) => value.startsWith(`${tagFacet}/`));
      const isChosen = values.some(({ value }) => (chosen.tag || []).includes(value));
      const title = tagFacet.charAt(0).toUpperCase() + tagFacet.slice(1);
      if (values.length) {
        sections.push(section(tagFacet, title, "tag", values, at < OPEN_TAG_FACETS || isChosen, true));
      }
    });
    for (const facet of ["has", "year", "author", "venue", "source"]) {
      const values = withChosen(facets[facet] || [], chosen[facet] || []);
      if (facet === "year") values.sort((a, b) => b.value.localeCompare(a.value));
      if (facet === "source" && values.length < 2 && !chosen.source) continue;
      if (values.length) sections.push(section(facet, strings.facets[facet], facet, values, true, false));
    }
    return sections;
  }

  Object.assign(window.papershelf.ui, { filterColumn });
})();
