"""The names by which our scripts work with those of Wagtail's admin are still Wagtail's."""

import re
from functools import cache
from pathlib import Path

import pytest
import wagtail

pytestmark = pytest.mark.any_database  # it reads files

ROOT = Path(__file__).resolve().parents[3]
NAMES = ROOT / "cms/static/cms/compat/wagtail.js"
SITE_SCRIPT = ROOT / "frontend/static/frontend/preview/preview.js"
INSTALLED = Path(wagtail.__file__).parent
STRING = re.compile(r'"([^"\n]+)"|\'([^\'\n]+)\'')
COMMENT = re.compile(r"/\*.*?\*/|(?<=\s)//[^\n]*", re.DOTALL)

# Each string of our file: what stands for it in Wagtail's files, and what breaks without it.
SLOW = "the preview follows what is typed slowly, by Wagtail's own way"
WARNED = "an editor who publishes is told that somebody else changed the page, and did it herself"
KEPT = "a copy that was fetched is offered again, or the browser asks before fetching it"
RESUMES = "what is typed after a failure, or after signing in again, is not saved"
ASKED = "two people on one page do not know of each other"
LOST = "words are lost that were typed just before publishing, or a page is made twice"
CLICKED = "a click in the preview does not lead to the field of that piece"
PLANNED = "a date that Wagtail's calendar does not understand becomes now: a planned page goes out"
PASTED = "a table or a picture that is pasted does not become a block"
ENGLISH = "the buttons at a link in the text are in English"
LINKED = "an address that is typed for a link cannot be chosen"
DROPPED = "a photo that is dropped or pasted does not come where it belongs"
STAYS = "an error stays beside a field that was filled since, or is counted though it is gone"
ENGLISH_TICKS = "a screen reader says in English which permission of a group is ticked"
NAMELESS = "a screen reader says nothing of a field but that there is one"
MANY = "many pictures are saved one by one, or a failure of one is not reported"
PLAIN = "the toolbar of a text is not in view"
CONTRACTS = {
    "[data-edit-form]": ("data-edit-form", LOST),
    "[data-field-input]": ("data-field-input", "the number of characters is not shown"),
    '[data-controller~="w-preview"]': ('data-controller="w-preview', SLOW),
    '[data-w-preview-target="mode"]': ('data-w-preview-target="mode"', SLOW),
    "#w-preview-iframe": ('id="w-preview-iframe"', "the preview waits ten seconds"),
    ".w-preview__wrapper": ("w-preview__wrapper", "a site that is away is not reported"),
    "wPreviewStaleValue": ("this.staleValue", SLOW),
    "wPreviewRenderUrlValue": ("this.renderUrlValue", SLOW),
    "wPreviewTarget": ('data-w-preview-target="iframe"', "a site that is away is not reported"),
    "w-preview:update": ('this.dispatch("update")', SLOW),
    "w-preview:json": ('this.dispatch("json",{cancelable:!1,detail:{data:', SLOW),
    "w-preview:error": ('this.dispatch("error",{cancelable:!1,detail:{error:', SLOW),
    "w-preview:request-scroll": ("w-preview:request-scroll", "the preview jumps to its top"),
    "w-preview:get-scroll-position": (
        "w-preview:get-scroll-position",
        "the preview jumps to its top",
    ),
    "w-preview:set-scroll-position": (
        "w-preview:set-scroll-position",
        "the preview jumps to its top",
    ),
    "wAutosaveActiveValue": ("this.activeValue", LOST),
    "w-autosave:save": ('this.dispatch("save",{cancelable:!0,', LOST),
    "w-autosave:success": ("w-autosave:success", LOST),
    "w-autosave:error": ('this.dispatch("error",{cancelable:!1,detail:{response:', LOST),
    "w-unsaved:add": (
        "w-unsaved:add->w-autosave#save:prevent",
        "words that were typed while a draft was saved are not saved",
    ),
    "network_error": ("network_error", RESUMES),
    "server_error": ("server_error", RESUMES),
    "invalid_revision": ('"invalid_revision"', ASKED),
    "locked": ('"locked"', RESUMES),
    "wUnsavedCheckIntervalValue": ("checkIntervalValueChanged", RESUMES),
    "wUnsavedForceValue": ("data-w-unsaved-force-value", KEPT),
    "wUnsavedConfirmationValue": ("data-w-unsaved-confirmation-value", KEPT),
    "wAutosaveRevisionIdValue": ("this.revisionIdValue", ASKED),
    "wProgressLoadingValue": ("loadingValueChanged", "a button looks busy for half a minute"),
    "w-swap:json": ("w-swap:json", ASKED),
    "other_sessions": ('"other_sessions"', ASKED),
    '[data-controller~="w-session"]': ('data-controller="w-swap w-action w-session"', ASKED),
    "wSessionInterceptValue": ("this.interceptValue", ASKED),
    '[data-edit-form] button:is([type="submit"], [data-workflow-action-name])': (
        '[data-edit-form] button:is([type="submit"], [data-workflow-action-name])',
        ASKED,
    ),
    "loaded_revision_id": ('POST.get("loaded_revision_id")', WARNED),
    "loaded_revision_created_at": ('POST.get("loaded_revision_created_at", "")', WARNED),
    "revision_id": ('"revision_id": revision.pk', WARNED),
    "revision_created_at": ('"revision_created_at": revision.created_at.isoformat()', WARNED),
    "[data-draftail-editor-wrapper]": ("data-draftail-editor-wrapper", LOST),
    "draftailEditor": (".draftailEditor=", LOST),
    ".w-panel": ('class="w-panel', CLICKED),
    '.w-panel[id^="block-"]': ("block-${", CLICKED),
    "[data-panel-toggle]": ("data-panel-toggle", CLICKED),
    "close.xdsoft": ('on("close.xdsoft"', "the calendar stays open where its field is left"),
    "w-draftail:init": ('addEventListener("w-draftail:init"', PLAIN),
    "[data-block]": ('"data-block":', DROPPED),
    ".image-chooser": ('classname = "image-chooser"', DROPPED),
    ".modal": ('<div class="modal fade"', DROPPED),
    "[data-chooser-modal-creation-form]": ("data-chooser-modal-creation-form", DROPPED),
    '[data-dismiss="modal"]': ('data-dismiss="modal"', DROPPED),
    "-image": ('("image", ImageChooserBlock(', DROPPED),
    "#upload-list": ('id="upload-list"', MANY),
    "#upload-list > li": ('closest("#upload-list > li")', MANY),
    "#upload-list form[action]": ('<form action="{{ edit_action }}" method="POST"', MANY),
    ".error_messages": ("error_messages", MANY),
    "upload-uploading": ('addClass("upload-uploading")', MANY),
    "upload-failure": ('addClass("upload-failure")', MANY),
    "upload-server-error": ('addClass("upload-server-error")', MANY),
    "#fileupload": ('$("#fileupload").fileupload(', MANY),
    "fileuploadfail": ('addClass("upload-server-error")', MANY),
    "[data-streamfield-child]": ("data-streamfield-child", PASTED),
    "[data-chooser-action-choose]": ("data-chooser-action-choose", PASTED),
    "#id_q": ('"#id_q"', LINKED),
    ".page-results": ('".page-results"', LINKED),
    "a.choose-page": ('".page-results a.choose-page"', LINKED),
    "shown.bs.modal": ("shown.bs.modal", LINKED),
    ".tagit-new input": ("tagit-new", NAMELESS),
    ".w-field__wrapper": ("w-field__wrapper", NAMELESS),
    ".w-field__label": ("w-field__label", NAMELESS),
    ".replace-file-input": ('class="replace-file-input"', NAMELESS),
    ".button--icon": ("button--icon", NAMELESS),
    ".w-minimap__list": ("w-minimap__list", "a list that is too long cannot be moved by keys"),
    "[data-field]": ("data-field>", STAYS),
    "[data-field-errors]": ("data-field-errors", STAYS),
    "w-field--error": ("w-field--error", STAYS),
    '[data-controller~="w-count"]': ('data-controller="w-count', STAYS),
    "wCountContainerValue": ("this.containerValue", STAYS),
    "wCountTotalValue": ("this.totalValue", STAYS),
    ":not([hidden]):is(.error-message,.help-critical)": (
        'default:":not([hidden]):is(.error-message,.help-critical)"',
        STAYS,
    ),
    "wagtail:panel-init": ("wagtail:panel-init@document->w-count#count", STAYS),
    "w-messages:clear": ("w-messages:clear@document->w-messages#clear", STAYS),
    "[data-edit-form] table.listing td label.w-sr-only": (
        'class="w-sr-only">{{ option.choice_label }}',
        ENGLISH_TICKS,
    ),
    "h3, [data-chooser-title], option:checked": ("data-chooser-title", ENGLISH_TICKS),
    ".w-panel--nested": ("w-panel--nested", NAMELESS),
    ".c-sf-block__type": ("c-sf-block__type", NAMELESS),
    ".jcrop-holder": ("jcrop-holder", "a click on a face does not keep it in view"),
    "originalWidth": ("data-original-width", "a click on a face does not keep it in view"),
    "originalHeight": ("data-original-height", "a click on a face does not keep it in view"),
}
# What our file takes by other ways than a string.
OTHERS = {
    "-alt_text$": ("`${t}-alt_text`", DROPPED),
    "-chooser$": ("`${e}-chooser`", DROPPED),
    "data.context[0]": (".context=", MANY),
    "data.jqXHR": ("jqXHR", MANY),
    "data.submit()": (".submit()", MANY),
    "dataset.offsetKey": ('"data-offset-key":', DROPPED),
    "chooser.widget": (".chooserElement.widget=this", DROPPED),
    "window.Draftail.serialiseEditorStateToRaw": ("serialiseEditorStateToRaw", LOST),
    "fn.datetimepicker.defaults.validateOnBlur": (".validateOnBlur&&", PLANNED),
    ".data().xdsoft_datetimepicker": ('.data("xdsoft_datetimepicker"', PLANNED),
    ".data().options": ('.data("options",', PLANNED),
    "window.draftail.registerPlugin": ("registerPlugin:(t,e=", PASTED),
    "TooltipEntity": ('Tooltip__button",onClick:this.onEdit},"Edit")', ENGLISH),
    "window.draftail.splitState": ("splitState:", PASTED),
    "window.wagtailStreamField.blocks": ("StreamBlockDefinition:", PASTED),
    "commentApp": ("commentApp", PASTED),
    "getContentPath": ("getContentPath(){", PASTED),
    "selectCommentsForContentPathFactory": ("selectCommentsForContentPathFactory", PASTED),
    "updateContentPath": ("updateContentPath", PASTED),
    "const { DraftailRichTextArea } = window.draftail": ("DraftailRichTextArea:class{", PLAIN),
    "window.telepath.register": (
        'telepath.register("wagtail.widgets.DraftailRichTextArea"',
        PLAIN,
    ),
    "window.jcropapi.setSelect": (
        "var jcropapi;",
        "a click on a face does not keep it in view",
    ),
    "window.wagtailConfig": ("wagtailConfig", RESUMES),
    "COMMENT-": ("COMMENT-", LOST),
    "STYLE_RERENDER_": ("STYLE_RERENDER_", LOST),
}


@cache
def installed() -> str:
    """Return the scripts and templates of the installed Wagtail."""
    files = (file for file in INSTALLED.rglob("*") if file.suffix in (".js", ".html", ".py"))
    return "\n".join(file.read_text("utf-8", "ignore") for file in files)


def strings(file: Path) -> set[str]:
    found = STRING.findall(COMMENT.sub("", file.read_text("utf-8")))
    return {double or single for double, single in found}


@pytest.mark.parametrize("name", [*CONTRACTS, *OTHERS])
def test_wagtail_still_has_the_name(name):
    sought, breaks = (CONTRACTS | OTHERS)[name]
    assert sought in installed(), f"{name} is not in Wagtail any more, so this breaks: {breaks}"


OWN = {"", "cms.RichTextArea", "LINK", "rich-text:step"}  # names that we give


def test_each_name_has_a_contract():
    of_the_site = {name for name in strings(SITE_SCRIPT) if name.startswith("w-")}
    assert strings(NAMES) - OWN | of_the_site == set(CONTRACTS)
    assert all(name in NAMES.read_text("utf-8") for name in OTHERS)


OURS = [
    file
    for folder in ("cms", "importers")
    for file in sorted((ROOT / folder).rglob("static/**/*.js"))
    if file != NAMES
]


@pytest.mark.parametrize("script", OURS, ids=lambda file: file.name)
def test_no_other_script_of_the_admin_names_them(script):
    code = COMMENT.sub("", script.read_text("utf-8"))
    used = [name for name in CONTRACTS | OTHERS if name.strip("[].#") in code]
    used += re.findall(r"w-[a-z]+:[a-z-]+|\bw(?:Preview|Autosave)\w+|jcrop\w*|[Dd]raftail\w*", code)
    assert not used
