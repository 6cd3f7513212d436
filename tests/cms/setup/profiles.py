"""The profile of an organisation that has nothing to do with the seeds."""

from pathlib import Path

STRANGER = """
[organisation]
name = "De Open Keuken"
tagline = "Samen koken, samen eten."
email = "hallo@openkeuken.example"
phone = "030 123 45 67"
address = "Pannenstraat 1\\n3511 XX Utrecht"
footer = "Ingeschreven onder **nummer 1**."

[colours]
brand = "#7a1f3d"

[home]
title = "Open Keuken"
headline = "Schuif aan"
lead = "Elke dinsdag."
text = "## Zo gaat het\\n\\n1. Je komt.\\n2. Je eet.\\n"

[stories]
title = "Nieuws"
introduction = "Wat er gebeurt."
button = "Lees het nieuws"

[[pages]]
title = "Huisregels"
text = "Schoenen uit."

[roles]
writer = "Schrijver"
editor = "Hoofdredactie"
administrator = "Techniek"
forms = "Balie"
workflow = "Proeflezen"
task = "Iemand leest het"

[addresses]
search = "vind"
category = "soort"
show = "aantal"
page = "deel"

[videos]
hosts = ["peertube.example"]

[components]
GuestCard = "person_card"
"""


def stranger(folder: Path, more: str = "") -> Path:
    """Write the profile, with more at its end, and return the file."""
    file = folder / "mine.toml"
    file.write_text(STRANGER + more)
    return file
