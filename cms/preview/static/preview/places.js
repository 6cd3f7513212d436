/* A click in the preview puts the cursor in the field of that piece, within a text at the words; and
   the piece that is being edited lights up in the preview. The page in the frame may be of another
   origin, the separate site: only the frame is listened to, and only that origin told. */
(() => {
  const { cursor, wagtailNames } = window;
  const { preview, blockSection } = wagtailNames;
  let editing = {};

  const frame = () => document.querySelector(preview.frame);
  const originOf = (shown) => new URL(shown.src, location.href).origin;
  const tell = (isNew) => {
    const shown = frame();
    if (!shown?.src) return;
    const message = { newsroom: { type: "editing", isNew, ...editing } };
    shown.contentWindow.postMessage(message, originOf(shown));
  };

  const blocks = () =>
    [...document.querySelectorAll(blockSection.block)].filter((each) => !each.parentElement.closest(blockSection.block));
  const sectionOf = ({ block, number, count }) => {
    const all = blocks();
    return document.getElementById(blockSection.idOf(block)) ?? (all.length === count ? all[number] : null);
  };

  const go = ({ field, before, ...block }) => {
    const around = block.block
      ? sectionOf(block)
      : document.getElementById(`id_${field}`)?.closest(blockSection.any);
    if (!around) return;
    cursor.open(around);
    const input = field && document.getElementById(`id_${field}`);
    const own = (input && input.closest(wagtailNames.fieldInput)) || around;
    const target = input && input.matches(cursor.texts) ? input : (own.querySelector(cursor.texts) ?? own.querySelector("select, button:not([aria-expanded])"));
    if (target) cursor.put(target, before);
  };

  window.addEventListener("message", ({ source, origin, data }) => {
    const shown = frame();
    if (!shown || source !== shown.contentWindow || origin !== originOf(shown) || !data?.newsroom) return;
    if (data.newsroom.type === "ready") tell(false);
    if (data.newsroom.type === "go") go(data.newsroom);
  });

  document.addEventListener("focusin", ({ target }) => {
    const section = target.closest?.(blockSection.block);
    const block = section ? blockSection.blockOf(section.id) : "";
    const field = block ? "" : (target.id || "").replace(/^id_/, "");
    if (!target.closest?.(wagtailNames.editForm) || (!block && !field)) return;
    if (block && block === editing.block) return;
    const all = blocks();
    const number = all.findIndex((each) => each.contains(target));
    editing = { block, field, number, count: all.length };
    tell(true);
  });
})();
