/* Puts pieces into the page: text into a text, tables, pictures and videos as blocks beside it.

   All of it is undone in one step, as long as nothing of it was changed since. */
(() => {
  const { richText, blocks } = window.wagtailNames;
  const STYLES = ["BOLD", "ITALIC", "SUPERSCRIPT", "SUBSCRIPT"];
  const DEEPEST = 3;
  const bodies = new Set();
  let last = null; // the insertion that Undo takes back

  if (window.wagtailStreamField) blocks.define("cms.BodyBlock", (body) => bodies.add(body));

  const newId = () =>
    "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) =>
      (digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))).toString(16),
    );

  // Ranges of a block of Draft.js: of the runs beside each other for which `value` is the same.
  const rangesOf = ({ runs, text }, value, make) => {
    const ranges = [];
    for (const run of runs) {
      const length = Math.min(run.length, text.length - run.from);
      const found = length > 0 && value(run);
      const before = ranges.at(-1);
      if (!found) continue;
      if (before?.found === found && before.offset + before.length === run.from) before.length += length;
      else ranges.push({ found, offset: run.from, length });
    }
    return ranges.map(({ found, offset, length }) => ({ ...make(found), offset, length }));
  };

  // Blocks as they were read from the clipboard, in the form of Draft.js.
  const rawOf = (found) => {
    const entityMap = {};
    const link = (url) => {
      const key = Object.keys(entityMap).length;
      entityMap[key] = { type: "LINK", mutability: "MUTABLE", data: { url } };
      return { key };
    };
    const offered = [...STYLES, ...richText.settings.extras];
    const rawBlocks = found.map((block) => ({
      key: newId().slice(0, 8),
      type: block.type,
      depth: Math.min(block.depth, DEEPEST),
      text: block.text,
      data: {},
      entityRanges: rangesOf(block, ({ href }) => href, link),
      inlineStyleRanges: offered.flatMap((style) =>
        rangesOf(block, ({ styles }) => styles.has(style) && style, () => ({ style })),
      ),
    }));
    return { blocks: rawBlocks, entityMap };
  };

  // The state of an editor with text where its cursor is.
  const withText = (state, raw) => {
    const { convertFromRaw, EditorState, Modifier } = window.DraftJS;
    const selection = state.getSelection();
    const target = state.getCurrentContent().getBlockForKey(selection.getStartKey());
    const fragment = convertFromRaw(raw).getBlockMap();
    let content = Modifier.replaceWithFragment(state.getCurrentContent(), selection, fragment);
    if (raw.blocks.length === 1 && !target.getText() && target.getType() === "unstyled")
      content = Modifier.setBlockType(content, content.getSelectionAfter(), raw.blocks[0].type);
    return EditorState.push(state, content, "insert-fragment");
  };

  const withoutSelected = (state) => {
    const { EditorState, Modifier } = window.DraftJS;
    const selection = state.getSelection();
    if (selection.isCollapsed()) return state;
    const content = Modifier.removeRange(state.getCurrentContent(), selection, "backward");
    return EditorState.push(state, content, "remove-range");
  };

  // What an editor would undo by itself is forgotten: it knows nothing of the blocks beside it.
  const withoutSteps = (state) => {
    const none = state.getUndoStack().clear();
    return window.DraftJS.EditorState.set(state, { undoStack: none, redoStack: none });
  };

  const jsonOf = (state) => JSON.stringify(richText.serialise(state));

  const VALUES = {
    text: ({ blocks: found }) => JSON.stringify(rawOf(found)),
    video: ({ url }) => ({ url, title: "" }),
    picture: ({ alt }) => ({ picture: { image: null, alt_text: alt, decorative: false }, caption: "" }),
    table: ({ headings, rows }) => ({
      columns: headings.map((heading) => ({ type: "text", heading })),
      rows: rows.map((row) => ({ values: row.map((cell) => JSON.stringify(cell.length ? rawOf(cell) : null)) })),
      caption: "",
    }),
  };
  const TYPES = { video: "embed" }; // of blocks, where they have another name

  // The text before the cursor, the pieces, and the text behind it: texts that touch are one.
  const itemsOf = (state, pieces) => {
    const { EditorState, SelectionState } = window.DraftJS;
    const { stateBefore, stateAfter, shouldMoveCommentFn } = richText.split(withoutSelected(state));
    const items = [...pieces];
    const before = { state: EditorState.moveSelectionToEnd(stateBefore) };
    const start = SelectionState.createEmpty(stateAfter.getCurrentContent().getFirstBlock().getKey());
    const after = { state: EditorState.acceptSelection(stateAfter, start) };
    if (items[0].type === "text") before.state = withText(before.state, rawOf(items.shift().blocks));
    if (items.at(-1)?.type === "text") after.state = withText(after.state, rawOf(items.pop().blocks));
    if (before.state.getCurrentContent().hasText()) items.unshift(before);
    if (after.state.getCurrentContent().hasText()) items.push(after);
    return { items, before, after, moves: shouldMoveCommentFn };
  };

  const put = (body, item, index, added) => {
    const value = item.state ? jsonOf(item.state) : VALUES[item.type](item);
    const type = item.state ? "text" : (TYPES[item.type] ?? item.type);
    const block = body.insert({ type, value, id: newId() }, index, {});
    added.push(block);
    item.block = block;
  };

  /* Put pieces, of which one at least is no text, into a body at the cursor of one of its texts.
     That text keeps its block, and in it the first of what is text. */
  const insert = (body, child, field, pieces) => {
    const editor = field[richText.editor];
    const was = editor.getEditorState();
    const { items, before, after, moves } = itemsOf(was, pieces);
    const added = [];
    const isText = ({ state, type }) => Boolean(state) || type === "text";
    const host = items.findIndex(isText);
    const place = body.children.indexOf(child);
    items.slice(0, host < 0 ? items.length : host).forEach((item, at) => put(body, item, place + at, added));
    const kept = items[host];
    const state = withoutSteps(kept?.state ?? (kept ? withText(before.state, rawOf(kept.blocks)) : before.state));
    const rest = host < 0 ? [] : items.slice(host + 1);
    const next = place + host + 1;
    if (rest.at(-1) === after) {
      rest.pop();
      body.splitBlock(next - 1, state, withoutSteps(after.state), moves, {});
      added.push(body.children[next]);
    } else editor.onChange(state);
    rest.forEach((item, at) => put(body, item, next + at, added));
    last = { body, child, field, was, added };
    return last;
  };

  // Put pieces between the blocks of a body.
  const add = (body, index, pieces) => {
    const added = [];
    pieces.forEach((piece, at) => put(body, piece, index + at, added));
    last = { body, added };
    return last;
  };

  // What an insertion made, and the text in which it began, if it began in one.
  const blocksOf = ({ child, added }) => (child ? [child, ...added] : added);

  // Everything that somebody can change within a block, as text.
  const looksOf = ({ element }) =>
    JSON.stringify(
      [...element.querySelectorAll("input, textarea, select")]
        .filter(({ name }) => !name.endsWith("-order"))
        .map((field) => (field[richText.editor] ? jsonOf(field[richText.editor].getEditorState()) : field.value)),
    );

  // Note how everything looks that an insertion made: only as long as it does is it undone.
  const settle = (insertion) => {
    insertion.looks = blocksOf(insertion).map(looksOf);
  };

  const isUnchanged = (insertion) =>
    insertion.looks &&
    blocksOf(insertion).every((block, at) => insertion.body.children.includes(block) && looksOf(block) === insertion.looks[at]);

  const isIn = (node, insertion) =>
    blocksOf(insertion).some(({ element }) => element.contains(node)) || Boolean(insertion.notice?.contains(node));

  // Take back the last insertion, if a node stands in it. Return whether that happened.
  const undo = (node) => {
    if (!last || !isIn(node, last) || !isUnchanged(last)) return false;
    const { body, child, field, was, added, notice } = last;
    last = null;
    for (const block of added) {
      if (child) blocks.moveComments(block, child);
      body.deleteBlock(body.children.indexOf(block), {});
    }
    notice?.remove();
    if (!child) return true;
    const editor = field[richText.editor];
    editor.onChange(window.DraftJS.EditorState.forceSelection(was, was.getSelection()));
    editor.focus();
    return true;
  };

  const undoByKey = (event) => {
    const { key, ctrlKey, metaKey, shiftKey, altKey, target } = event;
    if (key.toLowerCase() !== "z" || !(ctrlKey || metaKey) || shiftKey || altKey) return;
    if (!target.closest(richText.wrapper) || !undo(target)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener("keydown", undoByKey, true);
  document.addEventListener("rich-text:step", (event) => {
    if (event.detail.step === "undo" && undo(event.target)) event.preventDefault();
  });

  // The body that a node stands in, and the block of it; null outside of bodies, and deeper in one.
  const placeOf = (node) => {
    const element = node.closest(blocks.child);
    for (const body of bodies) {
      const child = body.children.find((each) => each.element === element);
      if (child) return child.type === "text" ? { body, child } : null;
    }
    return null;
  };

  window.insertion = { bodies, insert, add, settle, undo, placeOf, rawOf, withText, looksOf };
})();
