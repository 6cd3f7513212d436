"""Steps: numbers, texts and code, also in Markdown."""

from frontend.blocks.steps import Steps

STEPS = [
    [
        {"type": "text", "value": "<p>Typ:</p>"},
        {"type": "code", "value": {"code": "a\n  b", "language": ""}},
    ],
    [{"type": "text", "value": "<p>Klaar.</p>"}, {"type": "onbekend", "value": {}}],
]


def test_steps_are_numbered_from_any_number_on():
    block = Steps.from_json({"start": 5, "steps": STEPS})
    assert block.markdown(str) == "5. Typ:\n\n   ```\n   a\n     b\n   ```\n\n6. Klaar."
    assert "Typ" in block.running_text


def test_steps_without_content_are_no_block():
    assert Steps.from_json({"start": None, "steps": []}) is None
    assert Steps.from_json({"start": None, "steps": [[]]}) is None


def test_a_draft_without_a_number_begins_at_1():
    assert Steps.from_json({"start": None, "steps": STEPS}).start == 1
