"""Addresses that leave the page: as files that are read elsewhere can follow them."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin, urlsplit

from mars_i18n.outputs.page.hidden_syntax import is_filled_in
from mars_i18n.outputs.page.inline import safe_address
from mars_i18n.text.segments.template_syntax import holds_syntax

if TYPE_CHECKING:
    from mars_i18n.plugins.editions import Edition

_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)*[^\W_](?:[\w-]{0,61}[^\W_])?\.?")


def issue_address(root: str, language: str, issue: str, file: str = "") -> str:
    """The address of an issue's folder in one language, ending in a slash, or of a file in it, percent-escaped.

    `root` is the address of the build folder: the public one, or a relative one such as "../../" or "".
    """
    return f"{root}{language}/{quote(issue, errors='replace')}/{quote(file, errors='replace')}"


def public_address(edition: Edition, language: str = "", file: str = "") -> str:
    """The public address of an edition, of its file, or of that in another language; empty where none is known."""
    if not edition.base_url:
        return ""
    return issue_address(edition.base_url, language or edition.language, edition.issue, file)


def has_scheme(href: str) -> bool:
    """Whether an address says how it is to be followed ("https:", "mailto:"): it is not relative."""
    return re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", href) is not None


def from_page(href: str, page: str) -> str:
    """A relative address as an absolute URL, led from `page`; empty for any other, and where it leads nowhere.

    What a program fills in stays as it is.
    """
    if is_filled_in(href):
        return href
    return outward(href, page) if page and href and not has_scheme(href) else ""


def outward(href: str, page: str) -> str:
    """The address as an absolute URL of the web, mail or telephone, its odd characters escaped (RFC 3986).

    A relative one is led from `page`. The empty string where it leads nowhere from outside the page, is no URL, or is
    one only when a program has completed it.
    """
    href = re.sub(r"[\x00-\x20\x7f]+", " ", href).strip()
    if not has_scheme(href):
        href = _resolve(page, href) if page and not href.startswith("#") else ""
    if not href or not safe_address(href) or holds_syntax(href):
        return ""
    scheme, _, rest = href.partition(":")
    if scheme.lower() in {"mailto", "tel"}:
        escaped = _escape_url(rest)
        return f"{scheme.lower()}:{escaped}" if rest else ""
    return _web(href) if scheme.lower() in {"http", "https"} else ""


def _resolve(page: str, href: str) -> str:
    try:
        return urljoin(page, href)
    except ValueError:  # such as an address that opens a bracket and never closes it
        return ""


def _web(href: str) -> str:
    try:
        parts = urlsplit(href)
        host, port = unquote(parts.hostname or ""), parts.port
        name = host if host.isascii() else host.encode("idna").decode()
    except ValueError:  # of its port, its brackets, or a name that no host can have
        return ""
    if not _HOST.fullmatch(name) or (name.rstrip(".").rpartition(".")[2].isdecimal() and not _is_ip(name)):
        return ""
    where = name if port is None else f"{name}:{port}"
    query = f"?{_escape_url(parts.query)}" if parts.query else ""
    fragment = f"#{_escape_url(parts.fragment)}" if parts.fragment else ""
    return f"{parts.scheme}://{where}{_escape_url(parts.path)}{query}{fragment}"


def _is_ip(name: str) -> bool:
    try:
        return ip_address(name).version == 4
    except ValueError:
        return False


def _escape_url(text: str) -> str:
    """The text with what URLs forbid as %XX; escapes that are there already stay."""
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", quote(text.encode("utf-8", "replace"), safe="/:?@!$&'()*+,;=~%-._"))
