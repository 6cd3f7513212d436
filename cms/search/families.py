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
aten gegeten eter eters: eten
begon begonnen begint: beginnen
begreep begrepen begrip: begrijpen
bewees bewezen bewijs: bewijzen
bezocht: bezoeken
bleef bleven gebleven: blijven
bood geboden aangeboden: bieden
bracht gebracht: brengen
brak braken gebroken: breken
dacht gedacht: denken
deed deden gedaan: doen
dreef dreven gedreven: drijven
droeg droegen gedragen: dragen
dronk dronken gedronken: drinken
gaf gaven gegeven gift: geven
gesloten: sluiten
gestolen: stelen
gevangenis gevangene gevangenen: gevangen
ging gingen gegaan: gaan
goot goten gegoten: gieten
greep grepen gegrepen: grijpen
had gehad: hebben
hield hielden gehouden: houden
hielp hielpen geholpen hulp: helpen
hing gehangen: hangen
huurde verhuur verhuren verhuurd verhuurt verhuurder: huren
keek keken gekeken: kijken
kent gekend: kennen
klacht klachten: klagen
kleren kleertjes: kleden
kocht gekocht verkocht verkoop verkopen verkoper: kopen
kok koks kokkin: koken
koos kozen gekozen keuze keuzes keus: kiezen
kreeg kregen gekregen: krijgen
kwam kwamen gekomen komst: komen
lag lagen gelegen: liggen
lazen gelezen: lezen
leek leken geleken: lijken
leerling leerlingen: leren
liep liepen gelopen: lopen
liet lieten gelaten: laten
loog logen gelogen leugen leugens: liegen
nam namen genomen: nemen
ontving ontvingen ontvangst: ontvangen
reed reden gereden: rijden
reiziger reizigers: reizen
riep geroepen: roepen
schonk geschonken: schenken
schoot schoten geschoten: schieten
schreef schreven geschreven: schrijven
schrok schrokken geschrokken: schrikken
sliep geslapen: slapen
sloeg sloegen geslagen: slaan
sneed sneden gesneden: snijden
sprak spraken spraak gesproken gesprek gesprekken: spreken
sprong sprongen gesprongen: springen
stagiair stagiaire stagiairs stagiaires: stage
stak staken gestoken: steken
steeg gestegen: stijgen
stierf gestorven: sterven
stond stonden gestaan: staan
trok trokken getrokken: trekken
verbood verboden verbod: verbieden
verdienste verdiensten: verdienen
vergat vergaten vergeten: vergeten
verloor verloren verlies: verliezen
vertrok vertrokken vertrek: vertrekken
viel vielen gevallen: vallen
vloog vlogen gevlogen: vliegen
vluchteling vluchtelingen: vluchten
vocht gevochten: vechten
vond vonden gevonden: vinden
vroeg vroegen: vragen
vroor gevroren: vriezen
wees wezen gewezen: wijzen
wint won wonnen gewonnen winst winsten: winnen
zag zagen gezien: zien
zat zaten gezeten: zitten
zocht gezocht: zoeken
zong gezongen zang zanger zangers zangeres: zingen
zweeg zwegen gezwegen: zwijgen
zwom gezwommen: zwemmen
"""
BELONGS_TO = {
    form: meant.strip()
    for forms, meant in (line.split(":") for line in IRREGULAR_FORMS.strip().splitlines())
    for form in forms.split()
}
IRREGULAR = {form: stem(meant) for form, meant in BELONGS_TO.items()}
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

# Af-gesproken, be-sproken: what is before an irregular form.
PREFIXED = re.compile(rf"({APART}|be|her|ont|ver)([a-z]{{4,}})")

# (ending, replacement, minimum number of remaining letters), applied in this order to a stem.
ENDINGS = [
    (re.compile(r"(?<=[kpf]en)[dt]$"), "", 4),  # reken-t, teken-d
    (re.compile(r"(?<=d)t$"), "", 3),  # red-t
    (re.compile(r"(?<=[lr][gm])d$"), "", 3),  # verzorg-d, film-d
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
# Endings that are removed before the others: eenzaam-heid, verpleeg-ster, vriend-schap, bakker-ij,
# don-eren.
FIRST_ENDING = re.compile(
    r"([a-z]{4,})(?:heid|heden|sters?)|([a-z]{5,})schap(?:pen)?|([a-z]{3,}er)ij(?:en)?|([a-z]{3,})(?<![aeiou])(?:eren|eer|eert|eerden?|eerd)"
)
NO_VERB = (
    "ander beter bezwaar boter eigen gebaar gevaar kamer lager later leger lekker letter lever "
    "meester minder moeder nummer onder poster vader water winter wonder zeker zomer"
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
    if verb := _prefixed(word):
        return stem(verb)
    shorter = _without_first_ending(word)
    stemmed = stem(_infinitive(shorter))
    if shorter != word:
        stemmed = SHORT_T.sub("", stemmed)
    return IRREGULAR.get(stemmed) or _ended(stemmed)


def _prefixed(word: str) -> str:
    match = PREFIXED.fullmatch(word)
    verb = match and (BELONGS_TO.get(match[2]) or BELONGS_TO.get(f"ge{match[2]}"))
    return match[1] + verb if match and verb else ""


def _without_first_ending(word: str) -> str:
    match = PARTICIPLE.fullmatch(word)
    if match and not NO_PARTICIPLE.match(word):
        before, after = match.groups(default="")
        word = before + after
    if match := FIRST_ENDING.fullmatch(word):
        return next(filter(None, match.groups()))
    return word


def _infinitive(word: str) -> str:
    match = OF_A_VERB.fullmatch(word)
    if not match or word.removesuffix("s") in NO_AGENT or len(match[1]) < SHORTEST:
        return word
    return f"{match[1]}en"


def _ended(stemmed: str) -> str:
    whole = stemmed
    for ending, replacement, least in ENDINGS:
        without = ending.sub(replacement, stemmed)
        if len(without) >= least:
            stemmed = without
    return stemmed if stemmed == whole else DOUBLE.sub(r"\1", stemmed)
