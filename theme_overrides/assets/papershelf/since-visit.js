// Tells readers what is new since they were here. What they saw is kept in this browser only; where
// it may keep nothing, nothing is told.
"use strict";
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const KEY = `papershelf-seen:${new URL("../../", script.src).pathname}`; // each shelf has its own
  const page = /** @type {HTMLElement | null} */ (document.querySelector(".papershelf"));
  const sets = window.papershelf?.changeSets; // newest first
  if (!page || !Array.isArray(sets)) return;
  const newest = sets.length ? sets[0][0] : "";
  const isTold = page.classList.contains("papershelf--changes");

  /** @param {() => Storage} storage @returns {string | null | undefined} undefined: no storage */
  function read(storage) {
    try {
      return storage().getItem(KEY);
    } catch {
      return undefined;
    }
  }

  /** @param {() => Storage} storage @param {string} id */
  function write(storage, id) {
    try {
      storage().setItem(KEY, id);
    } catch {
      // full or forbidden
    }
  }

  const kept = () => localStorage;
  const visit = () => sessionStorage; // on the changes' page, what was seen before this visit

  /** The sets since the one that was seen last, all where that is forgotten. @param {string} seen */
  function since(seen) {
    const at = sets.findIndex((each) => each[0] === seen);
    return at < 0 ? sets : sets.slice(0, at);
  }

  /** @param {typeof sets} unseen */
  function inWords(unseen) {
    let added = 0;
    let others = 0;
    for (const [, new_, ...rest] of unseen) {
      added += new_;
      others += rest.reduce((sum, count) => sum + count, 0);
    }
    const parts = [];
    if (added) parts.push(`${added.toLocaleString("en")} new`);
    const noun = others === 1 ? "change" : "changes";
    if (others) parts.push(`${others.toLocaleString("en")} ${added ? `other ${noun}` : noun}`);
    return `${parts.join(", ")} since you were here`;
  }

  const bar = document.createElement("div");
  bar.className = "papershelf-since";
  const line = document.createElement("p");
  line.tabIndex = -1;
  bar.append(line);

  /** @param {typeof sets} unseen */
  function showMarks(unseen) {
    for (const mark of page?.querySelectorAll(".papershelf-new") || []) mark.remove();
    for (const [id] of unseen) {
      const heading = document.getElementById(`set-${id}`);
      const link = page?.querySelector(`#earlier + ul > li > a[href*="${CSS.escape(id)}"]`);
      const mark = document.createElement("span");
      mark.className = "papershelf-new";
      mark.textContent = "new since you were here";
      if (heading) heading.insertBefore(mark, heading.querySelector(".headerlink"));
      else link?.parentElement?.append(mark);
    }
  }

  function markAllSeen() {
    write(kept, newest);
    write(visit, newest);
    showMarks([]);
    line.textContent = "All changes are marked as seen";
    line.focus();
  }

  function show() {
    const seen = read(kept);
    if (seen === undefined) return;
    if (seen === null) {
      write(kept, newest); // the first visit: all is new, so nothing is
      return;
    }
    const before = isTold ? (read(visit) ?? seen) : seen;
    const unseen = since(before);
    line.replaceChildren();
    if (isTold) {
      write(visit, before);
      write(kept, newest);
      showMarks(unseen);
    }
    if (!unseen.length) return;
    if (isTold) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Mark all as seen";
      button.addEventListener("click", markAllSeen);
      line.append(`${inWords(unseen)} `, button);
    } else {
      const link = document.createElement("a");
      link.href = new URL(script.dataset.changes || "", document.baseURI).href;
      link.textContent = inWords(unseen);
      line.append(link);
    }
  }

  page.prepend(bar); // without height: what stands below does not move
  show();
  addEventListener("storage", (event) => {
    if ((event.key === KEY || event.key === null) && !isTold && page.isConnected) show();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted && page.isConnected) show(); // back from the changes' page, say
  });
})();
