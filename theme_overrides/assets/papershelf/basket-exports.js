// The basket -> files, the clipboard, a link, a backup.
"use strict";
(() => {
  /** @typedef {{id: string, note: string}} Entry */

  /** What the page's buttons of taking away do, by their names. @param {HTMLElement} page
   * @returns {Record<string, () => unknown>} */
  function makeExports(page) {
    const { basket, citations, text, basketParts: parts } = window.papershelf;
    const formats = /** @type {HTMLSelectElement} */ (page.querySelector("#basket-format"));
    const withNotes = /** @type {HTMLInputElement} */ (page.querySelector("#basket-with-notes"));

    /** The basket in the chosen format, and how its file ends. */
    async function chosen() {
      const at = Math.max(0, formats.selectedIndex);
      const format = (await citations.index())?.formats[at];
      const note = withNotes.checked && format && parts.withNote[format.suffix];
      const notes = new Map(basket.entries().map((/** @type {Entry} */ each) => [each.id, each.note.trim()]));
      const rendered = await citations.render(at, [...notes.keys()], note && {
        item: (/** @type {string} */ id, /** @type {string} */ item) => note(item, notes.get(id)),
        head: (/** @type {string} */ head) => parts.headWithNotes(format.suffix, head),
      }); // prettier-ignore
      return { rendered, suffix: format?.suffix };
    }

    async function showNotesChoice() {
      const format = (await citations.index())?.formats[Math.max(0, formats.selectedIndex)];
      const choice = /** @type {HTMLElement} */ (withNotes.parentElement);
      choice.hidden = !(format && parts.withNote[format.suffix]);
    }

    /** @param {string} content @param {string} name */
    function save(content, name) {
      text.save(content, name);
      basket.say(`Saved ${name}.`);
    }

    /** @param {string} said @param {string} content */
    async function copy(said, content) {
      basket.show((await text.copy(content)) ? said : "This browser does not let pages copy.");
    }

    formats.addEventListener("change", showNotesChoice);

    return {
      save: async () => {
        const { rendered, suffix } = await chosen();
        save(rendered, `basket.${suffix}`);
      },
      copy: async () => copy("Copied.", (await chosen()).rendered),
      share: () => {
        const link = parts.linkTo(basket.entries().map((/** @type {Entry} */ each) => each.id));
        return copy(`Link copied.${parts.warningOf(link)}`, link);
      },
      backup: async () => {
        const entries = basket.entries();
        save(parts.backupOf(entries, await citations.papers(entries)), "basket.json");
      },
    };
  }

  window.papershelf.basketParts = { ...window.papershelf.basketParts, makeExports };
})();
