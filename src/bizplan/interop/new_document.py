"""What a new document says, with what guides its writer, to its text in the canonical layout."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bizplan.interop.canonical import canon
from bizplan.source.layout import commented_out, set_out
from bizplan.source.layout_parts import Remarks, Writable, comment, entry_of, node_of, with_remarks


@dataclass(frozen=True, slots=True)
class Part:
    """One or more keys of a document that stand together, with a comment above them."""

    values: Mapping[str, Writable]
    """What is written, under its keys."""
    says: str = ""
    """What stands above it."""
    remarks: Remarks = field(default_factory=dict)
    """What stands above single entries."""
    is_stub: bool = False
    """Whether it stands there as a comment, until somebody knows its values."""


def document_text(kind: str, path: str, parts: Sequence[Part]) -> str:
    """The text of a new document; `path` is that of its file from the root, for the line that editors read."""
    order, wording = canon(kind)
    up = "../" * path.count("/")
    blocks = [f"# yaml-language-server: $schema={up}schemas/{kind}.schema.json"]
    for part in parts:
        rows = comment(part.says)
        if part.is_stub:
            for key, value in part.values.items():
                rows += commented_out(entry_of(key, value), order, wording)
        elif part.values:
            text = set_out(with_remarks(node_of(part.values), part.remarks), (), order, wording)
            rows.append(text.rstrip("\n"))
        blocks.append("\n".join(rows))
    head, first, *rest = blocks
    return "\n\n".join([f"{head}\n{first}", *rest]) + "\n"
