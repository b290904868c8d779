"""The page as Vite built it → the page of the site: with its engine, the list of its files, and what it may ask of whom."""

from __future__ import annotations

import re

from generator.studio.site.tools import SiteError

POLICY = (
    ("default-src", "'self'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("worker-src", "'self' blob:"),  # a worker from a blob keeps to this policy; see engine/browser.ts
    ("connect-src", "'self'"),
    ("img-src", "'self' blob: data:"),
    ("style-src", "'self'"),
    ("font-src", "'self' blob: data:"),
    ("object-src", "'none'"),
    ("base-uri", "'none'"),
    ("form-action", "'none'"),
    ("frame-src", "'none'"),
)
"""Nothing comes from elsewhere and nothing goes there: the browser itself sees to it."""

HEADER_ONLY = (("frame-ancestors", "'none'"),)
"""What a browser takes from a server alone, and not from the page."""


def policy(*more: tuple[str, str]) -> str:
    """The Content-Security-Policy in one line."""
    return "; ".join(f"{name} {values}" for name, values in (*POLICY, *more))


def headers() -> str:
    """The file ``_headers``, which several hosts of static files read."""
    always = {
        "Content-Security-Policy": policy(*HEADER_ONLY),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-cache",
    }
    named = {"Cache-Control": "public, max-age=31536000, immutable"}
    return "".join(
        f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in lines.items())
        for path, lines in (("/*", always), ("/assets/*", named), ("/engine/*", named))
    )


def page_of_site(built: str, files: str) -> str:
    """The page of the site.

    Args:
        built: the page as Vite built it.
        files: the address of the list of the engine's files.

    Raises:
        SiteError: the page has no place for them.
    """
    local = re.compile(r'<meta name="spiegel-engine" content="local"\s*/?>')
    if not local.search(built):
        raise SiteError('the page says nowhere which engine it has: index.html needs <meta name="spiegel-engine" …>')
    own = (
        '<meta name="spiegel-engine" content="browser">\n'
        f'    <meta name="spiegel-files" content="{files}">\n'
        f'    <meta name="referrer" content="no-referrer">'
    )
    guarded = f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'
    page, many = re.subn(
        r'(<meta charset="utf-8"\s*/?>)', rf"\1\n    {guarded}", local.sub(own, built), flags=re.IGNORECASE
    )
    if many != 1:
        raise SiteError('the page has to say once in which encoding it is: <meta charset="utf-8">')
    return page
