"""Two windows of one person: that is said in words of one person, and once."""

from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "cms/admin/drafts/static/drafts/colleagues.js"
# What stands for the other scripts of drafts, which only keep what is said.
ALONE = """
window.notes = new Map();
window.wagtailNames = {
  autosave: {version: []},
  colleagues: {answered: "answered", list: "others", buttons: "button", session: "i"},
};
const form = Object.assign(document.createElement("form"), {action: "/cms/pages/7/edit/"});
window.drafts = {
  form,
  words: {
    newest: "/0/", myWindows: "also yours", ownWindow: "saved there", openAlready: "{who} is here",
    openSince: "{who} came", whatHappens: "", overtaken: "{who} saved", away: "away",
  },
  fill: (text, values) => text.replace(/\\{(\\w+)\\}/g, (_, name) => values[name]),
  clock: () => "10:00",
  note: (kind, text) => notes.set(kind, text.trim()),
  forget: (kind) => notes.delete(kind),
  trouble: (text) => notes.set("trouble", text),
  isInTrouble: () => notes.has("trouble"),
  resume() {},
};
const newest = {version: [1, ""], who: "Anna", is_mine: true};
window.fetch = async () => ({ok: true, json: async () => newest});
window.seen = async (...people) => {
  const others = people.map((user, number) =>
    ({user, session_id: number, person: number, is_mine: user === "me"}));
  document.dispatchEvent(new CustomEvent("answered", {detail: {data: {others}}}));
  return [...notes.values()];
};
"""


@pytest.fixture
def window(chromium):
    page = chromium.new_page()
    page.goto("about:blank")
    page.evaluate(ALONE)
    page.add_script_tag(path=SCRIPT)
    yield page
    page.close()


@pytest.mark.any_database
def test_ones_own_other_window_is_no_colleague(window):
    assert window.evaluate("seen('me')") == ["also yours"]
    assert window.evaluate("seen('me', 'Bram')") == ["also yours", "Bram came"]
    assert window.evaluate("seen('Bram')") == ["Bram came"]
    assert window.evaluate("seen()") == []


@pytest.mark.any_database
def test_who_saved_in_another_window_is_told_once_of_it(window):
    window.evaluate("seen('me')")
    window.evaluate("drafts.overtaken()")
    assert window.evaluate("[...notes.values()]") == ["saved there"]
    assert window.evaluate("seen('me')") == ["saved there"]
