"""Families of Dutch words: those that are derived from each other share a root.

A root is coarser than a stem: `verhuizing`, `verhuisd` and `verhuizer` have that of `verhuizen`.
Two words that have nothing to do with each other may share one, too, so what is found by its root
comes after what is found by its stem.
"""

import re
from functools import lru_cache

from cms.search.dutch import stem

# Forms that no rule derives, by the verb or noun that they belong to.
IRREGULAR_FORMS = """
advies: adviseren
begon begonnen begint: beginnen
bezocht: bezoeken
bood geboden aangeboden: bieden
bracht gebracht: brengen
dacht gedacht: denken
deed deden gedaan: doen
dronk dronken gedronken: drinken
gaf gaven gegeven gift: geven
gevangenis gevangene gevangenen gevangen: vangen
ging gingen gegaan: gaan
had gehad: hebben
hielp hielpen geholpen hulp: helpen
huurde verhuur verhuren verhuurd verhuurt verhuurder: huren
hing gehangen: hangen
keek keken gekeken: kijken
klacht klachten: klagen
kleren kleertjes: kleden
kent gekend: kennen
kocht gekocht verkocht verkoop verkopen verkoper: kopen
kok koks kokkin: koken
kreeg kregen gekregen: krijgen
lazen gelezen: lezen
leerling leerlingen: leren
liep liepen gelopen: lopen
nam namen genomen: nemen
reed reden gereden: rijden
riep geroepen: roepen
schonk geschonken: schenken
schreef schreven geschreven: schrijven
sliep geslapen: slapen
sprak spraken gesproken gesprek gesprekken: spreken
stagiair stagiaire stagiairs stagiaires: stage
steeg gestegen: stijgen
stierf gestorven: sterven
vluchteling vluchtelingen: vluchten
vocht gevochten: vechten
vond vonden gevonden: vinden
vroeg vroegen: vragen
wint won wonnen gewonnen: winnen
zocht gezocht: zoeken
zong gezongen zang zanger zangers zangeres: zingen
zwom gezwommen: zwemmen
"""
IRREGULAR = {
    form: stem(meant.strip())
    for forms, meant in (line.split(":") for line in IRREGULAR_FORMS.strip().splitlines())
    for form in forms.split()
}
# Words that look like the participle of a verb, and are none.
NO_PARTICIPLE = re.compile(
    r"ge(?:bied|bruik|beur|boort|bit|brek|dicht|drag|duld|lei|loof|luid|mee|nees|niet|recht"
    r"|sticht|tuig|vecht|weld|wicht|zicht|zond)"
)
APART = (
    "aan|achter|af|bij|door|in|kennis|los|mee|na|om|onder|op|over|rond|samen|tegen|terug|thuis"
    "|toe|uit|vast|vol|voor|weg"
)
# In-ge-diend, ge-huur-d: what is before and after the ge.
PARTICIPLE = re.compile(rf"(?:({APART})?ge)([a-z]{{2,}}[dt])e?")
SHORT_T = re.compile(r"(?<=[a-z][kfpsx])t$")

# (ending, replacement, minimum number of remaining letters), applied in this order to a stem.
ENDINGS = [
    (re.compile(r"baar$"), "", 4),  # bereik-baar
    (re.compile(r"kundig$"), "", 5),  # verpleeg-kundige
    (re.compile(r"(?<![aeiou])is(?:m|t|tisch|tiek|ch)$"), "", 3),  # aut-isme, aut-istisch
    (re.compile(r"(?:at)?ief$"), "", 5),  # depress-ief
    (re.compile(r"(?:eerd?|ati|ateur)$"), "", 3),  # don-eren, don-atie
    (re.compile(r"(?:eur|eus|ant|ent)$"), "", 4),  # programm-eur, sollicit-ant
    (re.compile(r"oog$"), "og", 6),  # psycholo-gie
    (re.compile(r"(?<![aeiou])i$"), "", 3),  # dement-ie
    (re.compile(r"((?:aa|ee|oo|uu|ie|oe|ui|ij|ai|ei|eu|ou)[nrlmsfgw])d$"), r"\1", 4),  # verhuis-d
    (re.compile(r"((?:ui|ij|ai|ei|oe|ie|eu)[nrs]|[nrtkp]s)t$"), r"\1", 4),  # verhuis-t, dans-t
    (re.compile(r"(?<=[bgmp])s$"), "", 3),  # team-s
]
DOUBLE = re.compile(r"([bdfgklmnprst])\1$")  # programm-eur
# Nouns that come from a verb, which tell its vowel by its infinitive: ma-ker, maak; wo-ning, woon.
OF_A_VERB = re.compile(r"([a-z]*[aeiouy][a-z]*[^aeiouy])(?:ing|ingen|ers?|aars?)")
# Endings that are removed before the others: eenzaam-heid, verpleeg-ster, don-eren.
FIRST_ENDING = re.compile(
    r"([a-z]{4,})(?:heid|heden|sters?)|([a-z]{3,})(?<![aeiou])(?:eren|eer|eert|eerden?|eerd)"
)
NO_VERB = (
    "ander beter eigen kamer lager later lekker meester minder moeder onder vader water winter "
    "wonder zeker zomer"
)
NO_AGENT = frozenset(NO_VERB.split())
SHORTEST = 3  # letters of a verb without its ending


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """Return the root of a folded Dutch word."""
    if not word.isalpha():
        return word
    if word in IRREGULAR:
        return IRREGULAR[word]
    shorter = _without_first_ending(word)
    stemmed = stem(_infinitive(shorter))
    if shorter != word:
        stemmed = SHORT_T.sub("", stemmed)
    return IRREGULAR.get(stemmed) or _ended(stemmed)


def _without_first_ending(word: str) -> str:
    match = PARTICIPLE.fullmatch(word)
    if match and not NO_PARTICIPLE.match(word):
        before, after = match.groups(default="")
        word = before + after
    if match := FIRST_ENDING.fullmatch(word):
        return match[1] or match[2]
    return word


def _infinitive(word: str) -> str:
    match = OF_A_VERB.fullmatch(word)
    if not match or word in NO_AGENT or len(match[1]) < SHORTEST:
        return word
    return f"{match[1]}en"


def _ended(stemmed: str) -> str:
    whole = stemmed
    for ending, replacement, least in ENDINGS:
        without = ending.sub(replacement, stemmed)
        if len(without) >= least:
            stemmed = without
    return stemmed if stemmed == whole else DOUBLE.sub(r"\1", stemmed)
