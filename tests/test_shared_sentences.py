"""A sentence found twice moves up: what two types say word for word belongs into their family, or into the base, and is inherited.

Only the message maps are looked at: questions are asked in the same words everywhere, and their answers are short.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.reading.library import Library
from crisiskit.reading.listing import read_summaries
from crisiskit.rendering.handbooks import say_wording
from documents import SHIPPED, VALID

#: What has fewer letters than this besides its slots is a turn of phrase, not a sentence that could be wrong in one place and
#: mended in the other.
SHORTEST = 45
_SLOT = re.compile(r"\{\{.*?\}\}|\[\[|\]\]")
#: In so many families it is no longer one of theirs, and belongs into the base.
MANY_FAMILIES = 3
#: Sentences that two types say on purpose, with the reason why it cannot be inherited.
ALLOWED: dict[str, str] = {}


def read_sentences(library: Library, path: Path) -> set[str]:
    """The wordings of a document's own messages, nothing inherited."""
    document, _ = library.document(path)
    if document is None:
        return set()
    rungs = [rung for entry in document.section("messages").values() for rung in entry.text.rungs]
    return {" ".join(say_wording(form).split()) for rung in rungs for form in rung.forms}


def find_repeated(root: Path, language: str) -> dict[str, list[str]]:
    """Each sentence of several types of one family, or of types of several families, with the ids of the types.

    What a family or the base says too is left out: whoever replaces a message must write its other rungs again.
    """
    library, summaries = Library((root,)), read_summaries([root])
    said = {ident: read_sentences(library, item.folder / f"{language}.md") for ident, item in summaries.items()}
    assert sum(map(len, said.values())) > 5, "no sentences to look at"
    shared = {sentence for ident, found in said.items() if summaries[ident].kind != "type" for sentence in found}
    types: dict[str, list[str]] = {}
    for ident, found in said.items():
        for sentence in found - shared if summaries[ident].kind == "type" else ():
            types.setdefault(sentence, []).append(ident)
    families = {sentence: Counter(summaries[ident].family for ident in idents) for sentence, idents in types.items()}
    repeated = [one for one, count in families.items() if max(count.values()) > 1 or len(count) >= MANY_FAMILIES]
    return {sentence: types[sentence] for sentence in sorted(repeated) if len(_SLOT.sub("", sentence)) >= SHORTEST}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_types_say_the_same_sentence(language: str) -> None:
    repeated = {sentence: types for sentence, types in find_repeated(SHIPPED, language).items() if sentence not in ALLOWED}
    told = [f"{', '.join(types)}: {sentence}" for sentence, types in repeated.items()]
    assert not told, "move it up into what they extend, or say in ALLOWED why not:\n" + "\n".join(told)


def test_a_sentence_that_two_types_say_is_found(tmp_path: Path) -> None:
    text = (VALID / "landslide" / "en.md").read_text(encoding="utf-8")
    text = text.replace("received a report of a landslide.", "received a report of a landslide on a road that many people use.")
    for ident, family in (("landslide", "ground"), ("rockfall", "ground"), ("tunnel", "road")):
        (tmp_path / ident).mkdir()
        own = text.replace("id: landslide", f"id: {ident}").replace("family: ground", f"family: {family}")
        (tmp_path / ident / "en.md").write_text(own, encoding="utf-8")
    repeated = find_repeated(tmp_path, "en")
    assert repeated
    assert all(types == ["landslide", "rockfall", "tunnel"] for types in repeated.values())
    (tmp_path / "rockfall" / "en.md").unlink()
    assert find_repeated(tmp_path, "en") == {}, "two families may say the same"


def test_every_exception_is_needed_and_has_a_reason() -> None:
    repeated = {sentence for language in LANGUAGES for sentence in find_repeated(SHIPPED, language)}
    assert set(ALLOWED) <= repeated
    assert all(ALLOWED.values())
