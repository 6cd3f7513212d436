"""The first synonyms of the search: words that visitors of any organisation type."""

from django.utils.translation import gettext as _

from cms.profile.toml_table import Table

LONGEST = 400  # characters, with commas between the words

Synonyms = tuple[tuple[str, str], ...]  # what visitors type, and what to look for as well

NEUTRAL: Synonyms = (
    (
        "telefoonnummer, telefoon, bellen, mailadres, e-mailadres, mailen, adres, openingstijden, "
        "openingsuren, bereikbaar, kantoor, open, geopend",
        "contact",
    ),
    (
        "doneren, gift, geld geven, schenken, schenking, sponsoren, steunen, nalaten",
        "doneren, donatie",
    ),
    ("vacature, baan, banen, solliciteren", "werken bij ons, vacature"),
    ("vrijwilliger, meehelpen", "vrijwilligerswerk"),
    ("avg, cookies, gegevens, persoonsgegevens, privacyverklaring", "privacy"),
    ("faq, vragen en antwoorden", "veelgestelde vragen"),
    ("anbi, rsin, kvk, bestuur, jaarcijfers, jaarrekening, beleidsplan", "anbi, jaarverslag"),
    ("uitschrijven, afmelden, abonnement, mailing", "nieuwsbrief"),
    (
        "parkeren, plattegrond, bereikbaarheid, openbaar vervoer, hoe kom ik",
        "route, routebeschrijving",
    ),
    ("wie zijn jullie, wie zijn wij, organisatie, missie, geschiedenis", "over ons"),
    ("ontevreden, klagen", "klacht"),
    ("blind, slechtziend, schermlezer, wcag", "toegankelijkheid"),
)


def read_synonyms(table: Table) -> Synonyms:
    """Return the synonyms of a profile, or the neutral ones."""
    tables = table.tables("synonyms")
    return NEUTRAL if tables is None else tuple(map(_synonym, tables))


def _synonym(table: Table) -> tuple[str, str]:
    found = []
    for name in ("typed", "meant"):
        words = ", ".join(each for each in table.texts(name) or () if each)
        if not words:
            table.refuse(name, _("is missing: a list of words"))
        elif len(words) > LONGEST:
            values = {"longest": LONGEST, "length": len(words)}
            message = _("must be at most %(longest)d characters, and has %(length)d") % values
            table.refuse(name, message)
        found.append(words)
    table.refuse_others()
    return found[0], found[1]
