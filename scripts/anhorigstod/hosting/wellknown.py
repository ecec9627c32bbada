"""What machines look for under fixed names: robots.txt, and security.txt (RFC 9116)."""

from datetime import date, timedelta

from ..content.kinds import Contact
from ..content.settings import FILE
from ..site.site import Site

SECURITY = ".well-known/security.txt"
SOON = timedelta(days=30)
"""How long before the file expires the build says so."""


def robots(site: Site) -> str:
    """Everybody may read everything; what is not worth finding says so itself (`noindex`)."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site.source.settings.site_url}sitemap.xml\n"


def security(site: Site, today: date) -> tuple[str, str]:
    """The text of security.txt, and what staff should know. Either may be empty.

    Whom to tell is the contact that `security:` names in mkdocs.yml: none is ever made up. The file expires when the
    contact has to be checked again, for one that leads nowhere is worse than none.
    """
    settings = site.source.settings
    contact = site.source.data.of(Contact).get(settings.security)
    if not contact:
        how = f"Skriv security: och en kontakt ur docs/_data/{Contact.file} i {FILE}, under anhorigstod:."
        return "", f"Obs: {SECURITY} görs inte, för ingen kontakt för säkerhetsfel är vald. {how}"
    place = f"docs/_data/{Contact.file}, ”{contact.id}”"
    ways = [way for way in (contact.email, contact.url, contact.phone) if way]
    if not (ways and contact.verified and contact.expires):
        return (
            "",
            f"Obs: {SECURITY} görs inte: {place} saknar e-post, webbadress eller telefon, verified eller expires.",
        )
    last = contact.expires.day
    how = f"Kontrollera uppgiften i {place}, och skriv ny dag i verified och expires (högst ett år fram)."
    if last < today:
        return "", f"Obs: {SECURITY} görs inte: uppgiften gick ut {last}. {how}"
    lines = [
        *(f"Contact: {getattr(way, 'uri', '') or getattr(way, 'address', '')}" for way in ways),
        f"Expires: {last}T23:59:59Z",
        f"Preferred-Languages: {', '.join(['sv', *(['en'] if 'en' in site.translators else [])])}",
        f"Canonical: {settings.site_url}{SECURITY}",
    ]
    return "\n".join(lines) + "\n", f"Obs: {SECURITY} går ut {last}. {how}" if last < today + SOON else ""
