"""What the manifest promises of single files in words (its column `detail`), as assertions."""

import datetime

from tests.importers.judged import looks
from tests.importers.judged.looks import all_of, body, names, page

PROMISES = {
    "a-encoding": {
        "verhalen/bom.md": all_of(page(title="Met BOM"), body(lacks=["\ufeff"])),
        "verhalen/crlf.md": all_of(page(title="Met CRLF"), body(lacks=["\\r"])),
        "verhalen/gemengd.md": looks.two_paragraphs,
        "verhalen/u2028.md": page(title="Regel scheiding"),
        "verhalen/nulbreedte.md": page(title="Onzichtbaar teken", slug="nulbreedte"),
        "verhalen/bidi.md": page(title="fotogpj.exe"),
        "verhalen/alleen-emoji.md": page(slug="alleen-emoji"),
        "verhalen/café-avond.md": looks.nfc,
    },
    "b-fences": {
        "main/spatie-na-hek.md": page(title="Over ons", order=0),
        "main/drie-punten.md": body(has=[">Dit is"], lacks=["..."]),
        "main/zonder.md": all_of(
            page(title="Zonder voorwerk", order=None),
            body(has=["Nog iets."], lacks=["Zonder voorwerk"]),
        ),
        "main/streep-in-tekst.md": looks.two_rules,
        "main/codeblok-eerst.md": looks.code_first,
        "main/toml.md": all_of(page(title="In TOML", order=1), body(lacks=["+++"])),
    },
    "c-yaml-titels": {
        "main/nee.md": page(title="No"),
        "main/tijd.md": page(title="12:30"),
        "main/dubbele-punt.md": page(title="Interview: Najib vertelt"),
        "main/apostrof.md": page(title="'t Hof in Den Haag"),
    },
    "c-yaml": {
        "main/onbekende-sleutel.md": names("thumbalt", "layout"),
        "main/content-sleutel.md": names("content", "handler", "metadata"),
    },
    "c-order": {
        "main/achtkant.md": page(order=10),
        "main/zelfde-b.md": page(order=4),
        "main/zonder.md": looks.last_in_the_menu,
    },
    "c-velden": {
        "verhalen/datum-offset.md": page(date=datetime.date(2013, 12, 2)),
        "verhalen/datum-toekomst.md": looks.not_live,
        "verhalen/concept.md": looks.not_live,
        "verhalen/concept-tekst.md": page(live=True),
        "verhalen/categorie-onbekend.md": names("Ervaringne"),
    },
    "d-beeld": {
        "verhalen/ontbreekt.md": looks.without_picture,
        "verhalen/kopie.md": looks.shows("goed.jpg"),
        "verhalen/andere-inhoud.md": looks.shows("anders/goed.jpg"),
        "verhalen/gps.md": looks.no_place_data,
    },
    "e-tekst": {
        "main/javascript.md": looks.no_script_links,
        "main/script.md": body(has=["Voor.", "Na."], lacks=["<script", "document.write"]),
        "main/onerror.md": looks.no_handlers,
        "main/iframe.md": all_of(
            body(lacks=["<iframe", "<object", "<base", "<meta", "<form"]),
            names("iframe", "object", "base", "meta", "form"),
        ),
        "main/wagtail-intern.md": body(
            has=["pagina", "doc"], lacks=["linktype", "embedtype", "<embed"]
        ),
        "main/code-met-script.md": looks.code_letter_for_letter,
        "main/mdx.md": body(
            has=["Testpersoon Een", "Gezin, werk", "De rest van het verhaal."],
            lacks=["import MaatjeSelfieCard", "<MaatjeSelfieCard"],
            kinds=["person_card"],
        ),
        "main/mdx-met-inhoud.md": body(
            has=["luisterend oor", "Ik word maatje"],
            lacks=["import CardInformation", "<CardInformation", "mdx-commentaar", "items.map"],
            kinds=["call_to_action"],
        ),
        "main/shortcodes.md": all_of(looks.shortcodes_named, body(has=["Let "])),
        "main/lijsten.md": all_of(
            looks.six_levels, body(has=["tweede alinea in zes", "code in zes", "doen", "gedaan"])
        ),
        "main/tabel.md": body(
            has=["Naam", "Aantal", "a | b", "te weinig"], lacks=[":---"], kinds=["table"]
        ),
        "main/voetnoten.md": all_of(
            body(has=["De bron.", "Twee", "alinea's."], lacks=["[^1]", "[^lang]"]), names("weg")
        ),
        "main/harde-regels.md": looks.three_breaks,
        "main/koppen.md": looks.levels_follow,
        "main/links.md": all_of(
            looks.page_links, names("bestaat-niet.md", "TABEL.md", "passwd", "hhttps")
        ),
        "main/beelden.md": all_of(
            looks.one_picture, names("weg.jpg", "example.org/x.png", "data:", "passwd")
        ),
    },
    "f-boom": {
        "main/overOns/index.md": page(slug="over-ons", url="/over-ons/"),
        "main/overOns/bestuur.md": page(url="/over-ons/bestuur/"),
        "main/Mijn Eerste Pagina (kopie).MD": page(slug="mijn-eerste-pagina-kopie"),
        "main/2021-06-06-nieuws.md": page(title="Nieuws"),
    },
}
# Of files that are refused: what the messages name.
REFUSALS = {
    "c-yaml": {"main/dubbele-sleutel.md": names("2")},
    "d-beeld": {"verhalen/bom.md": names("bom.png")},
    "f-boom": {
        "main/dubbel/index.md": names("main/dubbel.md"),
        "main/dubbel.md": names("main/dubbel/index.md"),
        "main/cafe.md": names("main/café.md"),
        "main/slug-twee.md": names("main/slug-een.md"),
        "main/host.md": looks.nothing_of_the_machine,
    },
}
