/* Puts the cursor into the form, at words of a text. Places are counted in characters without spaces:
   the form, the site and what is checked have different ones around the same words. */
(() => {
  const { blockSection } = window.wagtailNames;
  const texts = '[contenteditable="true"], textarea, input:not([type="hidden"], [type="checkbox"], [type="file"])';
  const withoutSpaces = (text) => text.replace(/\s+/g, "");

  // Return the text node and the place in it that come after so many characters.
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

  const indexAfter = (value, number) => {
    let [at, left] = [0, number];
    while (left && at < value.length) left -= /\S/.test(value[at++]) ? 1 : 0;
    return at;
  };

  const selectFrom = ([node, at], end) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(...end);
    window.getSelection().removeAllRanges();
    window.getSelection().addRange(range);
    node.parentElement.scrollIntoView({ block: "center" });
  };

  // Words begin after the space that is before them.
  const afterSpace = ([node, at]) => [node, at + node.data.slice(at).search(/\S|$/)];

  // Put the cursor after `before` characters of a field, and select `count` from there on.
  const put = (field, before, count = 0) => {
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
    if (!field.isContentEditable) {
      if ((!before && !count) || !field.setSelectionRange || field.type === "url") return;
      const at = indexAfter(field.value, before);
      field.setSelectionRange(at, count ? at + indexAfter(field.value.slice(at), count) : at);
      return;
    }
    // The editor puts the cursor of its own when it gets the focus: ours comes after it.
    setTimeout(() => {
      const start = placeAfter(field, before);
      if (start && count) selectFrom(afterSpace(start), placeAfter(field, before + count));
      else if (start) selectFrom(start, start);
    });
  };

  // Show a section of the form, whatever it is folded into, or behind.
  const open = (section) => {
    const tab = section.closest('[role="tabpanel"]');
    if (tab?.hidden) document.querySelector(`[role="tab"][aria-controls="${tab.id}"]`)?.click();
    for (let each = section; each; each = each.parentElement?.closest(blockSection.any)) {
      const toggle = each.querySelector(blockSection.toggle);
      if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
    }
  };

  // Select the first of these words in a section. Return whether they are there.
  const select = (section, words) => {
    const sought = withoutSpaces(words);
    for (const field of section.querySelectorAll(texts)) {
      const at = sought ? withoutSpaces(field.isContentEditable ? field.textContent : field.value).indexOf(sought) : -1;
      if (at < 0) continue;
      open(section);
      put(field, at, sought.length);
      return true;
    }
    return false;
  };

  window.cursor = { texts, open, put, select };
})();
