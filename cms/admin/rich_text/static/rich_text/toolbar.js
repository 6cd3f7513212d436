/* The toolbar of a rich text: in view at all times, with a word on each button.

   It is one stop of the Tab key, in which the arrows walk (ARIA's pattern of a toolbar); Alt and F10
   go there from the text, Escape goes back. Its words, and the formats that an administrator chose
   beside the plain ones, are options of the widget. */
(() => {
  const { richText, blockSection } = window.wagtailNames;
  const PLAIN = ["header-two", "BOLD", "ITALIC", "unordered-list-item", "ordered-list-item", "LINK", "undo"];
  const MORE = ["header-three", "DOCUMENT", "HORIZONTAL_RULE", "redo"];
  const EXTRA = ["header-four", "STRIKETHROUGH", "SUPERSCRIPT", "SUBSCRIPT", "CODE"];
  const ICONS = {
    "header-two": "h2", "header-three": "h3", "header-four": "h4", BOLD: "bold", ITALIC: "italic",
    STRIKETHROUGH: "strikethrough", SUPERSCRIPT: "superscript", SUBSCRIPT: "subscript", CODE: "code",
    "unordered-list-item": "list-ul", "ordered-list-item": "list-ol", LINK: "link", DOCUMENT: "doc-full",
    HORIZONTAL_RULE: "minus", more: "dots-horizontal",
  };
  const MIRRORED = { undo: false, redo: true }; // one drawing for both
  const KEYS = {
    BOLD: "Control+B", ITALIC: "Control+I", LINK: "Control+K", undo: "Control+Z", redo: "Control+Shift+Z",
  };
  const SCRIPTS = { BOLD: "Ctrl+B", ITALIC: "Ctrl+I", LINK: "Ctrl+K", undo: "Ctrl+Z", redo: "Ctrl+Shift+Z" };

  const h = (...pieces) => window.React.createElement(...pieces);
  let count = 0;

  const icon = (name) =>
    name in MIRRORED
      ? h(
          "svg",
          { className: `icon rich-text-icon${MIRRORED[name] ? " rich-text-icon--mirrored" : ""}`, viewBox: "0 0 16 16", "aria-hidden": true },
          h("path", { d: "M7 2 1.5 6.5 7 11V8c3.5 0 5.5 1 7.5 4.5C14.5 8 11.500 5 7 5z" }),
        )
      : h("svg", { className: "icon rich-text-icon", "aria-hidden": true }, h("use", { href: `#icon-${ICONS[name]}` }));

  // What a click on a button does, and whether it is on.
  const actions = (props) => ({
    style: (type) => ({ run: () => props.toggleInlineStyle(type), pressed: props.currentStyles.has(type) }),
    block: (type) => ({ run: () => props.toggleBlockType(type), pressed: props.currentBlock === type }),
    entity: (type) => ({ run: () => props.onRequestSource(type), takesFocus: true }),
    rule: () => ({ run: props.addHR }),
    step: (type) => ({ run: (node) => richText.undoes(node, type) && props.onUndoRedo(type) }),
  });

  // The buttons of this text: it may hold less than another, such as a quote, which has no headings.
  const buttonsOf = (props) => {
    const make = actions(props);
    const found = { undo: make.step("undo"), redo: make.step("redo") };
    for (const { type } of props.inlineStyles) found[type] = make.style(type);
    for (const { type } of props.blockTypes) found[type] = make.block(type);
    for (const { type } of props.entityTypes) found[type] = make.entity(type);
    if (props.enableHorizontalRule) found.HORIZONTAL_RULE = make.rule();
    return found;
  };

  class Toolbar extends window.React.Component {
    constructor(props) {
      super(props);
      this.state = { open: false, current: 0 };
      this.id = `rich-text-more-${(count += 1)}`;
      this.bar = window.React.createRef();
      this.walk = this.walk.bind(this);
      this.goThere = this.goThere.bind(this);
    }

    componentDidMount() {
      this.editor = this.bar.current.closest(richText.wrapper);
      this.editor.addEventListener("keydown", this.goThere);
      this.nameText();
    }

    // The text has the name of its field, or else of the block that it stands in.
    nameText() {
      const text = this.editor.querySelector("[contenteditable]");
      const { id } = this.editor.parentNode.querySelector("input, textarea");
      const label = document.querySelector(`label[for="${CSS.escape(id)}"]`);
      if (label) text.ariaLabel = label.textContent.trim();
      else text.setAttribute("aria-labelledby", this.editor.closest(blockSection.any).getAttribute("aria-labelledby"));
    }

    componentWillUnmount() {
      this.editor.removeEventListener("keydown", this.goThere);
    }

    goThere(event) {
      if (event.key !== "F10" || !event.altKey) return;
      event.preventDefault();
      this.buttons()[this.state.current].focus();
    }

    buttons() {
      return [...this.bar.current.querySelectorAll("button")];
    }

    walk(event) {
      const buttons = this.buttons();
      const at = buttons.indexOf(document.activeElement);
      const to = {
        ArrowRight: (at + 1) % buttons.length,
        ArrowLeft: (at + buttons.length - 1) % buttons.length,
        Home: 0,
        End: buttons.length - 1,
      }[event.key];
      if (event.key === "Escape") this.props.editor.focus();
      else if (to === undefined) return;
      else {
        this.setState({ current: to });
        buttons[to].focus();
      }
      event.preventDefault();
      event.stopPropagation(); // Escape would close what the editor stands in
    }

    act(action, { currentTarget, detail }) {
      const byKeyboard = detail === 0;
      action.run(currentTarget);
      if (!action.takesFocus && !byKeyboard) this.props.editor.focus();
    }

    button(name, action, index) {
      const word = this.props.words[name];
      return h(
        "button",
        {
          key: name,
          type: "button",
          className: "rich-text-button",
          tabIndex: index === this.state.current ? 0 : -1,
          title: SCRIPTS[name] ? `${word} (${SCRIPTS[name]})` : word,
          "aria-keyshortcuts": KEYS[name],
          "aria-pressed": action.pressed === undefined ? undefined : String(action.pressed),
          onMouseDown: (event) => event.preventDefault(), // keeps the words selected
          onClick: (event) => this.act(action, event),
          onFocus: () => index !== this.state.current && this.setState({ current: index }),
          ...action.attributes,
        },
        icon(name),
        h("span", { className: "rich-text-word" }, word),
      );
    }

    render() {
      const props = this.props.editor;
      const found = buttonsOf(props);
      const offered = [...MORE, ...EXTRA].filter(
        (name) => found[name] && (!EXTRA.includes(name) || this.props.extras.includes(name) || found[name].pressed),
      );
      const { open } = this.state;
      found.more = {
        run: () => this.setState({ open: !open }),
        takesFocus: true,
        attributes: { "aria-expanded": String(open), "aria-controls": open ? this.id : undefined },
      };
      const first = [...PLAIN.filter((name) => found[name]), "more"];
      const draw = (names, from) => names.map((name, at) => this.button(name, found[name], from + at));
      return h(
        "div",
        { className: "rich-text-toolbar", role: "toolbar", "aria-label": this.props.words.toolbar, ref: this.bar, onKeyDown: this.walk },
        h("div", { className: "rich-text-buttons" }, draw(first, 0), controls(props)),
        open ? h("div", { className: "rich-text-buttons", id: this.id }, draw(offered, first.length)) : null,
      );
    }
  }

  // What Wagtail adds to a toolbar: the button for a comment.
  const controls = ({ controls: all, getEditorState, onChange }) =>
    all
      .filter((control) => !control.meta)
      .map((control, key) => h(control.block || control.inline || control, { key, getEditorState, onChange }));

  // Formats that nobody chose are in no list, but texts keep those that they have.
  const hidden = (types = [], extras) =>
    types.map((type) =>
      EXTRA.includes(type.type) && !extras.includes(type.type)
        ? { ...type, icon: null, label: null, description: null }
        : type,
    );

  const withToolbar = ({ toolbar, ...options }) => {
    richText.settings = toolbar; // the same for all texts of a page
    return withOwn(options, toolbar);
  };

  const withOwn = (options, toolbar) => ({
    ...options,
    blockTypes: hidden(options.blockTypes, toolbar.extras),
    inlineStyles: hidden(options.inlineStyles, toolbar.extras),
    topToolbar: (props) => h(Toolbar, { ...toolbar, editor: props }),
  });

  richText.define(withToolbar);
})();
