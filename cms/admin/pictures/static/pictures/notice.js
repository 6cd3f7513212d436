/* Tells how far the pictures are that were dropped or pasted, one by one and by name. */
(() => {
  const { words, fill } = window.pictures;

  const BOX = "picture-notice";
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // A message is heard where it stands in a region that was there before it.
  const live = make("div", { className: "w-sr-only" });
  live.setAttribute("role", "status");
  document.body.append(live);

  const button = (textContent, onclick) =>
    make("button", { type: "button", className: "button button-small button-secondary", textContent, onclick });

  const sayOf = (ready, all) => {
    if (!ready) return words.doneNone;
    if (ready < all) return fill(words.doneSome, { number: ready, all });
    return ready === 1 ? words.doneOne : fill(words.doneMany, { number: ready });
  };

  // A message about pictures, with a line for each. It stands behind an element.
  const open = (pictures, after) => {
    const text = make("p", { textContent: words.busy });
    const list = make("ul");
    const buttons = make("div", { className: "picture-notice-buttons" });
    const box = make("div", { className: BOX }, text, list, buttons);
    for (const picture of pictures) {
      picture.line = make("li", { textContent: fill(words.waiting, picture) });
      list.append(picture.line);
    }
    for (const former of document.querySelectorAll(`.${BOX}[data-fine]`)) former.remove();
    after.after(box);
    live.textContent = words.busy;
    return { box, text, buttons };
  };

  const tell = (picture, word, values = {}) => {
    picture.line.textContent = fill(words[word], { ...picture, ...values });
    picture.line.classList.toggle("picture-notice-trouble", word === "failed");
  };

  // Say how it ended. `undo` returns whether all could be taken back, `retry` tries one again.
  const close = ({ box, text, buttons }, pictures, { undo, retry }) => {
    const ready = pictures.filter(({ state }) => state).length;
    text.textContent = sayOf(ready, pictures.length);
    const why = pictures.filter(({ trouble }) => trouble).map(({ line }) => line.textContent);
    live.textContent = [text.textContent, ...why].join(" ");
    const open = pictures.filter((each) => each.state && window.pictures.askPeople(each, () => settle(each)));
    const settle = (picture) => {
      if (picture) open.splice(open.indexOf(picture), 1);
      if (!why.length && !open.length) box.dataset.fine = "";
    };
    settle();
    buttons.replaceChildren();
    for (const picture of pictures)
      if (picture.trouble?.again) buttons.append(button(fill(words.retry, picture), () => retry(picture)));
    const takeBack = () => {
      if (undo()) box.remove();
      else text.textContent = live.textContent = words.changed;
    };
    if (ready) buttons.append(button(words.undo, takeBack));
    buttons.append(button(words.close, () => box.remove()));
  };

  Object.assign(window.pictures, { make, notice: { open, tell, close } });
})();
