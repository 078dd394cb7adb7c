"""In which language a reader is answered: that of the address, else the one that was asked for last."""

from urllib.parse import parse_qsl

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import Scope

from dashboard.language import languages

LANGUAGE, A_YEAR = "bahasa", 31_536_000  # the part of an address and the cookie; seconds


def remembered(headers: Headers) -> str:
    """The language that this browser was last asked to show."""
    told = cookie_parser(headers.get("cookie", "")).get(LANGUAGE)  # as tolerant as browsers are
    return told if told in languages.known() else languages.HOME


def language(scope: Scope) -> str:
    """In which language a request is answered: that of its address, else the remembered one."""
    asked = dict(parse_qsl(scope["query_string"].decode("latin-1"))).get(LANGUAGE)
    return asked if asked in languages.known() else remembered(Headers(scope=scope))


def remember(scope: Scope, headers: MutableHeaders) -> None:
    """Keep the language that an address names, where it is another than the remembered one."""
    asked = dict(parse_qsl(scope["query_string"].decode("latin-1"))).get(LANGUAGE)
    if asked in languages.known() and asked != remembered(Headers(scope=scope)):
        headers.append("set-cookie", f"{LANGUAGE}={asked}; Path=/; Max-Age={A_YEAR}; SameSite=Lax")
