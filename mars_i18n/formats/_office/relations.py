"""Relations between the parts of an Open Packaging Conventions file (ECMA-376, part 2, 9): which part an id names."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from mars_i18n.formats._office.xml_tree import read_tree
from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from mars_i18n.formats._office.zip_package import ZipPackage


@dataclass(frozen=True, slots=True)
class Relation:
    """Where an id leads. `kind` is the last word of its type: "hyperlink", "image", "footnotes"."""

    kind: str
    target: str  # the name of a part, or an address where `outside`
    outside: bool


def read_relations(package: ZipPackage, part: str) -> dict[str, Relation]:
    """The relations of a part ("" is the package itself), by id; none where it has none."""
    folder = posixpath.dirname(part)
    member = relations_member(part)
    if member not in package.members:
        return {}
    found: dict[str, Relation] = {}
    for one in read_tree(package.read(member), package.path, member).children:
        attributes = one.attributes
        outside = attributes.get("TargetMode", "").lower() == "external"
        target = attributes.get("Target", "")
        if not outside:
            target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            target = target.lstrip("/")
        found[attributes.get("Id", "")] = Relation(attributes.get("Type", "").rpartition("/")[2], target, outside)
    return found


def relations_member(part: str) -> str:
    """The name of the part that holds the relations of another."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def related(relations: dict[str, Relation], package: ZipPackage, kind: str) -> tuple[str, ...]:
    """The parts of a kind that are in the package, each once, in the order of the relations."""
    names = (one.target for one in relations.values() if one.kind == kind and not one.outside)
    return tuple(dict.fromkeys(name for name in names if name in package.members))
