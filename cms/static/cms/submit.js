/* Sends a page when all of it is there to be sent, so that nothing is lost and nothing comes twice.

   Rich text gets into its field a quarter of a second after the last key. And the page may be on
   its way already, as the draft that Wagtail saves by itself: one that comes in after the page was
   published is a change that nobody made, and a first one beside it is the page a second time. */
(() => {
  const HANDLED = 100; // milliseconds until an editor knows of a key
  const SETTLED = 300; // after that, until the text is in its field
  const LONGEST = 10000; // after which a draft is taken for lost, and a page for not sent
  const saving = new WeakSet();
  const waiting = new Map(); // form → button
  let touched = -SETTLED;

  const settleAnew = () => {
    touched = performance.now();
  };

  // Once more after the editor has dealt with it, which on a busy computer takes its time.
  const touch = ({ target }) => {
    if (!target.closest?.("[data-draftail-editor-wrapper]")) return;
    settleAnew();
    setTimeout(settleAnew, HANDLED);
  };
  for (const type of ["keydown", "input", "paste", "drop", "click"])
    document.addEventListener(type, touch, true);

  const unsettled = () => Math.max(0, touched + SETTLED - performance.now());

  const send = (form) => {
    if (!waiting.has(form) || saving.has(form)) return;
    if (unsettled()) {
      setTimeout(send, unsettled(), form);
      return;
    }
    const button = waiting.get(form);
    waiting.delete(form);
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
      if (!saving.has(form) && !unsettled()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      waiting.set(form, event.submitter);
      if (saving.has(form)) setTimeout(endSaving, LONGEST, form);
      else send(form);
    },
    true, // before Wagtail takes the page for sent
  );
})();
