/* Many pictures at once: saves all of them with one button, and warns who leaves before that.

   Of one that fails it says why, and how to go on. */
(() => {
  const { many } = window.wagtailNames;
  const words = JSON.parse(document.getElementById("batch-words").textContent);
  const list = document.querySelector(many.list);
  const bar = document.querySelector("[data-save-all]");
  const button = bar.querySelector("button");
  const status = bar.querySelector("[role=status]");
  const TOKEN = "csrfmiddlewaretoken";

  const forms = () => [...document.querySelectorAll(many.form)];
  const sayOf = (number, one, some) => (number === 1 ? words[one] : words[some].replace("{number}", number));

  // What keeps a picture from being saved that is no fault in its form.
  class Trouble extends Error {}

  // A session that ended, or was begun again in another tab, changes the token of each form.
  const renew = async () => {
    const answer = await fetch(words.who, { headers: { Accept: "application/json" }, cache: "no-store" }).catch(() => null);
    if (!answer?.ok) throw new Trouble(words.away);
    const { user, token } = await answer.json();
    if (user === null) throw new Trouble(words.signedOut);
    for (const field of document.getElementsByName(TOKEN)) field.value = token;
  };

  // Save one picture, and return whether nothing is missing in its form.
  const save = async (form) => {
    const options = { method: "POST", body: new FormData(form), headers: { "X-Requested-With": "XMLHttpRequest" } };
    const answer = await fetch(form.action, options).catch(() => null);
    if (answer?.status === 403) throw new Trouble(words.denied);
    if (!answer?.ok) throw new Trouble(words.away);
    const { success, form: again, error_message: why } = await answer.json();
    if (!success && !again) throw new Trouble(why ?? words.away);
    if (success) form.closest(many.item).remove();
    else many.replace(form, again);
    return success;
  };

  const tell = (saved, left, why) => {
    const texts = [saved && sayOf(saved, "savedOne", "savedMany"), left && sayOf(left, "leftOne", "leftMany"), why];
    status.textContent = texts.filter(Boolean).join(" ");
  };

  let isSaving = false;
  const saveAll = async (chosen) => {
    if (isSaving) return;
    isSaving = button.disabled = true;
    status.textContent = words.busy;
    let saved = 0;
    let why = "";
    try {
      await renew();
      for (const form of chosen) saved += await save(form);
    } catch (problem) {
      if (!(problem instanceof Trouble)) throw problem;
      why = problem.message;
    } finally {
      isSaving = button.disabled = false;
    }
    tell(saved, chosen.length - saved, why);
    list.querySelector("[aria-invalid=true]")?.focus();
  };

  button.addEventListener("click", () => saveAll(forms()));
  document.addEventListener("submit", (event) => {
    if (!event.target.matches(many.form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    saveAll([event.target]);
  }, true); // before Wagtail, which says nothing where it fails

  const count = () => {
    button.hidden = !forms().length;
  };
  new MutationObserver(count).observe(list, { childList: true, subtree: true });

  window.addEventListener("beforeunload", (event) => {
    if (forms().length || list.querySelector(`.${many.uploading}`)) event.preventDefault();
  });

  // A file that did not arrive is no fault to report to anybody: it can be sent again.
  many.onFailure((item, code, send) => {
    const messages = [...item.querySelectorAll(many.messages)].at(-1);
    const say = (text) => messages.replaceChildren(text, " ", again);
    const again = Object.assign(document.createElement("button"), { type: "button", className: "button button-small button-secondary", textContent: words.retry });
    again.addEventListener("click", async () => {
      try {
        await renew();
      } catch (problem) {
        if (!(problem instanceof Trouble)) throw problem;
        say(problem.message);
        return;
      }
      messages.replaceChildren();
      item.classList.remove(many.refused);
      item.classList.add(many.uploading);
      send();
    });
    item.classList.remove(many.fault);
    item.classList.add(many.refused);
    say(code === 403 ? words.denied : words.away);
    if (code === 403) renew().catch((problem) => say(problem.message));
  });
})();
