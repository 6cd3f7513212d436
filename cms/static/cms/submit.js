/* Delays the submission of the page form until it is complete, so that nothing is lost or doubled.

   Rich text is written to its field a quarter of a second after the last key, and much later on a
   slow computer. Wagtail's autosave may be in progress, too: a draft that arrives after the page
   was published would be a change that nobody made, and the first draft of a new page would create
   a second page. The form also names the version that was saved last: `overtaken.py` reads it. */
(() => {
  const AGAIN = 25; // milliseconds between two checks of the rich text
  const PATIENCE = 3000; // milliseconds to wait for rich text that is not written to its field
  const LONGEST = 10000; // milliseconds after which autosave or submission counts as failed
  const { autosave, editForm, richText } = window.wagtailNames;
  const written = new WeakSet(); // editors; the field of another may have another form of JSON
  const saving = new WeakSet(); // forms
  const waiting = new Map(); // form → its button, and since when

  const note = ({ target }) => {
    const editor = target.closest?.(richText.wrapper);
    if (editor) written.add(editor);
  };
  for (const type of ["keydown", "input", "paste", "drop", "click"])
    document.addEventListener(type, note, true);

  const withoutComments = (key, value) =>
    key === "inlineStyleRanges" ? value.filter(({ style }) => !richText.commentStyles.test(style)) : value;

  // A word that is being composed (IME, phones) is not in the state of the editor yet.
  const hasArrived = (editor) => {
    const field = [...editor.parentNode.children].find((child) => child[richText.editor]);
    const state = field?.[richText.editor].getEditorState();
    if (!state) return true;
    const text = richText.serialise(state);
    return !state.isInCompositionMode() && JSON.stringify(text, withoutComments) === field.value;
  };

  const isComplete = (form) =>
    [...form.querySelectorAll(richText.wrapper)].filter((editor) => written.has(editor)).every(hasArrived);

  const send = (form) => {
    if (!waiting.has(form) || saving.has(form)) return;
    const { button, since } = waiting.get(form);
    if (!isComplete(form) && performance.now() < since + PATIENCE) {
      setTimeout(send, AGAIN, form);
      return;
    }
    if (button) button.disabled = false; // a disabled button would not be submitted
    form.requestSubmit(button);
  };

  const endSaving = (form) => {
    saving.delete(form);
    send(form);
  };

  // Wagtail's form names the version that it was opened with, and never that which it saved by
  // itself: the server would take this for the text of somebody else.
  const keepVersion = (form, saved) => {
    for (const [name, key] of autosave.version) {
      if (!(key in saved)) continue; // what has no versions
      let field = form.elements.namedItem(name);
      if (!field) {
        field = Object.assign(document.createElement("input"), { type: "hidden", name });
        form.append(field);
      }
      field.value = saved[key];
    }
  };

  // The submission includes everything typed until now, unless it is prevented.
  const pauseAutosave = ({ dataset }) => {
    dataset.submitting = "true"; // saving does not resume beside it
    setTimeout(() => delete dataset.submitting, LONGEST);
    if (dataset[autosave.active] === "false") return;
    dataset[autosave.active] = "false";
    setTimeout(() => {
      dataset[autosave.active] = "true";
    }, LONGEST);
  };

  document.addEventListener(autosave.saves, (event) => {
    if (!event.defaultPrevented) saving.add(event.target);
  });
  document.addEventListener(autosave.saved, ({ target, detail }) => {
    keepVersion(target, detail.data);
    endSaving(target);
  });
  document.addEventListener(autosave.failed, ({ target }) => endSaving(target));

  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!form.matches(editForm)) return;
      pauseAutosave(form);
      const waited = waiting.has(form) && !saving.has(form);
      if (waited || (!saving.has(form) && isComplete(form))) {
        waiting.delete(form);
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      waiting.set(form, { button: event.submitter, since: performance.now() });
      if (saving.has(form)) setTimeout(endSaving, LONGEST, form);
      else send(form);
    },
    true, // capture: before Wagtail treats the form as submitted
  );
})();
