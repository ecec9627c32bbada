"""What browsers may do with our pages. Written once: nginx, static hosts, tests and pages themselves take it from here."""

from markupsafe import Markup

DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the marks of lists are data: in the style sheet
    "media-src": "'self'",  # recordings of pages
    "connect-src": "'self'",  # search, and what the worker of a language keeps
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
"""Content-Security-Policy (W3C CSP 3). Nothing inline, nothing of others."""
UNUSED = (
    "accelerometer",
    "camera",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "payment",
    "usb",
)
"""Permissions-Policy: what no page of ours asks for, so that nothing that slips in can."""
ONLY_IN_HEADERS = ("frame-ancestors",)
"""Directives that browsers refuse in a meta tag, with a message in the console (CSP 3, 3.3)."""


def _policy(left_out: tuple[str, ...] = ()) -> str:
    return "; ".join(f"{name} {value}" for name, value in DIRECTIVES.items() if name not in left_out)


POLICY = _policy()
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED),
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Sent with every answer. Other sites are not told where a reader comes from; our own pages are: a card that is closed
goes back there (`back.js`), and the count of readers leaves out what a phone fetches to keep (`reach/`). Strict-Transport-Security is not here: it binds the whole domain, which is for its owner
to decide (`deploy/nginx.conf`)."""


def policy_tag(wanted: bool) -> Markup:
    """The policy as a tag for hosts that cannot send headers (`meta_policy: true` in mkdocs.yml); else nothing."""
    tag = Markup('<meta http-equiv="Content-Security-Policy" content="{}">')
    return tag.format(_policy(ONLY_IN_HEADERS)) if wanted else Markup()
