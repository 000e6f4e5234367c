// Text -> the clipboard or a file, on http and from disk.
"use strict";
(() => {
  const KEPT = 1500; // milliseconds that a browser may take to begin a download

  /** @type {any} */
  const papershelf = (window.papershelf = window.papershelf || /** @type {any} */ ({}));

  /** Copy without the clipboard's interface, which pages from disk may not have.
   * @param {string} text */
  function copyBySelection(text) {
    const area = document.createElement("textarea");
    area.value = text;
    area.style.cssText = "position: fixed; opacity: 0";
    document.body.append(area);
    area.select();
    const isCopied = document.execCommand("copy");
    area.remove();
    return isCopied;
  }

  /** @param {string} text */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyBySelection(text);
    }
  }

  /** @param {string} text @param {string} name */
  function save(text, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
  }

  papershelf.text = { copy, save };
})();
