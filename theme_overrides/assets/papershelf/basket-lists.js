// Lists of papers that travel: links and backup files, written and read. What is read is never
// taken for more than ids and notes.
"use strict";
(() => {
  const LONG_LINK = 2000; // characters; some mail programs and chats cut longer ones
  const LARGEST = 20_000_000; // characters of a backup
  const KIND = "papershelf-basket";

  /** @typedef {{id: string, note: string}} Entry */

  /** A link to these papers, in their order. Their number tells whether it arrived whole.
   * @param {string[]} ids */
  const linkTo = (ids) =>
    `${location.href.split("#")[0]}#n=${ids.length}&papers=${ids.map(encodeURIComponent).join(",")}`;

  /** What whoever copied a link should know. @param {string} link */
  function warningOf(link) {
    if (location.protocol === "file:") return " It works on this computer only, where the shelf lies.";
    if (link.length <= LONG_LINK) return "";
    return ` It has ${link.length} characters, and some programs cut long links: a backup file is safer.`;
  }

  /** @param {string} part */
  function decode(part) {
    try {
      return decodeURIComponent(part);
    } catch {
      return "";
    }
  }

  /** The ids in an address's fragment, and how many it should hold; null where it holds no list.
   * @param {string} hash */
  function readLink(hash) {
    const match = /^#(?:n=(\d{1,6})&)?papers=(.*)$/.exec(hash);
    if (!match) return null;
    const ids = [...new Set(match[2].split(",").map(decode))].filter(Boolean);
    return { ids, size: match[1] === undefined ? ids.length : Number(match[1]) };
  }

  /** A backup's text. @param {Entry[]} entries @param {Map<string, string[]>} papers */
  function backupOf(entries, papers) {
    const rows = entries.map(({ id, note }) => {
      const [title, key] = papers.get(id) || [];
      return { id, key, title, note };
    });
    return `${JSON.stringify({ kind: KIND, papers: rows }, null, 2)}\n`;
  }

  /** The entries of a backup; null where a text is none. @param {string} text
   * @returns {Entry[] | null} */
  function readBackup(text) {
    try {
      const read = text.length <= LARGEST && JSON.parse(text);
      return read?.kind === KIND && Array.isArray(read.papers) ? window.papershelf.basket.clean(read.papers) : null;
    } catch {
      return null;
    }
  }

  /** Entries of both lists, those of the first before; of a paper in both no note is lost.
   * @param {Entry[]} own @param {Entry[]} others @returns {Entry[]} */
  function joined(own, others) {
    const notes = new Map(others.map((each) => [each.id, each.note]));
    const known = new Set(own.map((each) => each.id));
    const kept = own.map(({ id, note }) => {
      const other = notes.get(id) || "";
      return { id, note: note.includes(other) ? note : [note, other].filter(Boolean).join("\n\n") };
    });
    return [...kept, ...others.filter((each) => !known.has(each.id))];
  }

  /** Entries in the place of all; a note of one's own stays where the new list has none.
   * @param {Entry[]} own @param {Entry[]} others @returns {Entry[]} */
  function replaced(own, others) {
    const notes = new Map(own.map((each) => [each.id, each.note]));
    return others.map(({ id, note }) => ({ id, note: note || notes.get(id) || "" }));
  }

  window.papershelf.basketParts = {
    ...window.papershelf.basketParts, linkTo, warningOf, readLink, backupOf, readBackup, joined, replaced,
  }; // prettier-ignore
})();
