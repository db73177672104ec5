"""Where a claim was printed, from `published:` of a claim in `crisis.yaml`: what a right of reply must name.

    published: {outlet: Harian Contoh, title: Feri Tenggelam, date: 2026-03-07, passage: "Dua puluh orang meninggal dunia."}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.model.base import made
from crisiskit.model.crisis import Published
from crisiskit.problems import problem
from crisiskit.reading.forms import Form

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The most letters of each text.
LONGEST: Mapping[str, int] = {"outlet": 80, "title": 200, "passage": 1_000, "url": 500}


def read_published(claim: Form) -> Published | None:
    """Outlet, title, day and passage, and the address if there is one; None where something is missing, with its problem."""
    node = claim.node("published")
    if node is None:
        return None
    form = Form(node, claim.problems, ("outlet", "title", "date", "url", "passage"))
    words = {key: form.line(key, required=key != "url") for key in LONGEST}
    day = form.day("date")
    if day is None and form.text("date", required=True) is None:
        return None
    for key, limit in LONGEST.items():
        if len(words[key] or "") > limit:
            form.problems.append(problem("value-too-long", form.place(key), fact=key, limit=limit))
            return None
    outlet, title, passage = words["outlet"], words["title"], words["passage"]
    if day is None or outlet is None or title is None or passage is None:
        return None
    return made(Published)(outlet=outlet, title=title, day=day, passage=passage, url=words["url"])
