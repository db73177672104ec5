"""Where the links of a text are, as X finds them: with or without http://, wherever a top-level domain ends a host.

    find_urls("Info di bmkg.go.id/gempa, bukan di Rp1.500.000.") == ["bmkg.go.id/gempa"]

The rules are those that twitter-text publishes with its conformance cases, worked out anew. A host is labels between
dots; the last is a known top-level domain (`tlds.txt`), followed by nothing that would make it a longer word. What
stands before a link may not be a letter, a digit, @, $ or #. A label has at most 63 octets in its encoded form, a host
at most 253 (RFC 1035).
"""

from __future__ import annotations

import functools
import re
from pathlib import Path

Span = tuple[int, int]

_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f"
_LATIN += "\u0272\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
_NONCHARACTERS = "\ufffe\ufeff\uffff"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Signs that a label never has; `-` and `_` it may have inside, `.` parts the labels.
_HOST = rf"[^\s\u180e!#$%&'()*+,/:;<=>?@\[\\\]^{{|}}~{_DIRECTIONS}{_NONCHARACTERS}]+"
_PATH_SIGNS = rf"{_LATIN}\u0400-\u04ff0-9!*';:=+,.$/%#\[\]\u2013_~@|&\-"
_QUERY_SIGNS = r"A-Za-z0-9!?*'@();:&=+$/%#\[\]_.,~|\-"
# Signs that a path or a query has inside, but does not end with.
_PATH_INNER, _QUERY_INNER = "!*';:,.$%[]\u2013~@|&", "!?*'@();:+$%[].,~|"
_LONGEST_LABEL, _LONGEST_HOST, _LONGEST_URL, _LONGEST_SLUG = 63, 253, 4096, 40


@functools.cache
def load_top_level_domains() -> frozenset[str]:
    """The known top-level domains in lower case, those of other scripts as they are read."""
    _, _, names = Path(__file__).with_name("tlds.txt").read_text(encoding="utf-8").partition("\n")
    return frozenset(names.split())


@functools.cache
def _longest_foreign_domain() -> int:
    return max(len(name) for name in load_top_level_domains() if not name.isascii())


@functools.cache
def _compile(name: str) -> re.Pattern[str]:
    """A pattern by name, compiled when a text first needs it."""
    return re.compile(
        {
            "ending": r"\.(?=[^\W\d_])",
            "letters": r"(xn--[-0-9A-Za-z]+|[A-Za-z]+)(?![0-9A-Za-z@+-])",
            "host": _HOST,
            "latin host": rf"(?:[-0-9{_LATIN}]+\.)+",
            "port": r"(?::[0-9]+)?",
            "path": f"[{_PATH_SIGNS}]*",
            "query": f"[{_QUERY_SIGNS}]*",
            "t.co": r"(?ai)https?://t\.co/([a-z0-9]+)",
        }[name]
    )


def _skip(name: str, text: str, start: int) -> int:
    """Where the signs of a pattern that may match nothing end."""
    match = _compile(name).match(text, start)
    return match.end() if match else start


def find_urls(text: str) -> list[str]:
    """The links of a text, in order, as they are written there."""
    return [text[start:end] for start, end in locate_urls(text)]


def locate_urls(text: str) -> list[Span]:
    """Start and end of each link of a text, in code points."""
    endings = _locate_endings(text)
    return _Search(text, endings).run() if endings else []


def _locate_endings(text: str) -> dict[int, int]:
    """Where a top-level domain ends, by the place of the dot before it."""
    endings = {}
    if "." in text:
        for match in _compile("ending").finditer(text):
            end = _end_domain(text, match.end())
            if end:
                endings[match.start()] = end
    return endings


def _end_domain(text: str, start: int) -> int | None:
    """Where the top-level domain that starts here ends, if one does."""
    match = _compile("letters").match(text, start)
    if match and (match[1].lower() in load_top_level_domains() or match[1].lower().startswith("xn--")):
        return match.end()
    if text[start : start + _longest_foreign_domain()].isascii():
        return None
    for end in range(min(start + _longest_foreign_domain(), len(text)), start, -1):
        after = text[end : end + 1] or " "
        longer = after in "@+-" or (after.isascii() and after.isalnum())
        if not longer and text[start:end].lower() in load_top_level_domains():
            return end
    return None


class _Search:
    """A walk through a text from left to right; what lies before `done` is used up."""

    def __init__(self, text: str, endings: dict[int, int]) -> None:
        self.text = text
        self.endings = endings
        self.found: list[Span] = []
        self.done = 0

    def run(self) -> list[Span]:
        """The links, in order."""
        dots = sorted(self.endings, reverse=True)
        for signs in _compile("host").finditer(self.text):
            first, last = signs.span()
            last_dot = -1
            while dots and dots[-1] < last:
                last_dot = dots.pop()
            if last_dot >= 0:
                self._read_full(first, last)
                self._read_bare(first, last, last_dot)
            if not dots:
                break
        return self.found

    def _read_full(self, first: int, last: int) -> None:
        """A link with a scheme, whose host begins at the beginning of a run of host signs."""
        scheme = self._find_scheme(first)
        end = self._end_host(first, last)
        if scheme is None or end is None:
            return
        self.done, _ = _end_tail(self.text, end)
        short = _compile("t.co").match(self.text, scheme, self.done)
        if short:
            # The platform's own short links have no path beyond their slug, and too long a slug makes no link.
            if len(short[1]) <= _LONGEST_SLUG:
                self.found.append((scheme, _end_query(self.text, short.end())))
            return
        host = self.text[first:end]
        # An encoded label is ASCII.
        if _is_possible(host, self.done - scheme) and (host.isascii() or not host.startswith("xn--")):
            self.found.append((scheme, self.done))

    def _read_bare(self, first: int, last: int, last_dot: int) -> None:
        """Links without a scheme, which may begin inside a run of host signs."""
        start = max(first, self.done)
        while start < last_dot:
            end = self._end_host(start, last) if self._may_begin(start) else None
            if end is None:
                start += 1
                continue
            before = self.text[start - 1] if start else " "
            self.done, has_path = _end_tail(self.text, end)
            if before not in "-_./" and _is_possible(self.text[start:end], len("https://") + self.done - start):
                self._cut_bare(start, end, has_path=has_path)
            start = self.done

    def _cut_bare(self, start: int, end: int, *, has_path: bool) -> None:
        """The links in a host of any script: Latin labels only; the last one has the path."""
        links: list[Span] = []
        while match := _compile("latin host").search(self.text, start, end):
            stop = self._last_ending(match.start(), match.end(), end)
            if stop is not None:
                links.append((match.start(), stop))
            start = stop or match.end()
        if links and has_path:
            links[-1] = (links[-1][0], self.done)
        self.found += links

    def _last_ending(self, first: int, last: int, end: int) -> int | None:
        """Where the last top-level domain ends whose dot is between two places, if it does so in time."""
        dot = self.text.rfind(".", first, last)
        while dot >= 0:
            if self.endings.get(dot, end + 1) <= end:
                return self.endings[dot]
            dot = self.text.rfind(".", first, dot)
        return None

    def _find_scheme(self, host: int) -> int | None:
        """Where the http:// or https:// before a host begins, if there is one that may begin there."""
        for scheme in ("http://", "https://"):
            start = host - len(scheme)
            if start >= 0 and self.text[start:host].lower() == scheme and self._may_begin(start):
                return start
        return None

    def _may_begin(self, start: int) -> bool:
        """Whether a link can begin here, by its first sign and what stands before it."""
        if self.text[start] in "-_." or 0 < start <= self.done:
            return False
        before = self.text[start - 1] if start else " "
        return not (before.isascii() and before.isalnum()) and before not in "@＠$#＃" + _NONCHARACTERS

    def _end_host(self, start: int, last: int) -> int | None:
        """Where the longest host that begins here ends.

        No label begins or ends with `-` or `_`, and the one before the top-level domain has no `_`.
        """
        text, end, label = self.text, None, start
        dot = text.find(".", start, last)
        while label < dot <= start + _LONGEST_HOST and text[label] not in "-_" and text[dot - 1] not in "-_":
            if dot in self.endings and "_" not in text[label:dot]:
                end = self.endings[dot]
            label, dot = dot + 1, text.find(".", dot + 1, last)
        return end


def _end_tail(text: str, host_end: int) -> tuple[int, bool]:
    """Where port, path and query after a host end, and whether there is a path."""
    port_end = _skip("port", text, host_end)
    path_end = _end_path(text, port_end)
    return _end_query(text, path_end), path_end > port_end


def _end_path(text: str, start: int) -> int:
    """Where a path ends: with a letter, a digit, one of a few signs, or brackets right after one of these."""
    if text[start : start + 1] != "/":
        return start
    end = here = start + 1
    while True:
        stop = _skip("path", text, here)
        last = here + len(text[here:stop].rstrip(_PATH_INNER))
        end = last if last > here else end
        here = _end_brackets(text, stop)
        if here == stop:
            return end
        end = here if end == stop else end


def _end_brackets(text: str, start: int) -> int:
    """Where round brackets with something in them, brackets too, end; the same place if there are none."""
    if text[start : start + 1] != "(":
        return start
    here = _skip("path", text, start + 1)
    filled = here > start + 1
    if text[here : here + 1] == "(":
        inner = _skip("path", text, here + 1)
        if inner == here + 1 or text[inner : inner + 1] != ")":
            return start
        here, filled = _skip("path", text, inner + 1), True
    return here + 1 if filled and text[here : here + 1] == ")" else start


def _end_query(text: str, start: int) -> int:
    """Where a query ends, with a letter, a digit or one of a few signs."""
    if text[start : start + 1] != "?":
        return start
    signs = text[start + 1 : _skip("query", text, start + 1)].rstrip(_QUERY_INNER)
    return start + 1 + len(signs) if signs else start


def _is_possible(host: str, length: int) -> bool:
    """Whether a host can exist in the domain name system, and a link may have this length."""
    octets = -1
    for label in host.split("."):
        size = len(label)
        if not label.isascii():
            size = len("xn--") + len(label.lower().encode("punycode"))
        if size > _LONGEST_LABEL:
            return False
        octets += size + 1
    return octets <= _LONGEST_HOST and length + octets - len(host) <= _LONGEST_URL
