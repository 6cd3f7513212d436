/* Saves what was typed while a draft was on its way.

   When a draft has been saved, Wagtail takes all that stands in the form by then for saved: words
   of the last half second are not sent, and leaving the page does not warn of them either. */
(() => {
  const { autosave } = window.wagtailNames;
  const sent = new WeakMap(); // form → the fields of its last draft

  const fields = (data) => {
    const texts = [...data].filter(
      ([name, value]) => typeof value === "string" && !autosave.notWritten.test(name),
    );
    return new URLSearchParams(texts).toString();
  };

  document.addEventListener(autosave.saves, ({ target, detail }) => sent.set(target, detail.formData));

  document.addEventListener(autosave.saved, ({ target, detail }) => {
    const draft = sent.get(target);
    sent.delete(target);
    // What the server changes of a draft, such as the numbers of new rows, stands in the form now.
    for (const [name, value] of Object.entries(detail.data.field_updates ?? {})) draft?.set(name, value);
    if (!draft || fields(draft) === fields(new FormData(target))) return;
    const event = new CustomEvent(autosave.changed, { bubbles: true, cancelable: true, detail: { type: "edits" } });
    setTimeout(() => target.dispatchEvent(event)); // once Wagtail is done with this draft
  });
})();
