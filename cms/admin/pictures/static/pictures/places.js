/* Where in the form a picture goes that is dropped or pasted there. */
(() => {
  const { blocks, blockSection, richText, pictureField } = window.wagtailNames;

  const widgetOf = (chooser) => pictureField.widgetOf(chooser);
  const isEmpty = (chooser) => !widgetOf(chooser).getValue();

  // The field for a picture at a node: itself, or the only one of its section if that is empty.
  const fieldAt = (node) => {
    const itself = node.closest(pictureField.chooser);
    if (itself) return itself;
    const section = node.closest(blockSection.any);
    if (!section || section.querySelector(blocks.child)) return null;
    const found = section.querySelectorAll(pictureField.chooser);
    return found.length === 1 && isEmpty(found[0]) ? found[0] : null;
  };

  const blockAt = (node) => {
    for (const body of window.insertion?.bodies ?? []) {
      const index = body.children.findIndex(({ element }) => element.contains(node));
      if (index >= 0) return { body, index, child: body.children[index] };
    }
    return null;
  };

  // The paragraph of a text that is nearest to a point, and whether the point is in its first half.
  const paragraphAt = (wrapper, y) => {
    const distance = ({ top, bottom }) => Math.max(top - y, y - bottom, 0);
    const all = [...wrapper.querySelectorAll(richText.paragraph)];
    const boxes = all.map((each) => each.getBoundingClientRect());
    const nearest = boxes.reduce((best, box, at) => (distance(box) < distance(boxes[best]) ? at : best), 0);
    const { top, bottom } = boxes[nearest];
    return { key: richText.keyOf(all[nearest]), isBefore: y < (top + bottom) / 2 };
  };

  // Put the cursor of a text before or behind a paragraph: nobody drops a photo within a sentence.
  const moveCursor = (field, wrapper, y) => {
    const { EditorState, SelectionState } = window.DraftJS;
    const editor = field[richText.editor];
    const state = editor.getEditorState();
    const { key, isBefore } = paragraphAt(wrapper, y);
    const offset = isBefore ? 0 : state.getCurrentContent().getBlockForKey(key).getLength();
    const selection = SelectionState.createEmpty(key).merge({ anchorOffset: offset, focusOffset: offset });
    editor.onChange(EditorState.acceptSelection(state, selection));
  };

  // The end of the first body of the form.
  const atEnd = () => {
    const [body] = window.insertion?.bodies ?? [];
    return body ? { body, index: body.children.length } : null;
  };

  const textAt = (node, y) => {
    const wrapper = node.closest(richText.wrapper);
    const place = wrapper && window.insertion?.placeOf(wrapper);
    if (!place) return null;
    const field = [...wrapper.parentNode.children].find((each) => each[richText.editor]);
    if (!field) return null;
    return { ...place, field, begin: () => y === null || moveCursor(field, wrapper, y) };
  };

  /* The place at a node: `field` takes one picture, and what is more goes to `rest`. `y` is where
     the pointer is, or null for the cursor. Null if there is no place. */
  const placeAt = (node, y = null) => {
    const chooser = fieldAt(node);
    const block = blockAt(node);
    const behind = block && { body: block.body, index: block.index + 1 };
    if (chooser) return { widget: widgetOf(chooser), element: chooser, rest: behind ?? atEnd() };
    const text = textAt(node, y);
    if (text) return { text, element: text.child.element };
    if (!block) return atEnd();
    const { top, bottom } = block.child.element.getBoundingClientRect();
    const isAbove = y !== null && y < (top + bottom) / 2;
    return { body: block.body, index: block.index + (isAbove ? 0 : 1), element: block.child.element };
  };

  Object.assign(window.pictures, { placeAt, atEnd });
})();
