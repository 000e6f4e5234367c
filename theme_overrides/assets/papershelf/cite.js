// The buttons of the Cite box: copy and save what is shown, on http and from disk.
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

  /** @param {string} text @param {string} name */
  function save(text, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), SHOWN);
  }

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
