// In the preview panel: tells the editor which piece of the page was clicked, and lights up the one
// that is being edited. Only the editor's own window is told, and listened to.

(() => {
  if (window.top === window) return;
  const editor = document.currentScript.dataset.editor || location.origin;
  const PLACES = "[data-block], [data-field]";
  const LIT = "preview-lit";
  const tell = (message) => window.top.postMessage({ newsroom: message }, editor);

  const blocks = () => [...document.querySelectorAll("[data-block]")];
  // Blocks of a page that was not opened again since they were made have no name in the form yet.
  const placeOf = ({ block, field, number, count }) => {
    const all = blocks();
    if (!block) return field && document.querySelector(`[data-field="${CSS.escape(field)}"]`);
    return all.find((each) => each.dataset.block === block) ?? (all.length === count ? all[number] : null);
  };

  // Return how many characters of a piece come before the click.
  const charactersBefore = (place, { clientX, clientY }) => {
    const caret = document.caretPositionFromPoint?.(clientX, clientY);
    const old = caret ?? document.caretRangeFromPoint?.(clientX, clientY);
    const [node, offset] = caret ? [caret.offsetNode, caret.offset] : [old?.startContainer, old?.startOffset];
    if (!node || !place.contains(node)) return 0;
    const before = document.createRange();
    before.setStart(place, 0);
    before.setEnd(node, offset);
    return before.toString().replace(/\s+/g, "").length;
  };

  document.addEventListener("click", (event) => {
    const place = event.target.closest(PLACES);
    if (!place || event.target.closest("a[href], button, input")) return;
    const { block = "", field = "" } = place.dataset;
    const [all, before] = [blocks(), charactersBefore(place, event)];
    tell({ type: "go", block, field, before, number: all.indexOf(place), count: all.length });
  });

  window.addEventListener("message", ({ source, origin, data }) => {
    if (source !== window.top || origin !== editor || data?.newsroom?.type !== "editing") return;
    for (const each of document.querySelectorAll(`.${LIT}`)) each.classList.remove(LIT);
    const place = placeOf(data.newsroom);
    place?.classList.add(LIT);
    if (data.newsroom.isNew) place?.scrollIntoView({ block: "nearest", behavior: "instant" });
  });
  tell({ type: "ready" });
})();
