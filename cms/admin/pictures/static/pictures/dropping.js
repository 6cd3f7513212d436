/* Takes pictures that are dropped or pasted anywhere on the form, or in the window to choose one. */
(() => {
  const { words, make, arrive, placeAt, atEnd } = window.pictures;
  const { editForm, pictureField, blocks } = window.wagtailNames;
  const form = document.querySelector(editForm);
  if (!form) return;
  let opener = null; // the field whose window to choose a picture is open

  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.(blocks.choose);
    if (button) opener = button.closest(pictureField.chooser);
  }, true);

  const isFileField = (node) => node instanceof HTMLInputElement && node.type === "file";

  // The place for what is dropped or pasted at a node; undefined where that is not ours to take.
  const placeFor = (node, y) => {
    const dialog = node.closest(pictureField.dialog) ?? document.querySelector(pictureField.dialog);
    if (!dialog) return form.contains(node) ? placeAt(node, y) : atEnd();
    if (!opener?.isConnected || !dialog.querySelector(pictureField.upload)) return undefined;
    return { ...placeAt(opener), dialog };
  };

  const hint = make("div", { className: "picture-hint", hidden: true });
  document.body.append(hint);
  let marked = null;
  const mark = (place) => {
    marked?.classList.remove("picture-target");
    marked = place?.element ?? null;
    marked?.classList.add("picture-target");
    hint.hidden = !place;
    hint.textContent = place?.widget ? words.hintField : words.hint;
  };

  const take = (files, place) => {
    if (place?.dialog) place.dialog.querySelector(pictureField.closes).click();
    arrive(files, place);
  };

  // The editor of a text keeps a state of its own while something is dragged over it, so it is not
  // to know of files.
  const onDrag = (event) => {
    const { target, dataTransfer, type, clientY } = event;
    if (!(target instanceof Element) || !dataTransfer?.types.includes("Files") || isFileField(target)) return;
    const place = placeFor(target, clientY);
    if (place === undefined) return;
    event.stopPropagation();
    event.preventDefault();
    mark(type === "dragover" ? place : null);
    dataTransfer.dropEffect = "copy";
    if (type === "drop" && dataTransfer.files.length) take([...dataTransfer.files], place);
  };
  for (const type of ["dragenter", "dragover", "dragleave", "drop"]) window.addEventListener(type, onDrag, true);

  // Programs put a picture of what was copied beside the text; a browser names a picture by a tag.
  const isOnlyPictures = (data) => {
    const html = data.getData("text/html");
    if (!html) return !data.getData("text/plain").trim();
    const { body } = new DOMParser().parseFromString(html, "text/html");
    return !body.textContent.trim() && body.querySelectorAll("img").length <= 1 && !body.querySelector("table");
  };

  window.addEventListener("paste", (event) => {
    const { clipboardData, target } = event;
    const files = [...(clipboardData?.files ?? [])].filter(({ type }) => type.startsWith("image/"));
    if (!files.length || !(target instanceof Element) || !isOnlyPictures(clipboardData)) return;
    const place = placeFor(target, null);
    if (place === undefined) return;
    event.stopPropagation();
    event.preventDefault();
    take(files, place);
  }, true);

  // For who has no mouse to drop with: a button below the text.
  const offer = () => {
    const { bodies } = window.insertion ?? {};
    if (!bodies?.size) return;
    const input = make("input", { type: "file", multiple: true, hidden: true, accept: "image/*,.heic,.heif,.avif" });
    input.addEventListener("change", () => {
      if (input.files.length) arrive([...input.files], atEnd());
      input.value = "";
    });
    const button = make("button", { type: "button", className: "button button-secondary button-small", textContent: words.add });
    button.addEventListener("click", () => input.click());
    const help = make("p", { className: "help", textContent: words.addHelp });
    const [body] = bodies;
    body.element.after(make("div", { className: "picture-add" }, button, input, help));
  };
  if (document.readyState === "complete") offer();
  else window.addEventListener("load", offer);
})();
