"""Links by which a visitor passes a page on. They are plain links: nothing of others is loaded."""

from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True)
class Share:
    url: str
    mail: str
    whatsapp: str

    @classmethod
    def of(cls, title: str, url: str) -> "Share":
        """Return the links for the page with a title at an absolute URL."""
        text = quote(title, safe="")
        address = quote(url, safe="")
        # A line of a mail ends with two characters (RFC 6068, section 5).
        mail = f"mailto:?subject={text}&body={text}%0D%0A{address}"
        return cls(url, mail, f"https://wa.me/?text={text}%20{address}")
