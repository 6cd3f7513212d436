/* Gives names to what has none in Wagtail's screens: for people who hear what is on the screen. */
(() => {
  const { blocks, editForm, unnamed, linkWindow } = window.wagtailNames;

  // The words of the label of a field, or of the button that stands for it.
  const wordsFor = (field, { around, words }) => field.closest(around)?.querySelector(words)?.textContent.trim();

  // The words of a tick in a table: those of its row, and of its column. Wagtail's are in English.
  const wordsInTable = (label) => {
    const cell = label.closest("td");
    const column = label.closest("table").tHead?.rows[0].cells[cell.cellIndex];
    const row = cell.cellIndex ? cell.parentElement.querySelector(unnamed.rowName)?.textContent.trim() : "";
    return [row, column?.textContent.trim()].filter(Boolean).join(": ");
  };

  const nameTicks = () => {
    for (const label of document.querySelectorAll(unnamed.ticks)) label.textContent = wordsInTable(label) || label.textContent;
  };

  // Blocks are numbered groups: as landmarks, of which many have one name, they lead nowhere.
  const number = () => {
    const all = [...document.querySelectorAll(blocks.child)];
    for (const section of document.querySelectorAll(unnamed.sections)) {
      const block = section.closest(blocks.child);
      if (!block) continue;
      const inner = section.parentElement === block ? "" : `, ${section.querySelector("label")?.textContent.trim()}`;
      const label = `${all.indexOf(block) + 1}. ${block.querySelector(unnamed.kind)?.textContent.trim()}${inner}`;
      if (section.ariaLabel === label) continue;
      section.setAttribute("role", "group");
      section.removeAttribute("aria-labelledby");
      section.ariaLabel = label;
    }
  };

  const name = () => {
    nameTicks();
    number();
    for (const kind of unnamed.fields)
      for (const field of document.querySelectorAll(kind.field)) field.ariaLabel = wordsFor(field, kind) ?? "";
    for (const list of document.querySelectorAll(unnamed.scrolls)) list.tabIndex = 0;
  };
  window.addEventListener("load", () => {
    name();
    const form = document.querySelector(editForm);
    if (form) new MutationObserver(number).observe(form, { childList: true, subtree: true });
  });
  window.jQuery(document).on(linkWindow.shown, ({ target }) => {
    target.ariaLabel = target.querySelector("h1, h2")?.textContent.trim() ?? "";
    name();
  });
})();
