// The search page: everything the box finds, with filters, order, pages and an address to share.
"use strict";
(() => {
  const { ui } = window.papershelf;
  const { strings, el, marked, byline, readAddress, writeAddress, toggled } = ui;
  const PER_PAGE = 20;
  const TAGS = 6;
  const PAUSE = 120;
  const PATIENCE = 250;
  const TITLE = 80; // characters of a query in the window's title
  const WIDE = matchMedia("(min-width: 60em)"); // Material's tablet landscape

  /** Build the page into its place and show what its address asks. @param {HTMLElement} place */
  ui.startPage = (place) => {
    const tree = JSON.parse(place.dataset.tree || '{"facets": [], "parents": {}}');
    const ownTitle = document.title;
    let asked = readAddress(location.search);
    let number = 0;
    /** @type {any} */
    let answer = null;
    /** @type {ReturnType<typeof setTimeout>} */
    let timer;

    const input = /** @type {HTMLInputElement} */ (
      el("input.md-input.md-input--stretch", {
        type: "search", name: "q", id: "papershelf-query", "aria-label": strings.pageInput,
        placeholder: strings.pageInput, autocomplete: "off", autocapitalize: "off",
        spellcheck: "false", enterkeyhint: "search",
      }) // prettier-ignore
    );
    const sort = /** @type {HTMLSelectElement} */ (
      el(
        "select",
        { id: "papershelf-sort" },
        ...strings.sorts.map((/** @type {string[]} */ [value, label]) => el("option", { value }, label)),
      )
    );
    const status = el("p.papershelf-page__status", { role: "status" });
    const chips = el("ul.papershelf-chips", { "aria-label": strings.activeFilters });
    const column = el("div.papershelf-filters__column");
    const filtersLabel = el("summary", {}, strings.filters);
    const filters = /** @type {HTMLDetailsElement} */ (
      el("details.papershelf-filters", {}, filtersLabel, column)
    );
    const said = el("div.papershelf-page__notes");
    const list = el("ol.papershelf-hits");
    const pager = el("nav.papershelf-pager", { "aria-label": strings.pages });
    const form = el(
      "form.papershelf-page__form",
      { role: "search", "aria-label": strings.search },
      input,
    );
    place.replaceChildren(
      form,
      el(
        "div.papershelf-page__body",
        {},
        el("aside.papershelf-page__filters", { "aria-label": strings.filters }, filters),
        el(
          "div.papershelf-page__results",
          {},
          el(
            "div.papershelf-page__bar",
            {},
            status,
            el("label.papershelf-page__sort", { for: sort.id }, `${strings.sort} `, sort),
          ),
          chips,
          said,
          list,
          pager,
        ),
      ),
    );

    const unfold = () => (filters.open = WIDE.matches);
    WIDE.addEventListener("change", unfold);
    unfold();

    /** Ask something else, and put it into the address. @param {typeof asked} next
     * @param {{isNew?: boolean}} [how] whether Back leads to what was asked before
     * @returns {Promise<void>} settles when the answer is shown */
    async function ask(next, { isNew = true } = {}) {
      clearTimeout(timer);
      asked = next;
      const address = location.pathname + writeAddress(asked);
      try {
        if (isNew && writeAddress(asked) !== (location.search || "?")) history.pushState(null, "", address);
        else history.replaceState(null, "", address);
      } catch {
        if (isNew) return location.assign(writeAddress(asked)); // some browsers, from disk
      }
      await show();
    }

    /** What is shown does not answer what is asked, until it is drawn. */
    const expectAnswer = () => list.setAttribute("aria-busy", "true");

    /** @returns {Promise<void>} */
    async function show() {
      if (document.activeElement !== input || input.value !== asked.query) input.value = asked.query;
      sort.value = asked.sort;
      expectAnswer();
      const mine = ++number;
      const waiting = setTimeout(() => (status.textContent = strings.loading), PATIENCE);
      try {
        const found = await window.papershelf.search(asked.query, {
          limit: PER_PAGE,
          offset: (asked.page - 1) * PER_PAGE,
          filters: asked.filters,
          sort: asked.sort,
        });
        if (mine !== number) return;
        if (ui.isLost(found)) return drawBroken();
        const pages = Math.max(1, Math.ceil(found.total / PER_PAGE));
        if (asked.page > pages) return ask({ ...asked, page: pages }, { isNew: false });
        answer = found;
        draw();
      } catch {
        if (mine === number) drawBroken();
      } finally {
        clearTimeout(waiting);
      }
    }

    function drawBroken() {
      list.removeAttribute("aria-busy");
      status.textContent = strings.broken;
      list.replaceChildren(el("li.papershelf-none", {}, ui.indexes()));
    }

    function draw() {
      list.removeAttribute("aria-busy");
      const pages = Math.max(1, Math.ceil(answer.total / PER_PAGE));
      const where = pages > 1 ? `, ${strings.pageOf(asked.page, pages)}` : "";
      status.textContent = answer.total ? strings.results(answer.total) + where : ui.noneOf(answer);
      const isEmpty = !answer.total && !Object.keys(asked.filters).length;
      place.classList.toggle("papershelf-page--empty", isEmpty);
      const query = asked.query.slice(0, TITLE);
      document.title = query ? `${query} - ${ownTitle}` : ownTitle;
      said.replaceChildren(
        ...ui.notes(asked.query, answer, (/** @type {string} */ query) =>
          ask({ ...asked, query, page: 1 }),
        ),
      );
      const labels = ui.tagLabels(answer);
      list.start = (asked.page - 1) * PER_PAGE + 1;
      list.replaceChildren(...answer.hits.map((/** @type {any} */ hit) => hitItem(hit, labels)));
      if (!answer.total) {
        list.replaceChildren(
          el("li.papershelf-none", {}, el("p", {}, strings.noneHint), ui.indexes()),
        );
      }
      drawChips(labels);
      drawFilters();
      drawPager(pages);
    }

    /** @param {any} hit @param {Map<string, string>} labels */
    function hitItem(hit, labels) {
      const about = byline(hit);
      const told = strings.match[hit.match];
      const tags = ui.tellingTags(hit, answer, TAGS);
      const rest = hit.tags.length - tags.length;
      const name = hit.title ? marked(hit.title, hit.titleMarks) : strings.untitled;
      const title = hit.href ? el("a", { href: hit.href }, name) : name;
      return el(
        "li.papershelf-hit",
        {},
        el("h2.papershelf-hit__title", {}, title),
        about && el("p.papershelf-hit__byline", {}, about),
        hit.snippet && el("p.papershelf-hit__snippet", {}, marked(hit.snippet, hit.marks)),
        el(
          "div.papershelf-tags",
          {},
          told && el("span.papershelf-hit__match", {}, told),
          ...tags.map((/** @type {string} */ tag) => tagLink(tag, ui.tagLabel(labels, tag))),
          rest > 0 && el("span.papershelf-hit__match", {}, strings.moreTags(rest)),
        ),
      );
    }

    /** @param {string} tag @param {string} label */
    function tagLink(tag, label) {
      const isChosen = (asked.filters.tag || []).includes(tag);
      const next = isChosen ? asked : toggled(asked, "tag", tag);
      return el(
        `a.papershelf-tag${isChosen ? ".papershelf-tag--chosen" : ""}`,
        { href: writeAddress(next), title: strings.filterBy(label), onclick: stay(() => ask(next)) },
        label,
      );
    }

    /** A link that is followed without leaving the page. @param {() => void} follow */
    const stay = (follow) => (/** @type {MouseEvent} */ event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      follow();
    };

    /** @param {Map<string, string>} labels */
    function drawChips(labels) {
      /** @type {Record<string, string[]>} */
      const filters = asked.filters;
      const chosen = Object.entries(filters).flatMap(([facet, values]) =>
        values.map((value) => ({ facet, value })),
      );
      const items = chosen.map(({ facet, value }) => {
        const counted = (answer.facets[facet] || []).find(
          (/** @type {any} */ each) => each.value === value,
        );
        const tag = facet === "tag" && ui.tagLabel(labels, value);
        const label = facet === "has" ? strings.hasCode : tag || counted?.label || value;
        return el(
          "li",
          {},
          el(
            "button.papershelf-chip",
            {
              type: "button",
              id: `papershelf-chip-${facet}-${value}`,
              "aria-label": strings.removeFilter(strings.facets[facet], label),
              onclick: () => ask(toggled(asked, facet, value)),
            },
            label,
          ),
        );
      });
      if (chosen.length > 1) {
        const clear = () => ask({ ...asked, filters: {}, page: 1 });
        items.push(
          el("li", {}, el("button.papershelf-link", { type: "button", onclick: clear }, strings.clearFilters)),
        );
      }
      chips.replaceChildren(...items);
      chips.hidden = !items.length;
      filtersLabel.textContent = strings.filters + (chosen.length ? ` (${chosen.length})` : "");
    }

    /** Draw the filters again; what had the focus keeps it. */
    function drawFilters() {
      const focused = document.activeElement;
      const id = focused && column.contains(focused) ? focused.id : "";
      const caret = focused instanceof HTMLInputElement && focused.type === "search" ? focused.selectionStart : null;
      column.replaceChildren(
        ...ui.filterColumn(
          answer.facets,
          asked.filters,
          tree,
          (/** @type {string} */ facet, /** @type {string} */ value) =>
            ask(toggled(asked, facet, value)),
          drawFilters,
        ),
      );
      const again = id && document.getElementById(id);
      if (!again) return;
      again.focus({ preventScroll: true });
      if (caret !== null) /** @type {HTMLInputElement} */ (again).setSelectionRange(caret, caret);
    }

    /** @param {number} pages */
    function drawPager(pages) {
      /** @param {number} page @param {string} [label] */
      const link = (page, label) => {
        const next = { ...asked, page };
        const turn = stay(async () => {
          await ask(next);
          place.scrollIntoView();
          list.querySelector("a")?.focus({ preventScroll: true });
        });
        const isHere = page === asked.page && !label;
        return el(
          "a",
          { href: writeAddress(next), "aria-current": isHere ? "page" : null, onclick: turn },
          label || strings.number(page),
        );
      };
      const near = [1, asked.page - 1, asked.page, asked.page + 1, pages];
      const shown = [...new Set(near)].filter((page) => page >= 1 && page <= pages);
      const numbers = shown.flatMap((page, at) =>
        at && page - shown[at - 1] > 1 ? [el("span", {}, "…"), link(page)] : [link(page)],
      );
      pager.replaceChildren(
        ...(asked.page > 1 ? [link(asked.page - 1, strings.previous)] : []),
        ...numbers,
        ...(asked.page < pages ? [link(asked.page + 1, strings.next)] : []),
      );
      pager.hidden = pages < 2;
    }

    input.addEventListener("input", () => {
      expectAnswer();
      clearTimeout(timer);
      timer = setTimeout(
        () => ask({ ...asked, query: input.value, page: 1 }, { isNew: false }),
        PAUSE,
      );
    });
    form.addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      ui.remember(input.value);
      ask({ ...asked, query: input.value.trim(), page: 1 });
    });
    sort.addEventListener("change", () => ask({ ...asked, sort: sort.value, page: 1 }));
    addEventListener("popstate", () => {
      if (!place.isConnected) return;
      asked = readAddress(location.search);
      show();
    });
    show();
    if (!asked.query && !Object.keys(asked.filters).length && WIDE.matches) input.focus();
  };
})();
