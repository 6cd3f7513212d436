// Let the browser make or use a passkey, and send its answer with the form around the button.
(() => {
  "use strict";

  const field = (form, name) => form.elements.namedItem(name);

  const ask = async (button) => {
    const answer = await fetch(button.dataset.passkey, {
      method: "POST",
      headers: {
        "X-CSRFToken": field(button.form, "csrfmiddlewaretoken").value,
        "X-Requested-With": "XMLHttpRequest",
      },
    });
    const { publicKey } = await answer.json();
    const credential =
      "new" in button.dataset
        ? await navigator.credentials.create({
            publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey),
          })
        : await navigator.credentials.get({
            publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey),
          });
    return JSON.stringify(credential.toJSON());
  };

  const knowsPasskeys = () => "parseRequestOptionsFromJSON" in (window.PublicKeyCredential || {});

  const prepare = (button) => {
    const { form } = button;
    const trouble = form.querySelector("[data-passkey-trouble]");
    const say = (text) => {
      trouble.textContent = text;
      trouble.hidden = !text;
    };
    if (!knowsPasskeys()) {
      button.disabled = true;
      say(trouble.dataset.unknown);
      return;
    }
    button.addEventListener("click", async (event) => {
      event.preventDefault();
      if ("new" in button.dataset && !form.reportValidity()) return;
      say("");
      button.disabled = true;
      try {
        field(form, "passkey").value = await ask(button);
        form.submit();
      } catch (reason) {
        // It was stopped, took too long, or the window was open for too long.
        console.info(reason);
        say(trouble.dataset.failed);
        button.disabled = false;
        button.focus();
      }
    });
  };

  document.querySelectorAll("[data-passkey]").forEach(prepare);
})();
