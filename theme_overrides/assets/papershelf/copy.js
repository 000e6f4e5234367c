// Puts the text beside a button on the clipboard, on http and from disk.
"use strict";
(() => {
  const SHOWN = 1500; // milliseconds that the button says what it did

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

  for (const found of document.querySelectorAll(".papershelf-copy")) {
    const button = /** @type {HTMLButtonElement} */ (found);
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = button.closest(".papershelf-cite__text")?.querySelector("code")?.textContent;
      button.textContent = (await copy(text || "")) ? "Copied" : "Press Ctrl+C";
      button.focus();
      setTimeout(() => (button.textContent = label), SHOWN);
    });
  }
})();
