/* “Go there” at what a check found selects the words that it is about, if they are still there. */
document.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest("a[data-words]");
    const section = link && document.querySelector(link.hash);
    if (!section || !window.cursor.select(section, link.dataset.words)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true, // capture: before Wagtail moves the focus to the section
);
