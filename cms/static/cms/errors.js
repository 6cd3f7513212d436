/* Takes an error away once its field says something else, and counts those that are left.

   Wagtail leaves “this field is required” beside a field that was filled since, and its counters
   are not told of errors in blocks, which are drawn after them. Whether the new words are right,
   the next press of a button tells. */
(() => {
  const { editForm, errors } = window.wagtailNames;

  const isFilled = (field) => {
    if (field.isContentEditable) return Boolean(field.textContent.trim());
    return ["checkbox", "radio"].includes(field.type) || Boolean(field.value?.trim());
  };

  // A picture is described, or said to be decoration: the error stands at its description.
  const besides = ({ form, name, type }) => {
    if (type !== "checkbox" || !name?.endsWith("decorative")) return [];
    const begin = name.replace(/decorative$/, "");
    return [`${begin}alt`, `${begin}alt_text`].map((other) => form?.elements.namedItem(other)).filter(Boolean);
  };

  const around = (field) => {
    const found = [];
    for (let each = field.closest(errors.field); each; each = each.parentElement?.closest(errors.field)) found.push(each);
    return found;
  };

  // Only the error of the field itself, and not those of fields within it.
  const clear = (field) => {
    const place = [...field.children].find((child) => child.matches(errors.place));
    if (!place?.querySelector(errors.counted)) return false;
    place.replaceChildren();
    field.classList.remove(errors.marks);
    for (const marked of field.querySelectorAll(`[aria-invalid="true"]`))
      if (marked.closest(errors.field) === field) marked.removeAttribute("aria-invalid");
    return true;
  };

  const count = (form) => {
    for (const counter of document.querySelectorAll(errors.counter)) {
      const within = document.querySelector(counter.dataset[errors.within] ?? "body");
      counter.dataset[errors.total] = within?.querySelectorAll(errors.counted).length ?? 0;
    }
    document.dispatchEvent(new CustomEvent(errors.changed));
    if (!form.querySelector(errors.counted)) document.dispatchEvent(new CustomEvent(errors.clearsMessages));
  };

  const changed = ({ target }) => {
    const form = target.closest?.(editForm);
    if (!form?.querySelector(errors.counted) || !isFilled(target)) return;
    const places = [target, ...besides(target)].flatMap(around);
    if (places.map(clear).some(Boolean)) count(form);
  };
  for (const type of ["input", "change"]) document.addEventListener(type, changed);
  window.addEventListener("load", () => {
    const form = document.querySelector(editForm);
    if (form?.querySelector(errors.counted)) count(form);
  });
})();
