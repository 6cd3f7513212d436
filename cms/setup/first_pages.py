"""The drafts of a new site. Brackets mark what staff must fill in."""

from cms.profile.schema import FirstPage

ACCESSIBILITY = """
<p>Wij willen dat iedereen deze site kan gebruiken. Ook als je slecht ziet, geen muis gebruikt of
een voorleesprogramma hebt.</p>
<h2>Wat wij daarvoor doen</h2>
<ul>
<li>De site is gebouwd volgens de regels van WCAG 2.2, niveau A en AA.</li>
<li>Alles werkt met het toetsenbord en op een klein scherm.</li>
<li>De kleuren zijn goed van elkaar te onderscheiden, overdag en in de donkere weergave.</li>
<li>Onze redactie schrijft gewone taal en beschrijft wat er op foto’s staat.</li>
</ul>
<h2>Hoe ver wij zijn</h2>
<p>[Vul in: op welke datum en door wie de site is onderzocht, en wat er nog niet in orde is.]</p>
<h2>Lukt iets niet?</h2>
<p>Laat het ons weten: [vul in: e-mailadres en telefoonnummer]. Je krijgt binnen
[vul in: aantal] werkdagen antwoord. Wij geven je de informatie dan op een andere manier.</p>
<p>Deze tekst is voor het laatst bijgewerkt op [vul in: datum].</p>
"""

PRIVACY = """
<p>Je kunt deze site bekijken zonder dat wij weten wie je bent.</p>
<h2>Wat deze site niet doet</h2>
<ul>
<li>De site plaatst geen cookies. Daarom zie je ook geen cookiemelding.</li>
<li>De site vraagt niets bij andere bedrijven op: geen lettertypen, geen statistieken, geen
kaarten.</li>
<li>Een video begint pas als jij hem opent. Dan ga je naar een andere site, met eigen regels.</li>
</ul>
<h2>Wat de server bewaart</h2>
<p>[Vul in: of en hoe lang de host van de site bijhoudt welke pagina’s worden opgevraagd, en vanaf
welk internetadres.]</p>
<h2>Als je contact met ons opneemt</h2>
<p>[Vul in: wat er gebeurt met een e-mail of een telefoontje, wie die gegevens ziet en hoe lang ze
worden bewaard.]</p>
<h2>Jouw rechten</h2>
<p>Je mag vragen welke gegevens wij van je hebben, en of wij die willen verbeteren of weggooien.
Vraag het aan [vul in: naam en e-mailadres]. Ben je het niet met ons eens? Dan kun je een klacht
indienen bij de
<a href="https://autoriteitpersoonsgegevens.nl/">Autoriteit Persoonsgegevens</a>.</p>
"""


def _draft(title: str, slug: str, html: str) -> FirstPage:
    return FirstPage(title, slug, " ".join(html.split()).replace("> <", "><"), at_foot=True)


FIRST_DRAFTS = (
    _draft("Toegankelijkheid", "toegankelijkheidsverklaring", ACCESSIBILITY),
    _draft("Privacy", "privacyverklaring", PRIVACY),
)
