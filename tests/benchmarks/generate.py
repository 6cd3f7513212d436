"""Write a folder of real-looking Dutch stories and information pages, the same for the same seed.

    python -m tests.benchmarks.generate FOLDER [STORIES]

A story has some five kilobytes: front matter, headings, lists, links to other stories, and here
and there a quote, a table or a picture. Knows nothing of the importer.
"""

import sys
from pathlib import Path
from random import Random

from PIL import Image

SEED = 2026
PICTURES = 24
PAGES_A_SECTION = 8
NAMES = [
    "Anna",
    "Bram",
    "Chantal",
    "Daan",
    "Elif",
    "Fatima",
    "Gerrit",
    "Hanneke",
    "Ibrahim",
    "Joke",
    "Karim",
    "Lotte",
    "Mees",
    "Nadia",
    "Omar",
    "Petra",
    "Quinten",
    "Ria",
    "Samira",
    "Teun",
    "Ursula",
    "Vera",
    "Willem",
    "Xander",
    "Yara",
    "Zeynep",
]
CATEGORIES = ("Ervaringen", "Nieuws", "Vrijwilligers", "Partners")
SUBJECTS = [
    "het maatje",
    "de hulpvrager",
    "een werkzoekende",
    "de coördinator",
    "de gemeente",
    "mijn dochter",
    "de vrijwilliger",
    "een buurvrouw",
    "de werkgever",
    "het team",
]
VERBS = [
    "vertelt over",
    "zoekt samen naar",
    "luistert naar",
    "helpt met",
    "oefent",
    "schrijft over",
    "praat over",
    "begint opnieuw met",
    "leert veel van",
    "denkt mee over",
]
OBJECTS = [
    "een goede brief",
    "het eerste gesprek",
    "een nieuwe baan",
    "het verlies van werk",
    "de training",
    "een cv dat klopt",
    "vertrouwen in jezelf",
    "de weg naar het loket",
    "een kop koffie in de wijk",
    "wat je écht wilt",
]
ENDINGS = [
    "en dat geeft rust",
    "maar het kost tijd",
    "want alleen is maar alleen",
    "en zo groeit de moed",
    "terwijl de zomer voorbijgaat",
    "omdat iedereen iets kan",
    "zonder dat iemand oordeelt",
]
QUESTIONS = ("Hoe begon het?", "Wat was moeilijk?", "Wat heb je geleerd?", "En nu?", "Waarom jij?")
SIZE = 5_000  # characters of a story's body, more or less


def generate(folder: Path, stories: int, seed: int = SEED, size: int = SIZE) -> Path:
    """Write that many stories of some `size` characters, an information page for every tenth, and
    their pictures."""
    random = Random(seed)
    for section in ("verhalen", "main", "thumbs"):
        (folder / section).mkdir(parents=True, exist_ok=True)
    for number in range(PICTURES):
        colour = tuple(random.randrange(256) for _ in range(3))
        Image.new("RGB", (64, 80), colour).save(folder / f"thumbs/foto-{number:02}.jpg")
    for number in range(stories):
        text = _story(random, number, stories, size)
        (folder / f"verhalen/{_name(number)}.md").write_text(text, encoding="utf-8")
    for number in range(stories // 10):
        _write_info(folder / "main", random, number)
    return folder


def _name(number: int) -> str:
    return f"{NAMES[number % len(NAMES)].lower()}-{number:05}"


def _story(random: Random, number: int, stories: int, size: int) -> str:
    name = NAMES[number % len(NAMES)]
    year, month, day = (random.randrange(*each) for each in ((2014, 2026), (1, 13), (1, 29)))
    head = [
        f"title: '{name}: “{random.choice(OBJECTS)}”, verhaal {number}'",
        f"category: {random.choice(CATEGORIES)}",
        f"excerpt: {_sentence(random)}",
        f"date: {year}-{month:02}-{day:02}",
    ]
    if number % 2 == 0:
        picture = f"foto-{random.randrange(PICTURES):02}.jpg"
        head += [f"thumb: {picture}", f"thumbalt: {name} bij het raam"]
    parts = ["---", *head, "---", "", _paragraph(random), ""]
    while sum(map(len, parts)) < size:
        parts += [_section(random, stories), ""]
    return "\n".join(parts)


def _write_info(folder: Path, random: Random, number: int) -> None:
    section, place = divmod(number, PAGES_A_SECTION)
    name = f"deel{section:03}/" + ("index" if place == 0 else f"pagina-{place}")
    file = folder / f"{name}.md"
    file.parent.mkdir(exist_ok=True)
    head = f"---\ntitle: Over {random.choice(OBJECTS)} {number}\norder: {number + 1}\n---\n\n"
    file.write_text(head + "\n\n".join(_paragraph(random) for _ in range(6)) + "\n")


def _section(random: Random, stories: int) -> str:
    chosen = random.randrange(10)
    if chosen < 2:
        return f"## {random.choice(QUESTIONS)}\n\n{_paragraph(random)}"
    if chosen < 3:
        return "\n".join(f"- {_sentence(random)}" for _ in range(4))
    if chosen < 4:
        return f"> {_sentence(random)}\n> {_sentence(random)}"
    if chosen < 5:
        return _table(random)
    if chosen < 6:
        other = random.randrange(stories)
        return f"{_sentence(random)} Lees ook [dit verhaal]({_name(other)}.md). {_sentence(random)}"
    return f"**{random.choice(QUESTIONS)}**  \n{_paragraph(random)}"


def _table(random: Random) -> str:
    rows = [f"| {random.choice(SUBJECTS)} | {random.randrange(100)} |" for _ in range(4)]
    return "\n".join(["| Wie | Hoe vaak |", "|---|---|", *rows])


def _paragraph(random: Random) -> str:
    """Five sentences with emphasis and a link now and then, wrapped as an editor does it."""
    words = " ".join(_sentence(random) for _ in range(5)).split(" ")
    words[7] = f"*{words[7]}*"
    if random.random() < 0.3:
        words[3] = f"[{words[3]}](https://www.example.org/{random.randrange(1000)})"
    return "\n".join(" ".join(words[start : start + 14]) for start in range(0, len(words), 14))


def _sentence(random: Random) -> str:
    choices = (random.choice(each) for each in (SUBJECTS, VERBS, OBJECTS, ENDINGS))
    subject, verb, thing, ending = choices
    return f"{subject.capitalize()} {verb} {thing}, {ending}."


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
