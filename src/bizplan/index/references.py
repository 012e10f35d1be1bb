"""A document to what refers and is referred to: its links, and the other names of its entries."""

from dataclasses import dataclass

from bizplan.index.links_both_ways import DocumentLinks, document_links
from bizplan.index.record import Indexed
from bizplan.index.setting import Setting
from bizplan.index.walk import entities
from bizplan.load import Loaded


@dataclass(frozen=True, slots=True)
class DocumentReferences:
    """One document with its links and the aliases of its entries."""

    links: DocumentLinks
    aliases: tuple[tuple[str, str], ...]
    """An entry's id and another name of it, a pair for each such name."""


def document_references(loaded: Loaded, indexed: Indexed, setting: Setting) -> DocumentReferences:
    """What one document adds to the cross references of a repository: the facts to ask of `survey`."""
    aliases = tuple(
        (placed.id, str(alias))
        for placed in entities(loaded.model)[1:]
        if placed.id
        for alias in getattr(placed.entity, "aliases", ())
    )
    return DocumentReferences(document_links(loaded, indexed, setting), aliases)
