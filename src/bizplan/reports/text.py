"""What papers of every kind say alike: where they come from, and texts of several paragraphs."""

from bizplan.model.base import Document
from bizplan.reports.paper import Block, Fact, Paragraph, Prose, Text, literal


def provenance(document: Document, file: str) -> tuple[Fact, ...]:
    """The sources of a document, and the file that holds it."""
    sources = []
    for source in document.sources:
        known = (source.title, source.publisher, str(source.date) if source.date else "", source.url)
        sources.append(literal(", ".join(each for each in known if each)))
    facts = [Fact("Source" if len(sources) == 1 else "Sources", tuple(sources))] if sources else []
    facts += [Fact("Made from", (literal(file),))] if file else []
    return tuple(facts)


def paragraphs(
    text: str | None, number: str = "", anchor: str = "", blocks: tuple[Block, ...] = ()
) -> tuple[Block, ...]:
    """A text as one paragraph, with a number or without; what follows its first blank line may hold lists."""
    if not text:
        return ()
    first, _, rest = text.strip().partition("\n\n")
    more: tuple[Block, ...] = (Prose(Text(rest.strip())),) if rest.strip() else ()
    if number or blocks:
        return (Paragraph(Text(first), number, anchor, (*more, *blocks)),)
    return (Paragraph(Text(first), anchor=anchor), *more)


def said(label: str, words: str) -> Fact:
    """A sentence as a detail among others, without its full stop."""
    return Fact(label, (Text(words.strip().removesuffix(".")),))


def quality(sample: int | None, *, provisional: bool, revised: bool) -> str:
    """What is said of how good a figure is, in a few words: `base 161, provisional`; empty where nothing is."""
    said_of_it = (
        f"base {sample:,}" if sample is not None else "",
        "provisional" if provisional else "",
        "revised" if revised else "",
    )
    return ", ".join(each for each in said_of_it if each)
