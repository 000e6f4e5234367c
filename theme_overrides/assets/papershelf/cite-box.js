// The buttons of the Cite box: copy and save what is shown, on http and from disk.
"use strict";
(() => {
  const SHOWN = 1500; // milliseconds that the button says what it did

  const { basket, text } = window.papershelf;

  /** @param {Element} button */
  const codeBeside = (button) =>
    /** @type {Element} */ (button.closest(".papershelf-cite__text")?.querySelector("code"));

  /** Lines as the format of a file has them. @param {string} shown @param {string} file */
  const linesOf = (shown, file) =>
    file.endsWith(".ris") ? `${shown}\n\n`.replaceAll("\n", "\r\n") : `${shown}\n`;

  for (const found of document.querySelectorAll(".papershelf-copy")) {
    const button = /** @type {HTMLButtonElement} */ (found);
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const code = codeBeside(button);
      const isCopied = await text.copy(code.textContent);
      if (!isCopied) getSelection()?.selectAllChildren(code);
      button.textContent = isCopied ? "Copied" : "Press Ctrl+C";
      basket?.say?.(button.textContent);
      if (isCopied) button.focus();
      setTimeout(() => (button.textContent = label), SHOWN);
    });
  }

  for (const found of document.querySelectorAll(".papershelf-save")) {
    const button = /** @type {HTMLButtonElement} */ (found);
    const file = button.dataset.file || "paper.txt";
    button.hidden = false;
    button.addEventListener("click", () => {
      text.save(linesOf(codeBeside(button).textContent || "", file), file);
      basket?.say?.(`Saved ${file}.`);
    });
  }
})();
