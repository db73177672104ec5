"""Where playbooks are found, and reading one with everything it extends.

    library = Library(roots)
    playbook, problems = library.read("boat-accident", languages=("id",))

A playbook is a folder that holds `id.md`, `en.md` or both. Roots are searched in the order given; a document is parsed once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.problems import Problem, Where, has_errors, in_order, problem
from crisiskit.reading.documents import read_document
from crisiskit.reading.files import read_text
from crisiskit.reading.inheriting import check_removals, inherit
from crisiskit.reading.joining import join
from crisiskit.reading.keywords import nearest
from crisiskit.reading.meaning import settle
from crisiskit.reading.roots import list_folders, locate

if TYPE_CHECKING:
    from crisiskit.model.playbook import Playbook
    from crisiskit.reading.document import Document

#: base <- the house's own <- family <- type <- what an agency made of it.
LONGEST_CHAIN = 5
#: Problems after which a document stands without its parent.
_LOST = frozenset({"unknown-playbook", "extends-cycle", "extends-too-long"})


class Library:
    """The playbooks of some roots. Reads each document once; the house's own playbook comes between base and the types."""

    def __init__(self, roots: Sequence[Path], house: Path | None = None) -> None:
        """Search `roots` in order; `house` is the house's own playbook document, if it has one."""
        self.roots = tuple(roots)
        self.house = house
        self._documents: dict[Path, tuple[Document | None, list[Problem]]] = {}

    def folders(self) -> dict[str, Path]:
        """The folder of every playbook, by id; the first root that has an id wins."""
        return list_folders(self.roots)

    def locate(self, ident: str) -> Path | None:
        """The folder of one playbook; what is no id names none."""
        return locate(ident, self.roots)

    def read(
        self, ident: str, languages: Sequence[str] = LANGUAGES, at: Where | None = None
    ) -> tuple[Playbook | None, list[Problem]]:
        """The playbook called `ident` in the languages it has of those asked for, and every problem in its documents."""
        folder = self.locate(ident)
        if folder is None:
            known = [name for name in self.folders() if name != "base"]
            return None, [problem("unknown-playbook", at, found=ident, instead=nearest(ident, known))]
        return self.read_folder(folder, languages)

    def read_folder(self, folder: Path, languages: Sequence[str] = LANGUAGES) -> tuple[Playbook | None, list[Problem]]:
        """The playbook in a folder."""
        problems: list[Problem] = []
        merged: dict[str, Document] = {}
        for language in languages:
            path = folder / f"{language}.md"
            if path.is_file():
                document, found = self._merged(path, folder.name, language)
                problems += found
                if document is not None:
                    settled, found = settle(document)
                    problems += found
                    merged[language] = settled
        if not merged:
            return None, problems or [problem("no-document", Where(str(folder)), languages=", ".join(languages))]
        return join(merged), list(in_order(problems))

    def document(self, path: Path) -> tuple[Document | None, list[Problem]]:
        """One document as it stands, not joined to what it extends."""
        if path not in self._documents:
            text, problems = read_text(path)
            self._documents[path] = (None, problems) if text is None else read_document(text, str(path))
        return self._documents[path]

    def list_chain(self, path: Path, language: str) -> Iterator[Document]:
        """A document and those it extends, nearest first; none where it cannot be read."""
        document, _ = self.document(path) if path.is_file() else (None, [])
        if document is not None:
            yield document
            yield from self._parents(document, language, [])

    def _merged(self, path: Path, ident: str, language: str) -> tuple[Document | None, list[Problem]]:
        """The document joined to its chain of parents."""
        document, problems = self.document(path)
        if document is None:
            return None, problems
        problems = list(problems)
        front = document.front
        if not self._is_own(document) and front.id != ident:
            problems.append(problem("id-differs-from-folder", front.where("id"), found=front.id, folder=ident))
        if front.language != language:
            problems.append(problem("language-differs-from-file", front.where("language"), found=front.language, file=path.name))
            return None, problems
        known = len(problems)
        chain = [document, *self._parents(document, language, problems)]
        if any(item.code in _LOST for item in problems[known:]):
            return None, problems  # without what it extends nothing in it can be understood: say that, and nothing else
        if front.extends is None:
            problems += check_removals(document)
        merged = chain.pop()
        while chain:
            merged, found = inherit(chain.pop(), merged)
            problems += found
        return merged, problems

    def _parents(self, document: Document, language: str, problems: list[Problem]) -> Iterator[Document]:
        """The documents it extends, nearest first. The house's own playbook steps in front of base."""
        seen = {document.path}
        current = document
        while (extended := self._extended(current)) is not None:
            where = current.front.where("extends")
            path = self._parent_path(current, extended, language, problems)
            if path is None:
                problems.append(problem("unknown-playbook", where, found=extended, instead="base"))
                return
            if str(path) in seen or len(seen) >= LONGEST_CHAIN:
                code = "extends-cycle" if str(path) in seen else "extends-too-long"
                problems.append(problem(code, where, found=extended, limit=LONGEST_CHAIN))
                return
            parent, found = self.document(path)
            problems += found
            if parent is None:
                return
            seen.add(str(path))
            yield parent
            current = parent

    def _is_own(self, document: Document) -> bool:
        """Whether it is the house's own playbook, by where `house.yaml` says it lies or by its own word."""
        own = self.house
        paths = () if own is None else (own, *(own.with_name(f"{own.stem}.{language}.md") for language in LANGUAGES))
        return document.front.kind == "house" or Path(document.path) in paths

    def _extended(self, document: Document) -> str | None:
        """What a document extends; the house's own extends the base even if it does not say so."""
        return "base" if self._is_own(document) else document.front.extends

    def _parent_path(self, document: Document, extended: str, language: str, problems: list[Problem]) -> Path | None:
        if extended == "base" and self.house is not None and not self._is_own(document):
            own = self.house.with_name(f"{self.house.stem}.{language}.md")
            if own.is_file() and own.resolve().parent == self.house.resolve().parent:
                return own
            house, _ = self.document(self.house)
            if house is None or house.front.language == language:
                return self.house
            # Words of one language must not be inherited by another.
            where = house.front.where("language")
            problems.append(problem("language-missing", where, found=language, playbook=house.front.id))
        folder = self.locate(extended)
        path = folder / f"{language}.md" if folder is not None else None
        return path if path is not None and path.is_file() else None


def sound(playbook: Playbook | None, problems: Iterable[Problem]) -> bool:
    """Whether a playbook was read without errors."""
    return playbook is not None and not has_errors(problems)
