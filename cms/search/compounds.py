"""Take Dutch compounds apart: `kinderopvang` is `kind` and `opvang`.

There is no dictionary. What is beside a word that was typed must be a word as well: one of the
site, or one of those that are frequent in compounds.
"""

from collections.abc import Iterator

from cms.search.dutch import stem
from cms.search.families import root

SHORTEST = 3  # letters of a part
TELLING = 5  # letters of an ending that is taken for a word whatever precedes it
LINKS = ("", "s", "e", "n", "en", "er", "ers", "ens")  # between the parts
# Syllables that begin words which are no compounds: be-taal, ver-stand.
BEGINNINGS = (
    "aan af be bij door er erg ge her in mis na om on onder ont op over te toe tot uit ver voor "
    "con com dis pro pre per inter trans ex de re digi tele"
)
NO_PART = frozenset(BEGINNINGS.split())
# Words that are frequent in compounds, and a site need not have by themselves.
PARTS = (
    "aard adres advies afdeling arbeid arts auto avond baan bad bak balie bank basis bed "
    "bedrijf beeld beheer berg bericht beroep bestuur beurs bezoek bier blad bloem boek boer "
    "boom boot bord bos bouw brand brief broek broer brood brug buik buiten bureau burger bus "
    "buur centrum club coach code commissie concert contact contract cultuur cursus daad dag "
    "dak dans deel deur dienst dier doel dokter dood dorp drank druk eind eten examen fabriek "
    "familie feest fiets film fonds formulier fotograaf fruit gang gast gebied gebouw geld "
    "gemeente gesprek geur gezin gids glas god goed groen groente groep grond groot haar half "
    "hand handel hart haven heel help herfst hoek hof hond hoofd hoog hotel hout huis hulp huur "
    "ijs jaar jeugd jongen kaart kaas kamer kamp kans kantoor kast kennis kerk kerst keuken "
    "kind klas kleding klein klok klus koffie koning koor kop kracht krant kring kunst kust "
    "kwaliteit laag lamp land lang leeftijd leer leger leid lente les leven licht lied lijn "
    "lijst loket loop lucht maaltijd maan maand maat machine man markt materiaal meer "
    "meester meisje melk mens midden moeder moment muziek naai naam nacht natuur nieuw nood "
    "noord nummer ochtend olie ontwikkeling oor oorlog oost opleiding opvang oud ouder paard "
    "pad pakket park partij pas personeel plaats plan plant plein plek ploeg politie post praat "
    "praktijk prijs proef project punt raad radio rand recht regel reis rek rekening rijden "
    "rijk ring rok rol ruimte samen schade schip school schoon schrijf schuld seizoen slaap "
    "smaak spel spoor sport spreek spreekuur staat stad stage steen stem ster steun stoel stof "
    "straat strand student stuk taak taal tafel tas team techniek tekst thuis tijd tocht top "
    "training traject trein tuin uur vader vak vakantie veld verhaal verkeer vis vlees vloer "
    "voedsel voet vogel volk voorjaar vrede vriend vrij vrijwilliger vrouw vuur wagen wandel "
    "wapen water web week weer weg wereld werk west wet wijk wijn wind winkel winter woning "
    "woon woord zaak zaal zak zand zee zelf ziek ziekenhuis zit zoek zomer zon zorg zuid zus "
    "zwem"
)
FREQUENT = frozenset(map(root, PARTS.split()))


def before(word: str, ending: str) -> set[str]:
    """Return the roots that may precede the root that a word ends in; none if nothing can."""
    rest = root(word)[: -len(ending)]
    if len(rest) < SHORTEST or rest in NO_PART:
        return set()
    return {root(rest), *(root(each) for each in _without_link(rest))}


def after(word: str, beginning: str) -> set[str]:
    """Return the roots that may follow the beginning of a word."""
    rests = (word[len(beginning) :].removeprefix(link) for link in LINKS)
    return {root(rest) for rest in rests if len(rest) >= SHORTEST}


def is_telling(word: str, ending: str) -> bool:
    """Return True if an ending is so long that a word with it can only be a compound of it."""
    return len(ending) >= TELLING and bool(before(word, ending))


def splits(word: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to take a word apart, as two words."""
    for at in range(SHORTEST, len(word) - SHORTEST + 1):
        first, second = word[:at], word[at:]
        for each in dict.fromkeys([first, *_without_link(first)]):
            yield each, second


def stems_of(parts: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the stems of two words, and those of the words that they are derived from."""
    first, second = ({stem(part), root(part)} for part in parts)
    return [(one, other) for one in sorted(first) for other in sorted(second)]


def _without_link(part: str) -> list[str]:
    """Return the first part of a compound without what links it to the second."""
    links = (link for link in LINKS[1:] if part.endswith(link))
    return [part.removesuffix(link) for link in links if len(part) - len(link) >= SHORTEST]
