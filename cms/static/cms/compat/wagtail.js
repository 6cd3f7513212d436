/* What the scripts and screens of Wagtail's admin have beyond their documentation.

   Our scripts name none of it themselves. `tests/cms/compat/test_wagtail_scripts.py` looks for each
   of these in the Wagtail that is installed, and says what breaks where one is gone. */
// Return a tree of React's elements with other words in it.
const withWords = (tree, words) => {
  const { isValidElement, cloneElement } = window.React;
  if (!isValidElement(tree)) return tree;
  const { children } = tree.props;
  if (words()[children]) return cloneElement(tree, {}, words()[children]);
  return cloneElement(tree, {}, ...[children].flat().map((child) => withWords(child, words)));
};

window.wagtailNames = {
  editForm: "[data-edit-form]",
  fieldInput: "[data-field-input]", // around the widget of a field
  preview: {
    panel: '[data-controller~="w-preview"]',
    mode: '[data-w-preview-target="mode"]',
    frame: "#w-preview-iframe",
    frameArea: ".w-preview__wrapper",
    // Of the dataset of the panel: whether to load it anew, and from where; and of the frame.
    stale: "wPreviewStaleValue",
    address: "wPreviewRenderUrlValue",
    target: "wPreviewTarget",
    // Events, on the panel.
    updates: "w-preview:update",
    answered: "w-preview:json",
    failed: "w-preview:error",
    // Messages between the panel and the page in its frame; those of the site are in `preview.js`.
    asksForScroll: "w-preview:request-scroll",
    setsScroll: "w-preview:set-scroll-position",
  },
  autosave: {
    active: "wAutosaveActiveValue", // of the dataset of the form
    saves: "w-autosave:save",
    saved: "w-autosave:success",
    failed: "w-autosave:error",
    changed: "w-unsaved:add", // tells that there is something to save
    // What the event of a failure says of its kind.
    kinds: {
      network: "network_error",
      server: "server_error",
      overtaken: "invalid_revision",
      closed: "locked",
    },
    interval: "wUnsavedCheckIntervalValue", // of the dataset of the form: when set, changes are seen
    overwrites: "wAutosaveRevisionIdValue", // of the dataset: the version that the next draft replaces
    unsaved: "wUnsavedForceValue", // of the dataset: the server gave a form that is not saved
    warns: "wUnsavedConfirmationValue", // of the dataset: whether leaving the page is asked about
    notWritten: /^(csrfmiddlewaretoken|next|plan_(day|time)|(loaded|overwrite)_revision_.*|comments-.*|action-.*|workflow-action-.*)$/, // fields
    // Fields of the form with the version that it began with, and that which was saved, in the event.
    version: [
      ["loaded_revision_id", "revision_id"],
      ["loaded_revision_created_at", "revision_created_at"],
    ],
  },
  renewToken: (token) => {
    window.wagtailConfig.CSRF_TOKEN = token;
  },
  busyButton: "wProgressLoadingValue", // of the dataset of a button: whether it seems to work
  colleagues: {
    answered: "w-swap:json", // the answer in which the other people on the page are
    list: "other_sessions",
    session: '[data-controller~="w-session"]',
    intercepts: "wSessionInterceptValue", // of its dataset: whether a window asks before a button acts
    buttons: '[data-edit-form] button:is([type="submit"], [data-workflow-action-name])', // which those are
  },
  richText: {
    wrapper: "[data-draftail-editor-wrapper]",
    paragraph: "[data-block]", // the element of each, which Draft.js makes
    keyOf: ({ dataset }) => dataset.offsetKey.replace(/-.*/, ""),
    editor: "draftailEditor", // a property of the field beside it
    commentStyles: /^(COMMENT-|STYLE_RERENDER_)/, // which Wagtail keeps elsewhere
    serialise: (state) => window.Draftail.serialiseEditorStateToRaw(state),
    begins: "w-draftail:init", // an event: the options of a rich text outside of blocks are in it
    // Give every rich text the options that `change` makes of those of its widget.
    define(change) {
      const { DraftailRichTextArea } = window.draftail;
      window.telepath.register(
        "cms.RichTextArea",
        class extends DraftailRichTextArea {
          constructor(options) {
            super(change(options));
          }
        },
      );
      const begin = ({ detail }) => detail.toolbar && Object.assign(detail, change(detail));
      document.addEventListener(this.begins, begin, true);
    },
    // Give an entity, such as a link, other properties than those of Wagtail.
    extend(type, properties) {
      const known = window.draftail.registerPlugin({ type: "" })[type];
      window.draftail.registerPlugin({ ...known, ...properties, type });
    },
    // Give what Wagtail says in English at a link or a document in the text the words of `words`.
    rename(type, words) {
      const { TooltipEntity, registerPlugin } = window.draftail;
      const { decorator } = registerPlugin({ type: "" })[type];
      class Renamed extends TooltipEntity {
        render() {
          return withWords(super.render(), words);
        }
      }
      this.extend(type, { decorator: (props) => window.React.createElement(Renamed, decorator(props).props) });
    },
    split: (state) => window.draftail.splitState(state),
    // Return whether the editor itself is to undo or redo: nobody else did, who was asked first.
    undoes(node, step) {
      const options = { bubbles: true, cancelable: true, detail: { step } };
      return node.dispatchEvent(new CustomEvent("rich-text:step", options));
    },
  },
  // The window in which a link is chosen, which is that for choosing a page.
  linkWindow: {
    field: "#id_q",
    results: ".page-results",
    choice: "a.choose-page",
    shown: "shown.bs.modal", // an event of jQuery: the window itself has just got the focus
  },
  // The sections of the form: of a field, and of a block, whose id is in that of its section.
  blockSection: {
    any: ".w-panel",
    block: '.w-panel[id^="block-"]',
    toggle: "[data-panel-toggle]",
    idOf: (block) => `block-${block}-section`,
    blockOf: (id) => id.replace(/^block-|-section$/g, ""),
  },
  // The calendar at fields for dates and times.
  calendar: {
    keepWhatIsTyped() {
      window.jQuery.fn.datetimepicker.defaults.validateOnBlur = false;
    },
    // What a field is for, or undefined if it has no calendar.
    kindOf(field) {
      const options = window.jQuery(field).data().xdsoft_datetimepicker?.data().options;
      return options && { hasDay: options.datepicker, hasTime: options.timepicker };
    },
    hide: (field) => window.jQuery(field).data().xdsoft_datetimepicker.trigger("close.xdsoft"),
  },
  // A field for a picture, and the window in which one is chosen.
  pictureField: {
    chooser: ".image-chooser",
    widgetOf: (chooser) => chooser.widget,
    nameOf: ({ id }) => id.replace(/-chooser$/, ""), // that of its field
    description: /-alt_text$/, // the id of that in a block
    // Of a field, or of the description beside one in a block.
    chooserFor: (id) => `${id.replace(/-alt_text$/, "-image")}-chooser`,
    dialog: ".modal",
    upload: "[data-chooser-modal-creation-form]",
    closes: '[data-dismiss="modal"]',
  },
  // What has no name: a field, what is around it, and where in that the words of it are.
  unnamed: {
    fields: [
      { field: ".tagit-new input", around: ".w-field__wrapper", words: ".w-field__label" },
      { field: "#fileupload", around: ".replace-file-input", words: ".button--icon" },
    ],
    scrolls: ".w-minimap__list", // with nothing in it that takes the focus
    ticks: "[data-edit-form] table.listing td label.w-sr-only", // labels of ticks in a table of permissions
    rowName: "h3, [data-chooser-title], option:checked", // in a row of it
    sections: ".w-panel--nested", // of blocks, and of blocks in those
    kind: ".c-sf-block__type", // the words for the kind of a block
  },
  // The screen for many pictures at once.
  many: {
    list: "#upload-list",
    item: "#upload-list > li",
    form: "#upload-list form[action]", // that of a picture
    messages: ".error_messages", // of an item
    uploading: "upload-uploading", // classes of an item
    refused: "upload-failure",
    fault: "upload-server-error",
    replace: (form, html) => window.jQuery(form).replaceWith(html),
    // Tell of each file that does not arrive, once Wagtail did: its item, the status, and how to retry.
    onFailure(tell) {
      window.jQuery("#fileupload").on("fileuploadfail", (event, data) => {
        setTimeout(() => tell(data.context[0], data.jqXHR.status, () => data.submit()));
      });
    },
  },
  blocks: {
    child: "[data-streamfield-child]", // the element of each block
    choose: "[data-chooser-action-choose]", // the button of an empty picture
    // Let the blocks of this name be drawn as always, and tell of each sequence of them.
    define(name, tell) {
      const { StreamBlockDefinition } = window.wagtailStreamField.blocks;
      class Definition extends StreamBlockDefinition {
        render(...given) {
          const sequence = super.render(...given);
          tell(sequence);
          return sequence;
        }
      }
      window.telepath.register(name, Definition);
    },
    // Let the comments on one block be of another, in which their words stand from now on.
    moveComments(from, to) {
      const app = window.comments?.commentApp;
      const [old, place] = [from, to].map((block) => block.getContentPath());
      if (!app || !old || !place) return;
      const select = app.utils.selectCommentsForContentPathFactory(old);
      for (const { localId } of select(app.store.getState())) app.updateContentPath(localId, place);
    },
  },
  // What is wrong with a field, beside it, and what counts that.
  errors: {
    field: "[data-field]",
    place: "[data-field-errors]", // a child of the field
    marks: "w-field--error", // a class of the field
    counter: '[data-controller~="w-count"]',
    within: "wCountContainerValue", // of the dataset of a counter: in what it counts
    total: "wCountTotalValue", // and what it found
    counted: ":not([hidden]):is(.error-message,.help-critical)",
    changed: "wagtail:panel-init", // on the document: count again
    clearsMessages: "w-messages:clear", // on the document, of those at the top
  },
  focalPoint: {
    holder: ".jcrop-holder",
    width: "originalWidth", // of the dataset of the picture
    height: "originalHeight",
    select: (corners) => window.jcropapi.setSelect(corners),
  },
};
