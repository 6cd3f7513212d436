/* Asks once what is in a picture: what the CMS knows of it is offered with each use, and what is
   said with the first use is kept for the next. */
(() => {
  const { words } = window.pictures;
  const { pictureField } = window.wagtailNames;
  const typedIn = new Map(); // picture → the field in which its description was typed, and may change

  // The description beside a field of the page, which Wagtail knows nothing of.
  const textBeside = (chooser) => document.getElementById(`${pictureField.nameOf(chooser)}_alt`);

  const pictureOf = ({ id }) => {
    const chooser = document.getElementById(pictureField.chooserFor(id.replace(/_alt$/, "")));
    return chooser && pictureField.widgetOf(chooser)?.getState();
  };

  const keep = async (picture, field, text) => {
    const was = picture.default_alt_text ?? "";
    if (text === was || (was && typedIn.get(picture.id) !== field)) return;
    const body = new FormData();
    body.append("description", text);
    body.append("was", was);
    const csrf = document.querySelector("[name=csrfmiddlewaretoken]").value;
    const headers = { "X-CSRFToken": csrf, "X-Requested-With": "XMLHttpRequest" };
    const answer = await fetch(words.describe.replace("/0/", `/${picture.id}/`), { method: "POST", body, headers }).catch(() => null);
    if (!answer?.ok) return; // what was typed is saved with the page; the next change is sent again
    picture.default_alt_text = (await answer.json()).description;
    if (picture.default_alt_text === text) typedIn.set(picture.id, field);
  };

  document.addEventListener("change", ({ target }) => {
    const describes = /_alt$/.test(target.id) || pictureField.description.test(target.id);
    if (!(target instanceof HTMLInputElement) || !describes) return;
    const picture = pictureOf(target);
    const text = target.value.trim();
    if (picture && text && !target.disabled) keep(picture, target, text);
  });

  // Beside a field of the page, as Wagtail does within blocks: what nobody changed follows.
  const offer = (chooser) => {
    const widget = pictureField.widgetOf(chooser);
    const text = textBeside(chooser);
    if (!widget || !text) return;
    let offered = widget.getState()?.default_alt_text ?? "";
    widget.addEventListener("chosen", ({ detail }) => {
      if (text.value && text.value !== offered) return;
      offered = detail.default_alt_text ?? "";
      text.value = offered;
      for (const type of ["input", "change"]) text.dispatchEvent(new Event(type, { bubbles: true }));
    });
  };
  const offerAll = () => document.querySelectorAll(pictureField.chooser).forEach(offer);
  if (document.readyState === "complete") offerAll();
  else window.addEventListener("load", offerAll);
})();
