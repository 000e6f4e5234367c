// Papers from elsewhere -> the basket: pasted names, shared links, backups. Nothing that arrives
// changes the basket unasked.
"use strict";
(() => {
  const NAMED = 5; // titles that an offered list is told by

  /** @typedef {{id: string, note: string}} Entry */

  /** @param {string[]} ids @returns {Entry[]} */
  const asEntries = (ids) => ids.map((id) => ({ id, note: "" }));

  /** What the page's buttons of taking in do, by their names.
   * @param {HTMLElement} page
   * @param {(others: Entry[], what: string) => void} change of the whole list
   * @returns {Record<string, () => unknown>} */
  function makeIncoming(page, change) {
    const { basket, citations, text, basketParts: parts } = window.papershelf;
    /** @template {HTMLElement} T @param {string} selector @returns {T} */
    const one = (selector) => /** @type {T} */ (page.querySelector(selector));
    const offer = one(".papershelf-basket__offer");
    const missing = one(".papershelf-basket__missing");
    const names = /** @type {HTMLTextAreaElement} */ (one("#basket-names"));
    const file = /** @type {HTMLInputElement} */ (one("#basket-file"));
    /** @type {Entry[]} */
    let offered = [];

    /** @param {boolean} isAdded */
    async function paste(isAdded) {
      const { found, missing: lost } = await citations.select(names.value);
      missing.hidden = !lost.length;
      one(".papershelf-basket__missing p").textContent = `Not found: ${lost.length}`;
      one(".papershelf-basket__missing ul").replaceChildren(
        ...lost.map((/** @type {string} */ name) => {
          const item = document.createElement("li");
          item.append(Object.assign(document.createElement("code"), { textContent: name }));
          return item;
        }),
      );
      const said = `${basket.inWords(found.length)} found, ${lost.length} not found.`;
      if (!found.length) return basket.say(said);
      change((isAdded ? parts.joined : parts.replaced)(basket.entries(), asEntries(found)), said);
    }

    /** Offer a list from elsewhere; nothing is changed unasked. @param {string} heading
     * @param {string} source @param {Entry[]} others @param {number} size that it should have */
    async function offerList(heading, source, others, size) {
      const papers = await citations.papers(others);
      offered = others.filter((each) => papers.has(each.id));
      const titles = [...papers.values()].slice(0, NAMED).map((paper) => paper[0]).join("; ");
      const lost = others.length - offered.length;
      one("#basket-offer").textContent = heading;
      one(".papershelf-basket__offered").textContent = [
        offered.length
          ? `${source} holds ${basket.inWords(offered.length)}: ${titles}${offered.length > NAMED ? "; …" : "."}`
          : `${source} holds no paper of this shelf.`,
        lost && offered.length && ` ${lost} more ${lost === 1 ? "is" : "are"} not on this shelf.`,
        size > others.length && ` It was cut off on its way: it held ${basket.inWords(size)}.`,
      ].filter(Boolean).join(""); // prettier-ignore
      for (const name of ["offer-add", "offer-replace"]) {
        one(`[data-do=${name}]`).hidden = !offered.length;
      }
      offer.hidden = false;
      one("#basket-offer").focus();
    }

    async function readAddress() {
      if (!page.isConnected) return;
      const link = parts.readLink(location.hash);
      if (link) await offerList("A shared list", "This link", asEntries(link.ids), link.size);
    }

    async function openBackup() {
      const chosen = file.files?.[0];
      if (!chosen) return;
      const read = parts.readBackup(await chosen.text());
      file.value = "";
      if (!read) return basket.show(`${chosen.name} is no backup of a basket.`);
      await offerList("A backup", "This file", read, read.length);
    }

    /** @param {(own: Entry[], others: Entry[]) => Entry[]} join @param {string} said */
    function takeOffer(join, said) {
      change(join(basket.entries(), offered), said);
      leaveOffer();
    }

    function leaveOffer() {
      offer.hidden = true;
      if (location.hash) history.replaceState(null, "", location.href.split("#")[0]);
      /** @type {HTMLElement} */ (page.querySelector(".papershelf-basket__papers a[href]") || names).focus();
    }

    async function copyMissing() {
      const lost = [...missing.querySelectorAll("code")].map((each) => `${each.textContent}\n`);
      if (await text.copy(lost.join(""))) basket.show("Copied.");
    }

    file.addEventListener("change", openBackup);
    addEventListener("hashchange", readAddress);
    readAddress();

    return {
      "paste-add": () => paste(true),
      "paste-replace": () => paste(false),
      "copy-missing": copyMissing,
      "offer-add": () => takeOffer(parts.joined, "Added."),
      "offer-replace": () => takeOffer(parts.replaced, "Replaced."),
      "offer-leave": leaveOffer,
    };
  }

  window.papershelf.basketParts = { ...window.papershelf.basketParts, makeIncoming };
})();
