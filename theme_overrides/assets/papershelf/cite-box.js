// The buttons of the Cite box: copy and save what is shown, on http and from disk.
"use strict";
(() => {
  const SHOWN = 1500; // milliseconds that the button says what it did

  const { copy, save } = window.papershelf.text;

  /** @param {Element} button */
  const textBeside = (button) =>
    button.closest(".papershelf-cite__text")?.querySelector("code")?.textContent || "";

  for (const found of document.querySelectorAll(".papershelf-copy")) {
    const button = /** @type {HTMLButtonElement} */ (found);
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      button.textContent = (await copy(textBeside(button))) ? "Copied" : "Press Ctrl+C";
      button.focus();
      setTimeout(() => (button.textContent = label), SHOWN);
    });
  }

  for (const found of document.querySelectorAll(".papershelf-save")) {
    const button = /** @type {HTMLButtonElement} */ (found);
    button.hidden = false;
    button.addEventListener("click", () =>
      save(`${textBeside(button)}\n`, button.dataset.file || "paper.txt"),
    );
  }
})();
