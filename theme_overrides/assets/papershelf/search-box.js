// The search box in the header: a combobox whose list shows hits as one types.
"use strict";
(() => {
  const { ui } = window.papershelf;
  const { box, form, input, toggle, strings, el, marked, byline, pageUrl } = ui;
  const SHOWN = 8;
  const TAGS = 3;
  const PAUSE = 50; // milliseconds of rest before a search; a fast typist's gap is twice that
  const PATIENCE = 250; // milliseconds before it says that it is searching

  const result = box.querySelector(".papershelf-box__result");
  const scroller = result.parentElement;
  const status = el("div.md-search-result__meta", { role: "status" });
  const aside = el("div.papershelf-box__aside");
  const list = el("ol.md-search-result__list", {
    id: "papershelf-hits", role: "listbox", "aria-label": strings.listLabel,
  }); // prettier-ignore
  const after = el("div.papershelf-box__after");
  let isStarted = false;
  let asked = 0; // the number of the last search; older answers are dropped
  let selected = -1;
  /** @type {HTMLAnchorElement[]} */
  let options = [];
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;

  /** @param {number} at -1 for none */
  function select(at) {
    options[selected]?.removeAttribute("aria-selected");
    selected = at;
    const option = options[at];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    } else input.removeAttribute("aria-activedescendant");
  }

  /** Tell whether there is a list to move in; what scrolls can be reached by key. */
  function expand() {
    input.setAttribute("aria-expanded", String(toggle.checked && options.length > 0));
    scroller.tabIndex = toggle.checked ? 0 : -1;
  }

  /** @param {string} text */
  function say(text) {
    if (status.textContent !== text) status.textContent = text;
  }

  /** Show a list of options between what is said before and after it. @param {HTMLElement[]} items
   * @param {HTMLElement[]} [before] @param {(Node | null)[]} [behind] */
  function show(items, before = [], behind = []) {
    select(-1);
    list.replaceChildren(...items);
    aside.replaceChildren(...before);
    after.replaceChildren(.../** @type {Node[]} */ (behind.filter(Boolean)));
    options = [...list.querySelectorAll("a")];
    options.forEach((option, at) => {
      option.id = `papershelf-option-${at}`;
      option.setAttribute("role", "option");
      option.tabIndex = -1;
    });
    addStars();
    list.hidden = !options.length;
    list.removeAttribute("aria-busy");
    expand();
    scroller.scrollTop = 0;
  }

  const item = (/** @type {Node} */ link) =>
    el("li.md-search-result__item", { role: "presentation" }, link);

  /** Stars beside the papers among the options, where the page has a basket. */
  function addStars() {
    const { basket } = window.papershelf;
    if (!basket?.starBeside) return;
    for (const option of options) {
      const star = basket.starBeside(option);
      if (star) option.after(star);
    }
    basket.showStars();
  }

  /** @param {any} hit @param {any} answer @param {Map<string, string>} labels */
  function hitItem(hit, answer, labels) {
    const about = byline(hit);
    const told = strings.match[hit.match];
    const tags = ui.tellingTags(hit, answer, TAGS);
    return item(
      el(
        "a.md-search-result__link",
        { href: hit.href || pageUrl(hit.title) },
        el(
          "article.md-search-result__article.md-typeset",
          {},
          el("div.papershelf-hit__title", {}, hit.title ? marked(hit.title, hit.titleMarks) : strings.untitled),
          about && el("div.papershelf-hit__byline", {}, about),
          hit.snippet && el("p.papershelf-hit__snippet", {}, marked(hit.snippet, hit.marks)),
          (tags.length || told) &&
            el(
              "div.papershelf-tags",
              {},
              told && el("span.papershelf-hit__match", {}, told),
              ...tags.map((/** @type {string} */ tag) => el("span.papershelf-tag", {}, ui.tagLabel(labels, tag))),
            ),
        ),
      ),
    );
  }

  /** @param {string} text @param {string} name of the icon */
  const rowItem = (text, name, href = pageUrl(text)) =>
    item(
      el(
        `a.md-search-result__link.papershelf-row.papershelf-row--${name}`,
        { href, "data-query": name === "recent" ? text : null },
        el("span", {}, text),
      ),
    );

  function showStart() {
    asked++;
    const searches = ui.recent();
    const forget = el(
      "button.papershelf-link",
      {
        type: "button",
        onclick: () => {
          ui.forget();
          showStart();
          input.focus();
        },
      },
      strings.clearRecent,
    );
    if (searches.length) status.replaceChildren(strings.recent, forget);
    else say(strings.start);
    show(searches.map((/** @type {string} */ text) => rowItem(text, "recent")), [], [hints()]);
  }

  /** What else the box understands, and its keys. */
  function hints() {
    /** @param {string[][]} pairs @param {string} name */
    const pairsOf = (pairs, name) =>
      pairs.map(([what, means]) => el("span.papershelf-hint", {}, el(name, {}, what), ` ${means}`));
    return el(
      "div.papershelf-box__hints",
      {},
      el("div", {}, ...pairsOf(strings.syntax, "code")),
      el("div.papershelf-box__keys", {}, ...pairsOf(strings.keys, "kbd")),
    );
  }

  /** @param {string} query @param {any} answer */
  function showAnswer(query, answer) {
    if (answer.total) say(strings.results(answer.total));
    else say(ui.noneOf(answer));
    const labels = ui.tagLabels(answer);
    const items = answer.hits.map((/** @type {any} */ hit) => hitItem(hit, answer, labels));
    if (answer.total) items.push(rowItem(strings.allResults(answer.total), "all", pageUrl(query)));
    const nothing = !answer.total && [el("p.papershelf-note", {}, strings.noneHint), ui.indexes()];
    show(items, [...ui.notes(query, answer, type), ...(nothing || [])]);
  }

  function showBroken() {
    say(strings.broken);
    show([], [ui.indexes()]);
  }

  /** @param {string} query */
  function type(query) {
    input.value = query;
    input.focus();
    run();
  }

  /** What is shown does not answer what is typed, until `show`. */
  const expectAnswer = () => list.setAttribute("aria-busy", "true");

  async function run() {
    clearTimeout(timer);
    expectAnswer();
    const query = input.value;
    if (!query.trim()) return showStart();
    const number = ++asked;
    const waiting = setTimeout(() => say(strings.loading), PATIENCE);
    try {
      const answer = await window.papershelf.search(query, { limit: SHOWN });
      if (number !== asked) return;
      if (ui.isLost(answer)) showBroken();
      else showAnswer(query, answer);
      if (input.value !== query) expectAnswer(); // more was typed while this was looked up
    } catch {
      if (number === asked) showBroken();
    } finally {
      clearTimeout(waiting);
    }
  }

  function openPage() {
    ui.remember(input.value);
    location.assign(pageUrl(input.value.trim()));
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.isComposing) return;
    const count = options.length;
    const isStarKey = event.altKey && !event.ctrlKey && (event.key === "s" || event.code === "KeyS");
    const star = isStarKey && options[selected]?.nextElementSibling;
    if (star) /** @type {HTMLElement} */ (star).click();
    else if (event.key === "Escape") ui.open(false);
    else if (event.key === "ArrowDown" && count) select(selected + 1 < count ? selected + 1 : -1);
    else if (event.key === "ArrowUp" && count) select(selected < 0 ? count - 1 : selected - 1);
    else if (event.key === "Enter" && selected >= 0) {
      const { ctrlKey, metaKey, shiftKey } = event;
      options[selected].dispatchEvent(
        new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }),
      );
    } else if (event.key === "Enter") openPage();
    else return;
    event.preventDefault();
  }

  /** @param {MouseEvent} event */
  function onPick(event) {
    const link = /** @type {HTMLElement} */ (event.target).closest("a");
    if (!link) return;
    if (link.dataset.query && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      type(link.dataset.query);
      return;
    }
    ui.remember(input.value);
    if (!event.ctrlKey && !event.metaKey) ui.open(false);
  }

  ui.startBox = () => {
    if (isStarted) return;
    isStarted = true;
    result.replaceChildren(status, aside, list, after);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-keyshortcuts", "Alt+S"); // the chosen paper goes into the basket
    input.setAttribute("aria-controls", list.id);
    input.addEventListener("input", () => {
      expectAnswer();
      clearTimeout(timer);
      timer = setTimeout(run, PAUSE);
    });
    input.addEventListener("keydown", onKey);
    form.addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      openPage();
    });
    form.addEventListener("reset", () => setTimeout(() => type("")));
    result.addEventListener("click", onPick);
    result.addEventListener("mousedown", (/** @type {Event} */ event) => {
      if (!(/** @type {HTMLElement} */ (event.target).closest("button"))) event.preventDefault();
    });
    toggle.addEventListener("change", () => {
      expand();
      select(-1);
    });
    box.addEventListener("focusout", (/** @type {FocusEvent} */ event) => {
      const to = /** @type {Node | null} */ (event.relatedTarget);
      if (to && !box.contains(to)) ui.open(false);
    });
    run();
  };
})();
