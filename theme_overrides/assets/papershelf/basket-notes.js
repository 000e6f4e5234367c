// A paper's text in a format and a note -> the text with the note in it, in the field where
// reference managers keep notes and that no style prints.
"use strict";
(() => {
  /** As `_ESCAPES` of generator/formats/bibtex.py. @type {Record<string, string>} */
  const TEX = {
    "\\": "{\\textbackslash}", "{": "{\\textbraceleft}", "}": "{\\textbraceright}",
    "%": "\\%", "&": "\\&", "#": "\\#", _: "\\_", $: "\\$", "~": "{\\textasciitilde}",
    "^": "{\\textasciicircum}",
  }; // prettier-ignore

  const inOneLine = (/** @type {string} */ note) => note.split(/\s+/).filter(Boolean).join(" ");
  const texOf = (/** @type {string} */ note) => note.replace(/[\\{}%&#_$~^]/g, (char) => TEX[char]);

  /** A cell of CSV; an apostrophe keeps a spreadsheet from taking it for a formula.
   * @param {string} note */
  function cellOf(note) {
    const safe = /^[=+\-@\t\r]/.test(note) ? `'${note}` : note;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  /** @param {string} text @param {string} end that it has @param {string} inner */
  const before = (text, end, inner) => text.slice(0, text.length - end.length) + inner + end;

  /** How each format takes a note, by the suffix of its files; the others take none.
   * @type {Record<string, (item: string, note: string) => string>} */
  const withNote = {
    bib: (item, note) => (note ? before(item, "}\n", `  annote        = {${texOf(note)}},\n`) : item),
    ris: (item, note) =>
      note ? before(item, "ER  - \r\n\r\n", `N1  - ${inOneLine(note)}\r\n`) : item,
    "csl.json": (item, note) => (note ? before(item, "}", `, "annote": ${JSON.stringify(note)}`) : item),
    csv: (item, note) => before(item, "\r\n", `,${cellOf(note)}`),
    md: (item, note) => item + note.split("\n").map((line) => note && `${`  > ${line}`.trimEnd()}\n`).join(""),
  };

  /** What stands before the items, where notes are among them. @param {string} suffix
   * @param {string} head */
  const headWithNotes = (suffix, head) => (suffix === "csv" ? before(head, "\r\n", ",Note") : head);

  window.papershelf.basketParts = { ...window.papershelf.basketParts, withNote, headWithNotes };
})();
