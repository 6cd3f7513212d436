/* Says whether what was typed is saved, in one line at the top; and above the buttons what keeps it
   from that, and what happens next. No other script writes either of the two. */
(() => {
  const words = JSON.parse(document.getElementById("draft-words").textContent);
  const { editForm } = window.wagtailNames;
  const form = document.querySelector(editForm);
  const line = document.querySelector("[data-draft-state]");
  if (!form || !line) return; // a form of something that has no drafts

  // A form that came back with what was typed, refused or taken back, is the newest draft when it is
  // loaded again: the browser would send the older text once more, and that would be saved.
  history.replaceState(history.state, "", window.location.href);

  const fill = (text, values = {}) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const clock = (time = new Date()) => new Date(time).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });

  // Elements are made one by one: what colleagues are called is never taken for HTML.
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  const button = ({ label, run, href }) =>
    href
      ? make("a", { className: "button button-small button-secondary", href, target: "_blank", textContent: label })
      : make("button", { type: "button", className: "button button-small button-secondary", textContent: label, onclick: run });

  // The region is there from the start: screen readers read what is put into one that they know.
  const region = make("div", { className: "draft-notes" });
  region.setAttribute("role", "status");
  form.querySelector("footer").prepend(region);

  const notes = new Map(); // kind → its element
  const note = (kind, text, actions = [], isTrouble = true) => {
    const shown = notes.get(kind);
    if (shown?.dataset.text === text) return;
    forget(kind);
    const element = make("div", { className: isTrouble ? "draft-note draft-note--trouble" : "draft-note" }, make("p", { textContent: text }), ...actions.map(button));
    element.dataset.text = text;
    notes.set(kind, element);
    region.append(element);
  };
  const forget = (kind) => {
    notes.get(kind)?.remove();
    notes.delete(kind);
  };

  const say = (state, values) => {
    const text = fill(words[state] ?? "", values);
    if (line.textContent !== text) line.textContent = text;
    line.dataset.draftState = state;
  };

  window.drafts = {
    words,
    form,
    fill,
    clock,
    make,
    note,
    forget,
    // While something keeps drafts from being saved, the line at the top says nothing else.
    say: (state, values) => say(notes.has("trouble") ? "notSaved" : state, values),
    trouble: (text, actions) => {
      note("trouble", text, actions);
      say("notSaved");
    },
    fine: () => forget("trouble"),
    isInTrouble: () => notes.has("trouble"),
    // Lead to what is asked, before anything else can be done.
    attend: () => notes.get("trouble")?.querySelector("button")?.focus(),
  };
})();
