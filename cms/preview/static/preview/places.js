/* A click in the preview puts the cursor in the field of that piece, within a text at the words; and
   the piece that is being edited lights up in the preview. The page in the frame may be of another
   origin, the separate site: only the frame is listened to, and only that origin told. */
(() => {
  const { preview, blockSection } = window.wagtailNames;
  const TEXTS = '[contenteditable="true"], textarea, input:not([type="hidden"], [type="checkbox"], [type="file"])';
  let editing = {};

  const frame = () => document.querySelector(preview.frame);
  const originOf = (shown) => new URL(shown.src, location.href).origin;
  const tell = (isNew) => {
    const shown = frame();
    if (!shown?.src) return;
    const message = { newsroom: { type: "editing", isNew, ...editing } };
    shown.contentWindow.postMessage(message, originOf(shown));
  };

  // Return the text node and the place in it that come after so many characters, without spaces.
  const placeAfter = (text, number) => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    let left = number;
    let last = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = 0; at < node.data.length; at += 1) {
        if (left === 0) return [node, at];
        if (/\S/.test(node.data[at])) left -= 1;
      }
      last = node;
    }
    return last && [last, last.data.length];
  };

  const putCursor = (field, before) => {
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
    if (!field.isContentEditable) {
      if (!before || !field.setSelectionRange || field.type === "url") return;
      let [at, left] = [0, before];
      while (left && at < field.value.length) left -= /\S/.test(field.value[at++]) ? 1 : 0;
      field.setSelectionRange(at, at);
      return;
    }
    // The editor puts the cursor of its own when it gets the focus: ours comes after it.
    setTimeout(() => {
      const place = placeAfter(field, before);
      if (!place) return;
      window.getSelection().collapse(...place);
      place[0].parentElement.scrollIntoView({ block: "center" });
    });
  };

  const opened = (section) => {
    for (let each = section; each; each = each.parentElement?.closest(blockSection.any)) {
      const toggle = each.querySelector(blockSection.toggle);
      if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
    }
    return section;
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
    const tab = around.closest('[role="tabpanel"]');
    if (tab?.hidden) document.querySelector(`[role="tab"][aria-controls="${tab.id}"]`)?.click();
    opened(around);
    const input = field && document.getElementById(`id_${field}`);
    const target = input && input.matches(TEXTS) ? input : (around.querySelector(TEXTS) ?? around.querySelector("select, button:not([aria-expanded])"));
    if (target) putCursor(target, before);
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
    if (!target.closest?.(window.wagtailNames.editForm) || (!block && !field)) return;
    if (block && block === editing.block) return;
    const all = blocks();
    const number = all.findIndex((each) => each.contains(target));
    editing = { block, field, number, count: all.length };
    tell(true);
  });
})();
