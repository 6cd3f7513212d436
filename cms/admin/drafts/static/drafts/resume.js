/* Resumes saving by itself after any failure. Wagtail tries five times after a network that failed,
   never after an error of the server, and not at all once somebody else saved the page. */
(() => {
  const { drafts } = window;
  if (!drafts) return;
  const { words, form } = drafts;
  const { autosave } = window.wagtailNames;
  const SOON = 2000;
  const LONGEST = 30_000; // milliseconds between two attempts
  const FIRST_SECONDS = 3000;
  const SLOW = 10_000; // milliseconds after which saving is said to take long
  let pause = SOON;
  let timer = null;
  let slow = null;

  const save = () => {
    if (form.dataset.submitting) {
      setTimeout(save, SOON); // the first draft of a new page would be a second page
      return;
    }
    form.dataset[autosave.active] = "true";
    const detail = { type: "edits" };
    form.dispatchEvent(new CustomEvent(autosave.changed, { bubbles: true, cancelable: true, detail }));
  };

  const resume = async () => {
    clearTimeout(timer);
    timer = null;
    try {
      await drafts.ready();
    } catch (problem) {
      drafts.explain(problem);
      return;
    }
    save();
  };

  const resumeLater = () => {
    if (timer) return;
    timer = setTimeout(resume, pause);
    pause = Math.min(pause * 2, LONGEST);
  };

  const texts = {
    [autosave.kinds.network]: () => words.offline,
    [autosave.kinds.server]: () => words.away,
    [autosave.kinds.closed]: () => words.closed,
  };

  const failed = async ({ detail }) => {
    clearTimeout(slow);
    drafts.say("notSaved");
    if (detail.type === autosave.kinds.overtaken) {
      drafts.overtaken();
      return;
    }
    if (detail.type === autosave.kinds.server) {
      try {
        await drafts.ready(); // it may be the session; then there is nothing to tell
      } catch (problem) {
        drafts.explain(problem);
        return;
      }
      if (pause === SOON) {
        pause = SOON + 1; // once at once: the token may be all that was wrong
        save();
        return;
      }
    }
    drafts.trouble((texts[detail.type] ?? (() => detail.text))(), [{ label: words.now, run: resume }]);
    resumeLater();
  };

  // What is typed in the first seconds, Wagtail takes for what was there already.
  let tried = false;
  for (const type of ["input", "paste", "drop"])
    form.addEventListener(type, () => setTimeout(() => tried || form.dataset.submitting || save(), FIRST_SECONDS), { capture: true, once: true });

  document.addEventListener(autosave.changed, () => drafts.say("saving"));
  document.addEventListener(autosave.saves, () => {
    tried = true;
    drafts.say("saving");
    clearTimeout(slow);
    slow = setTimeout(() => drafts.trouble(words.slow), SLOW);
  });
  document.addEventListener(autosave.saved, ({ detail }) => {
    clearTimeout(slow);
    clearTimeout(timer);
    timer = null;
    pause = SOON;
    drafts.fine();
    const told = detail.data.set_aside ?? [];
    drafts.say(told.length ? "savedPartly" : "saved", { time: drafts.clock() });
    if (told.length) drafts.note("set aside", told.map(({ text }) => text).join(" "));
    else drafts.forget("set aside");
    // A form that came back from the server with what was typed is not watched by Wagtail.
    form.dataset[autosave.interval] ??= "500";
  });
  document.addEventListener(autosave.failed, failed);
  for (const [target, type] of [[window, "online"], [document, "visibilitychange"]])
    target.addEventListener(type, () => {
      if (timer && document.visibilityState === "visible") resume();
    });

  Object.assign(drafts, { resume, resumeLater, save });
})();
