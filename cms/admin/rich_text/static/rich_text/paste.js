/* Pasting: what is on the clipboard becomes text and blocks, and a message says what did not come
   along. A picture that is not on the clipboard leaves an empty block where it stood. */
(() => {
  const { richText, blocks: streams } = window.wagtailNames;
  const LATER = 100; // milliseconds: Wagtail takes the focus to a block that it made, in 50
  const OWN_COPY = "data-draftjs-conductor-fragment"; // of an editor like this one, which knows better
  const HEADINGS = ["header-two", "header-three", "header-four"];
  let rtf = "";

  document.addEventListener("paste", (event) => {
    rtf = event.clipboardData?.getData("text/rtf") ?? "";
  }, true);

  const fieldOf = (wrapper) => [...wrapper.parentNode.children].find((each) => each[richText.editor]);

  // Outside of a body there is text only: cells with a dash between them, the addresses of videos.
  const textOnly = (pieces) => {
    const line = (runs) => ({
      type: "unstyled",
      depth: 0,
      text: runs.map(({ text }) => text).join(""),
      runs: runs.reduce((all, run) => [...all, { ...run, from: all.reduce((sum, { length }) => sum + length, 0), length: run.text.length }], []),
    });
    const plain = (text, href = "") => ({ text, href, styles: new Set() });
    const rowOf = (cells) => line([plain(cells.map((cell) => cell.map(({ text }) => text).join(" ")).join(" – "))]);
    return pieces.flatMap((piece) => {
      if (piece.type === "text") return piece.blocks;
      if (piece.type === "video") return [line([plain(piece.url, piece.url)])];
      if (piece.type === "table") return [piece.headings.map((text) => [{ text }]), ...piece.rows].map(rowOf).filter(({ text }) => /[^ –]/.test(text));
      return [];
    });
  };

  // The file that an address of data holds, or null. The policy of the CMS lets no script fetch it.
  const fileIn = (address) => {
    const [head, coded] = address.slice("data:".length).split(",", 2);
    const [type, ...parameters] = head.split(";");
    if (parameters.at(-1) !== "base64") return null;
    try {
      return new Blob([Uint8Array.from(atob(coded), (letter) => letter.charCodeAt(0))], { type });
    } catch {
      return null; // it is no base64 after all
    }
  };

  // The file of each picture, where the clipboard has it: in its address, or in the RTF of Word.
  const filesOf = (pictures) => {
    const named = pictures.filter(({ source }) => source.startsWith("file:"));
    const found = named.length ? window.picturesOfRtf(rtf) : [];
    if (found.length === named.length) named.forEach((picture, at) => Object.assign(picture, { file: found[at] }));
    for (const picture of pictures)
      if (picture.source.startsWith("data:image/")) picture.file = fileIn(picture.source);
  };

  const upload = ({ file, alt }) => {
    const { words, send } = window.pictures;
    const name = `${words.pasted}.${file.type.split("/")[1].replace("jpeg", "jpg")}`;
    return send(new File([file], name, { type: file.type }), alt).catch((trouble) => {
      if (!("again" in trouble)) throw trouble;
      return null; // a message names the picture
    });
  };

  // Give each picture its place in the CMS. Return those of which there is none, or that it refused.
  const bring = async (pictures, hasPlace) => {
    filesOf(pictures);
    const missing = [];
    for (const picture of pictures) {
      const state = hasPlace && picture.file ? await upload(picture) : null;
      if (state && picture.block) picture.block.setState({ type: "picture", id: picture.block.id, value: state });
      else missing.push(picture);
    }
    return missing;
  };

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const sayOf = (number, hasPlace) => {
    const { words } = richText.settings;
    const [one, many] = hasPlace ? [words.missing_one, words.missing_many] : [words.left_one, words.left_many];
    return (number === 1 ? one : many).replace("{number}", number);
  };

  // A message below what was pasted, with a button to take it back, and one to each empty place.
  const notice = (insertion, missing, text) => {
    const { words } = richText.settings;
    const box = element("div", { className: "rich-text-notice" }, element("p", {}, text));
    const button = (word, onclick) => box.append(element("button", { type: "button", className: "button button-small button-secondary", textContent: word, onclick }));
    missing.forEach(({ block, alt }, at) => {
      const name = alt || words.picture.replace("{number}", at + 1);
      if (block) button(words.go.replace("{name}", name), () => block.element.querySelector(streams.choose).focus());
    });
    if (insertion) button(words.undo, () => window.insertion.undo(box) || box.prepend(element("p", { textContent: words.changed })));
    button(words.close, () => box.remove());
    return box;
  };

  // A message is heard where it stands in a region that was there before it.
  const live = element("div", { className: "w-sr-only", role: "status" });
  const tell = (box, after) => {
    const former = document.querySelectorAll(".rich-text-notice");
    after.after(box);
    former.forEach((old) => old.remove());
    document.body.append(live);
    live.textContent = box.querySelector("p").textContent;
  };

  const pasteBlocks = async (place, field, pieces) => {
    const { body, child } = place;
    const insertion = window.insertion.insert(body, child, field, pieces);
    setTimeout(window.insertion.settle, LATER, insertion); // once the editors have drawn all of it
    const { words } = richText.settings;
    const pictures = pieces.filter(({ type }) => type === "picture");
    const end = body.children.findLast((each) => each === child || insertion.added.includes(each)).element;
    insertion.notice = notice(insertion, [], pictures.length ? words.busy : words.done);
    tell(insertion.notice, end);
    const [only] = pieces.length === 1 ? pieces : [];
    if (only?.type === "video") setTimeout(() => only.block.element.querySelector("[name$=-title]").focus(), LATER);
    if (!pictures.length) return;
    const missing = await bring(pictures, true);
    setTimeout(window.insertion.settle, LATER, insertion);
    const box = notice(insertion, missing, missing.length ? sayOf(missing.length, true) : words.done);
    if (insertion.notice.isConnected) tell(box, insertion.notice);
    insertion.notice = box;
  };

  const onPaste = (text, html, state, { setEditorState }) => {
    if (html?.includes(OWN_COPY)) return "not-handled";
    const wrapper = document.activeElement?.closest(richText.wrapper);
    if (!wrapper) return "not-handled";
    const { videoHosts, extras } = richText.settings;
    const headings = HEADINGS.filter((type) => type !== "header-four" || extras.includes(type));
    let pieces = window.readClipboard({ html: html ?? "", text }, { videoHosts, headings });
    const selected = !state.getSelection().isCollapsed();
    if (selected && pieces.length === 1 && /^https?:\/\/\S+$/.test(text)) return linked(text, state, setEditorState);
    const place = window.insertion.placeOf(wrapper);
    if (place && pieces.some(({ type }) => type !== "text")) {
      pasteBlocks(place, fieldOf(wrapper), pieces);
      return "handled";
    }
    const left = pieces.filter(({ type }) => type === "picture");
    const blocks = textOnly(pieces);
    if (blocks.length) setEditorState(window.insertion.withText(state, window.insertion.rawOf(blocks)));
    if (left.length) tell(notice(null, [], sayOf(left.length, false)), wrapper);
    return "handled";
  };

  // An address that is pasted on words becomes their link.
  const linked = (url, state, setEditorState) => {
    const { EditorState, RichUtils } = window.DraftJS;
    const content = state.getCurrentContent().createEntity("LINK", "MUTABLE", { url });
    const withEntity = EditorState.set(state, { currentContent: content });
    setEditorState(RichUtils.toggleLink(withEntity, state.getSelection(), content.getLastCreatedEntityKey()));
    return "handled";
  };

  richText.extend("LINK", { onPaste });
})();
