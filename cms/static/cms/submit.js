/* Sends a page when all of it is there to be sent, so that nothing is lost and nothing comes twice.

   Rich text gets into its field a quarter of a second after the last key, and much later on a busy
   computer. And the page may be on its way already, as the draft that Wagtail saves by itself: one
   that comes in after the page was published is a change that nobody made, and a first one beside
   it is the page a second time. */
(() => {
  const AGAIN = 25; // milliseconds between two looks at the rich text
  const PATIENCE = 3000; // with rich text that does not get into its field
  const LONGEST = 10000; // after which a draft is taken for lost, and a page for not sent
  // Signs of comments, which Wagtail keeps elsewhere.
  const OF_COMMENTS = /^(COMMENT-|STYLE_RERENDER_)/;
  const written = new WeakSet(); // editors; the field of another may have another form of JSON
  const saving = new WeakSet(); // forms
  const waiting = new Map(); // form → its button, and since when

  const EDITOR = "[data-draftail-editor-wrapper]";

  const note = ({ target }) => {
    const editor = target.closest?.(EDITOR);
    if (editor) written.add(editor);
  };
  for (const type of ["keydown", "input", "paste", "drop", "click"])
    document.addEventListener(type, note, true);

  const withoutComments = (key, value) =>
    key === "inlineStyleRanges" ? value.filter(({ style }) => !OF_COMMENTS.test(style)) : value;

  // A word that is being composed, as on a telephone, is not in the state of the editor yet.
  const hasArrived = (editor) => {
    const field = [...editor.parentNode.children].find(({ draftailEditor }) => draftailEditor);
    const state = field?.draftailEditor.getEditorState();
    if (!state) return true;
    const text = window.Draftail.serialiseEditorStateToRaw(state);
    return !state.isInCompositionMode() && JSON.stringify(text, withoutComments) === field.value;
  };

  const isComplete = (form) =>
    [...form.querySelectorAll(EDITOR)].filter((editor) => written.has(editor)).every(hasArrived);

  const send = (form) => {
    if (!waiting.has(form) || saving.has(form)) return;
    const { button, since } = waiting.get(form);
    if (!isComplete(form) && performance.now() < since + PATIENCE) {
      setTimeout(send, AGAIN, form);
      return;
    }
    if (button) button.disabled = false; // one that is busy would not be sent along
    form.requestSubmit(button);
  };

  const endSaving = (form) => {
    saving.delete(form);
    send(form);
  };

  // What is written from now on is in what is sent; unless it is stopped on its way.
  const pauseAutosave = ({ dataset }) => {
    if (dataset.wAutosaveActiveValue === "false") return;
    dataset.wAutosaveActiveValue = "false";
    setTimeout(() => {
      dataset.wAutosaveActiveValue = "true";
    }, LONGEST);
  };

  document.addEventListener("w-autosave:save", (event) => {
    if (!event.defaultPrevented) saving.add(event.target);
  });
  for (const end of ["success", "error"])
    document.addEventListener(`w-autosave:${end}`, ({ target }) => endSaving(target));

  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!form.matches("[data-edit-form]")) return;
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
    true, // before Wagtail takes the page for sent
  );
})();
