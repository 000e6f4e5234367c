// Rows are dragged by their handles to another place, with mouse, pen or finger.
"use strict";
(() => {
  const EDGE = 60; // pixels from the window's edge within which it scrolls along
  const STEP = 12; // pixels a frame

  /**
   * Let the rows of a list be dragged. Escape puts a row back.
   * @param {HTMLElement} list
   * @param {(id: string, to: number) => void} drop is called with the row's new place, from 0
   */
  function makeDraggable(list, drop) {
    list.addEventListener("pointerdown", (event) => {
      const handle = /** @type {Element} */ (event.target).closest(".papershelf-basket__handle");
      const row = /** @type {HTMLElement | null} */ (handle?.closest("li") || null);
      if (!handle || !row || event.button) return;
      event.preventDefault();
      drag(/** @type {HTMLElement} */ (handle), row, event.pointerId, event.clientY);
    });

    /** @param {HTMLElement} handle @param {HTMLElement} row @param {number} pointer
     * @param {number} start */
    function drag(handle, row, pointer, start) {
      const gone = new AbortController();
      const { signal } = gone;
      const next = row.nextElementSibling;
      let y = start;
      let frame = requestAnimationFrame(scroll);
      handle.setPointerCapture(pointer);
      row.classList.add("papershelf-basket__dragged");

      /** @param {boolean} isDropped */
      function end(isDropped) {
        gone.abort();
        cancelAnimationFrame(frame);
        row.classList.remove("papershelf-basket__dragged");
        if (!row.isConnected) return; // another tab took it out
        const to = [...list.children].indexOf(row);
        if (isDropped) drop(row.dataset.id || "", to);
        else list.insertBefore(row, next?.parentElement === list ? next : null);
      }

      function place() {
        const others = [...list.children].filter((each) => each !== row);
        const before = others.find((each) => {
          const { top, height } = each.getBoundingClientRect();
          return y < top + height / 2;
        });
        if (row.nextElementSibling !== (before || null)) list.insertBefore(row, before || null);
        // Moving an element frees what it had captured.
        if (!handle.hasPointerCapture(pointer)) handle.setPointerCapture(pointer);
      }

      function scroll() {
        const by = y < EDGE + 50 ? -STEP : y > innerHeight - EDGE ? STEP : 0;
        if (by) {
          scrollBy(0, by);
          place();
        }
        frame = requestAnimationFrame(scroll);
      }

      const mine = (/** @type {(event: PointerEvent) => void} */ work) => (/** @type {PointerEvent} */ event) => {
        if (event.pointerId === pointer) work(event);
      };
      addEventListener("pointermove", mine((event) => {
        y = event.clientY;
        place();
      }), { signal }); // prettier-ignore
      addEventListener("pointerup", mine(() => end(true)), { signal });
      addEventListener("pointercancel", mine(() => end(false)), { signal });
      addEventListener("blur", () => end(false), { signal });
      addEventListener("keydown", (event) => event.key === "Escape" && end(false), { signal });
    }
  }

  window.papershelf.basketParts = { ...window.papershelf.basketParts, makeDraggable };
})();
