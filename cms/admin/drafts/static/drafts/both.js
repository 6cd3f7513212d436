/* Shows two texts side by side, and offers what this browser kept when a page is opened again. */
(() => {
  const { drafts } = window;
  if (!drafts) return;
  const { words, form, fill, make, clock, copies } = drafts;
  const { autosave } = window.wagtailNames;
  const SENT = "draft-sent"; // in the storage of this tab: the copy whose text the server was sent

  const body = (fields, what) => {
    const data = new URLSearchParams(fields);
    data.set("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
    data.set("copy", what);
    return data;
  };

  // Both texts as the server shows them: `{same, html}`.
  const compare = async (fields) => {
    await drafts.ready();
    const answer = await fetch(form.action, { method: "POST", body: body(fields, "compare") });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.json();
  };

  const show = (title, [left, right], html, buttons) =>
    new Promise((resolve) => {
      const table = make("div", { className: "draft-both__texts" });
      table.innerHTML = html; // the server made it, of values that it escaped
      for (const head of table.querySelectorAll("[data-left]")) head.textContent = left;
      for (const head of table.querySelectorAll("[data-right]")) head.textContent = right;
      const dialog = make("dialog", { className: "draft-both" }, make("h2", { id: "draft-both-title", textContent: title }), table);
      dialog.setAttribute("aria-labelledby", "draft-both-title");
      const row = make("div", { className: "draft-both__buttons" });
      for (const [value, label, look] of buttons)
        row.append(make("button", { type: "button", className: `button ${look ?? "button-secondary"}`, textContent: label, onclick: () => dialog.close(value) }));
      dialog.append(row);
      dialog.addEventListener("close", () => {
        dialog.remove();
        resolve(dialog.returnValue);
      });
      document.body.append(dialog);
      dialog.showModal();
    });

  drafts.compare = async (theirs) => {
    try {
      const { html } = await compare(copies.fields());
      await show(words.seeBoth, [theirs, words.yourText], html, [["", words.close]]);
    } catch (problem) {
      drafts.explain(problem);
    }
  };

  const leave = () => {
    form.dataset[autosave.warns] = "false";
  };
  // The text of the other window is opened; that of this one stays in the browser.
  drafts.setAside = async () => {
    await copies.setAside();
    leave();
    window.location.assign(form.action);
  };

  const restore = (copy, fields) => {
    sessionStorage.setItem(SENT, copy.id);
    const sender = make("form", { method: "post", action: form.action, hidden: true });
    const named = (name, value) => make("input", { type: "hidden", name, value });
    sender.append(...[...body(fields, "restore"), ["copied_at", moment(copy.at)]].map(([name, value]) => named(name, value)));
    document.body.append(sender);
    leave();
    sender.submit();
  };

  const moment = (at) => {
    const isToday = new Date(at).toDateString() === new Date().toDateString();
    const day = new Date(at).toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "long" });
    return isToday ? clock(at) : `${day}, ${clock(at)}`;
  };

  // Return what is in a copy beside what is saved, or null if that is nothing, or nobody can read it.
  const open = async (copy) => {
    let fields = null;
    try {
      fields = await copies.read(copy);
    } catch {
      // of another key
    }
    const both = fields && (await compare(fields));
    if (both && !both.same) return { copy, fields, ...both };
    await copies.remove(copy.id);
    return null;
  };

  const ask = async ({ copy, fields, html, stored }) => {
    const values = { time: moment(copy.at) };
    const isNewer = !stored || copy.at > new Date(stored).getTime();
    const left = stored ? fill(words.onServer, { time: moment(stored) }) : words.nothingOnServer;
    const chosen = await show(
      fill(isNewer ? words.offer : words.offerOlder, values),
      [left, fill(words.inBrowser, values)],
      html,
      [["restore", words.restore, ""], ["later", words.later], ["throw", words.throwAway]],
    );
    if (chosen === "throw") await copies.remove(copy.id);
    if (chosen === "restore") restore(copy, fields);
    return chosen;
  };

  const remind = (text) => {
    const kind = `aside ${text.copy.id}`;
    const look = async () => {
      if ((await ask(text)) === "throw") drafts.forget(kind);
    };
    drafts.note(kind, fill(words.aside, { time: moment(text.copy.at) }), [{ label: words.seeBoth, run: look }], false);
  };

  const offer = async () => {
    for (const copy of await copies.found()) {
      const text = await open(copy);
      if (text && copy.aside) remind(text);
      else if (text && (await ask(text)) !== "throw") return;
    }
  };

  // A form that came back from the server holds the text that it was sent, and keeps its own copy.
  window.addEventListener("submit", async (event) => {
    if (event.target === form && !event.defaultPrevented) sessionStorage.setItem(SENT, await copies.own());
  });
  const arrived = async () => {
    const id = sessionStorage.getItem(SENT);
    sessionStorage.removeItem(SENT);
    if (!id || form.dataset[autosave.unsaved] !== "true") return;
    await copies.keep();
    await copies.remove(id);
  };

  const begin = async () => {
    if (!copies.CAN_KEEP) return;
    await arrived();
    await offer();
  };
  if (document.readyState === "complete") begin().catch(drafts.explain);
  else window.addEventListener("load", () => begin().catch(drafts.explain));
})();
