// On every page: a star beside each paper, and the tray in the header that counts them.
"use strict";
(() => {
  const { basket } = window.papershelf;
  const meta = document.querySelector("meta[name=papershelf-basket]");
  const header = document.querySelector(".md-header__inner");
  if (!basket || !meta || !header) return;
  const SHOWN = 6000; // milliseconds that a message stays
  const STAR = "M12 17.3 18.2 21l-1.7-7L22 9.2l-7.2-.6L12 2 9.2 8.6 2 9.2l5.5 4.8L5.8 21z";
  const [before, after] = (meta.getAttribute("data-paper") || "").split("{id}");
  const papers = new URL(before, basket.root);

  function icon() {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", STAR);
    svg.append(path);
    return svg;
  }

  /** The id of the paper that a link leads to, or nothing. @param {HTMLAnchorElement} link */
  function paperOf(link) {
    const address = link.href.split(/[?#]/)[0];
    if (!address.startsWith(papers.href) || !address.endsWith(after)) return "";
    try {
      const id = decodeURIComponent(address.slice(papers.href.length, address.length - after.length));
      return id === "index" || id.includes("page/") ? "" : id;
    } catch {
      return "";
    }
  }

  const tray = document.createElement("a");
  const counted = document.createElement("span");
  tray.className = "md-header__button md-icon papershelf-tray";
  tray.href = new URL(meta.getAttribute("content") || "", document.baseURI).href;
  tray.append(icon(), counted);
  const said = document.createElement("span");
  said.className = "papershelf-said";
  said.setAttribute("role", "status");
  header.append(tray, said);

  /** @param {number} size */
  const inWords = (size) => (size === 1 ? "1 paper" : `${size} papers`);

  /** Tell those who do not see the page what happened. @param {string} text */
  basket.say = (text) => {
    said.textContent = text;
  };

  /** @type {ReturnType<typeof setTimeout>} */
  let hiding;

  /** Tell everybody for a while. @param {string} text */
  basket.show = (text) => {
    basket.say(text);
    said.classList.add("papershelf-said--shown");
    clearTimeout(hiding);
    hiding = setTimeout(() => said.classList.remove("papershelf-said--shown"), SHOWN);
  };
  basket.inWords = inWords;

  /** Put a paper into the basket or take it out, and say so. @param {string} id */
  basket.toggle = (id) => {
    const isIn = basket.has(id);
    if (isIn) basket.remove(id);
    else basket.add([id]);
    const what = isIn ? "Removed from the basket." : "Added to the basket.";
    const told = `${what} It holds ${inWords(basket.entries().length)}.`;
    if (basket.isKept()) basket.say(told);
    else basket.show(`${told} This browser keeps nothing: the basket ends with this page.`);
  };

  /** @param {string} id @param {string} title */
  function makeStar(id, title) {
    const star = document.createElement("button");
    star.type = "button";
    star.className = "papershelf-star";
    star.dataset.id = id;
    star.setAttribute("aria-label", `In the basket: ${title}`);
    star.append(icon());
    star.addEventListener("click", () => basket.toggle(id));
    return star;
  }

  /** A star for pointers in a list whose options may hold no buttons: those who use keys have a
   * key, and the option says whether it is in the basket. Nothing for what is no paper.
   * @param {HTMLAnchorElement} option */
  basket.starBeside = (option) => {
    const id = paperOf(option);
    if (!id) return null;
    const star = document.createElement("span");
    star.className = "papershelf-star papershelf-star--option";
    star.dataset.id = id;
    star.setAttribute("aria-hidden", "true");
    star.append(icon());
    star.addEventListener("click", () => basket.toggle(id));
    const held = document.createElement("span");
    held.className = "papershelf-said";
    held.dataset.held = id;
    option.append(held);
    return star;
  };

  function show() {
    const size = basket.entries().length;
    counted.textContent = size ? String(size) : "";
    tray.setAttribute("aria-label", `Basket: ${inWords(size)}`);
    tray.title = `Basket: ${inWords(size)}`;
    const ids = new Set(basket.entries().map((/** @type {{id: string}} */ each) => each.id));
    for (const found of document.querySelectorAll(".papershelf-star")) {
      const star = /** @type {HTMLElement} */ (found);
      const isIn = ids.has(star.dataset.id);
      if (star instanceof HTMLButtonElement) star.setAttribute("aria-pressed", String(isIn));
      star.classList.toggle("papershelf-star--in", isIn);
      star.title = isIn ? "Take out of the basket" : "Put into the basket";
    }
    for (const found of document.querySelectorAll("[data-held]")) {
      const { held } = /** @type {HTMLElement} */ (found).dataset;
      found.textContent = ids.has(held) ? " (in the basket)" : "";
    }
  }

  /** Give every paper that has none its star. */
  function addStars() {
    const page = /** @type {HTMLElement | null} */ (document.querySelector(".papershelf"));
    const heading = page?.querySelector("h1");
    let isNew = false;
    if (page?.dataset.paper && heading && !page.querySelector(".papershelf-star--paper")) {
      const title = heading.firstChild?.textContent || document.title;
      const star = makeStar(page.dataset.paper, title);
      star.classList.add("papershelf-star--paper");
      heading.before(star);
      isNew = true;
    }
    for (const item of document.querySelectorAll(".papershelf li")) {
      const link = /** @type {HTMLAnchorElement | null} */ (item.querySelector("a[href]"));
      if (!link || link.closest("li") !== item || item.closest(".papershelf-basket")) continue;
      const id = paperOf(link);
      if (!id || item.querySelector(".papershelf-star")) continue;
      (link.closest("h2, h3") || link).after(makeStar(id, link.textContent || id));
      isNew = true;
    }
    if (isNew) show();
  }

  function start() {
    addStars();
    const found = document.querySelector(".papershelf-page"); // the search shows other hits later
    if (found) new MutationObserver(addStars).observe(found, { childList: true, subtree: true });
  }

  basket.listen(show);
  basket.showStars = show;
  show();
  start();
  window.document$?.subscribe(start); // Material's instant navigation
})();
