/* Gives pictures their place in the form at once, in their order, and sends them one by one.

   Each is a block without a picture until it has arrived. What does not arrive leaves no block. */
(() => {
  const { words, send, notice } = window.pictures;
  const LATER = 100; // milliseconds in which the editor draws what was put into it
  let queue = Promise.resolve(); // what is dropped meanwhile waits
  let waiting = 0;

  const pieceOf = () => ({ type: "picture", alt: "" });

  // Make the blocks. Return what takes them back, or null if there are none.
  const makeRoom = (place, pictures) => {
    if (!place || !pictures.length) return null;
    const pieces = pictures.map(pieceOf);
    const { insertion } = window;
    place.text?.begin();
    const made = place.text
      ? insertion.insert(place.text.body, place.text.child, place.text.field, pieces)
      : insertion.add(place.body, place.index, pieces);
    pieces.forEach(({ block }, at) => Object.assign(pictures[at], { block, body: made.body }));
    return made;
  };

  const removeBlock = ({ block, body }, made) => {
    const at = block ? body.children.indexOf(block) : -1;
    if (at < 0) return;
    made.added.splice(made.added.indexOf(block), 1);
    body.deleteBlock(at, {});
  };

  const show = (picture) => {
    const { state, block, body, widget } = picture;
    if (widget) widget.setStateFromModalData(state.picture.image);
    else if (body.children.includes(block)) block.setState({ type: "picture", id: block.id, value: state });
  };

  const bring = async (picture) => {
    notice.tell(picture, "sending", { part: 0 });
    const tell = (part) =>
      part < 1 ? notice.tell(picture, "sending", { part: Math.round(part * 100) }) : notice.tell(picture, "making");
    picture.trouble = null;
    try {
      picture.state = await send(picture.file, "", tell);
      show(picture);
      notice.tell(picture, "ready");
    } catch (trouble) {
      if (!("again" in trouble)) throw trouble;
      picture.trouble = trouble;
      notice.tell(picture, "failed", { why: trouble.message });
    }
  };

  const enqueue = (work) => {
    waiting += 1;
    queue = queue.then(work).finally(() => {
      waiting -= 1;
    });
    return queue;
  };

  /* Let files become pictures at a place. The first fills the field of the place, if it is one. */
  const arrive = (files, place) => {
    const pictures = [...files].map((file) => ({ file, name: file.name || words.pasted }));
    const [first] = pictures;
    const widget = place?.widget;
    const before = widget?.getState();
    if (widget) first.widget = widget;
    const room = pictures.filter((each) => !each.widget);
    const made = makeRoom(widget ? place.rest : place, room);
    const homeless = made ? [] : room;
    const last = made?.added.at(-1).element ?? place?.element ?? document.querySelector(window.wagtailNames.editForm);
    const box = notice.open(pictures, last);
    if (made) made.notice = box.box;
    for (const picture of homeless) {
      picture.trouble = { again: false };
      notice.tell(picture, "failed", { why: words.noPlace });
    }
    const undo = () => {
      if (made?.added.length && !window.insertion.undo(box.box)) return false;
      if (widget && first.state) widget.setState(before);
      return true;
    };
    const finish = () => {
      for (const picture of pictures) if (picture.trouble && !picture.trouble.again) removeBlock(picture, made);
      setTimeout(() => {
        if (made) window.insertion.settle(made);
        notice.close(box, pictures, { undo, retry });
      }, LATER);
    };
    const retry = (picture) => enqueue(() => bring(picture).then(finish));
    const all = async () => {
      for (const picture of pictures) if (!picture.trouble) await bring(picture);
      finish();
    };
    return enqueue(all);
  };

  window.addEventListener("beforeunload", (event) => {
    if (waiting) event.preventDefault();
  });

  Object.assign(window.pictures, { arrive });
})();
