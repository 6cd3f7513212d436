/* Gives names to what has none in Wagtail's screens: for people who hear what is on the screen. */
(() => {
  const { unnamed, linkWindow } = window.wagtailNames;

  // The words of the label of a field, or of the button that stands for it.
  const wordsFor = (field, { around, words }) => field.closest(around)?.querySelector(words)?.textContent.trim();

  const name = () => {
    for (const kind of unnamed.fields)
      for (const field of document.querySelectorAll(kind.field)) field.ariaLabel = wordsFor(field, kind) ?? "";
    for (const list of document.querySelectorAll(unnamed.scrolls)) list.tabIndex = 0;
  };
  window.addEventListener("load", name);
  window.jQuery(document).on(linkWindow.shown, ({ target }) => {
    target.ariaLabel = target.querySelector("h1, h2")?.textContent.trim() ?? "";
    name();
  });
})();
