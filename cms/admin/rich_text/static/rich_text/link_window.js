/* In the window for links, Enter takes what was typed: an address, or the only page that is found.
   The buttons at a link in the text, which open that window, get words in the editor's language. */
(() => {
  const { linkWindow, richText } = window.wagtailNames;
  const AGAIN = 50; // milliseconds between two looks at what was found
  const PATIENCE = 5000; // milliseconds

  const choices = (results, typed) => {
    if (results.querySelector("[data-results-for]")?.dataset.resultsFor !== typed) return null;
    const link = results.querySelector("[data-typed-link]");
    return link ? [link] : [...results.querySelectorAll(linkWindow.choice)];
  };

  const take = (around, field, since) => {
    const found = choices(around.querySelector(linkWindow.results), field.value);
    if (found?.length === 1) found[0].click();
    else if (found?.length) found[0].focus();
    else if (!found && field.isConnected && performance.now() < since + PATIENCE) setTimeout(take, AGAIN, around, field, since);
  };

  const words = () => ({ Edit: richText.settings.words.change, Remove: richText.settings.words.remove });
  for (const type of ["LINK", "DOCUMENT"]) richText.rename(type, words);

  window.jQuery(document).on(linkWindow.shown, ({ target }) => {
    target.querySelector(`[data-link-window] ${linkWindow.field}`)?.select();
  });

  document.addEventListener(
    "submit",
    (event) => {
      const around = event.target.closest("[data-link-window]");
      if (!around) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const field = event.target.querySelector(linkWindow.field);
      const typed = around.querySelector("[data-typed-link]");
      // An address that was there when the window opened was not searched for.
      if (typed && field.value === field.defaultValue) typed.click();
      else take(around, field, performance.now());
    },
    true, // capture: before Wagtail loads the results in place of the window
  );
})();
