"""A zip archive read with limits, and written again with some members replaced and all else byte for byte.

The standard library's zipfile rewrites dates, flags and extra fields, and compresses anew what nobody touched. Here
the bytes of every other member, of what lies between them, and of the central directory but for the fields that must
change, are copied. Structures are those of PKWARE's APPNOTE 6.3.
"""

from __future__ import annotations

import struct
import zlib
from itertools import pairwise
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_PACKAGE = 100 * 1024 * 1024  # bytes of the file, and of all that is read of it, unpacked
_MAX_MEMBERS = 10_000
_MAX_RATIO = (
    200  # unpacked to packed, of a member larger than _SMALL: text compresses to a tenth, bombs to a thousandth
)
_SMALL = 1024 * 1024
_LEVEL = 6  # of zlib, always the same: two builds give the same bytes
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Compound File Binary: Word 97 to 2003, and what a password protects
_END = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_ENCRYPTED, _DESCRIPTOR = 0x1, 0x8
_DAMAGED = message("Open it in the program that made it, save it again, and use that file.")


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a package: where its header and its data lie. Offsets and sizes are in bytes."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    header: int  # offset of its local header
    data: int  # offset of its packed bytes
    record: int  # offset of its record in the central directory


@dataclass(frozen=True, slots=True)
class ZipPackage:
    """The bytes of a package and its members, by name, in the order of the central directory."""

    data: bytes
    path: str
    members: Mapping[str, Member]
    directory: int  # offset of the central directory
    end: int  # offset of its end record

    def read(self, name: str) -> bytes:
        """A member, unpacked. Raises MarsError where it is larger than it says or than is allowed, or damaged."""
        member = self.members[name]
        if member.flags & _ENCRYPTED:
            raise MarsError(message("{member} is encrypted", member=name), _UNLOCK, at=self.path)
        if member.method not in {0, 8}:
            raise _refusal(self.path, message("{member} is compressed by an unknown method", member=name))
        if member.size > MAX_PACKAGE or (member.size > _SMALL and member.size > _MAX_RATIO * max(member.packed, 1)):
            raise _too_large(self.path, name)
        packed = self.data[member.data : member.data + member.packed]
        if member.method == 0:
            found = packed
        else:
            unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
            try:
                found = unpacker.decompress(packed, member.size + 1)
            except zlib.error as error:
                raise _refusal(self.path, message("{member} is damaged", member=name)) from error
            if len(found) <= member.size and not unpacker.eof:
                raise _refusal(self.path, message("{member} is cut off", member=name))
        if len(found) != member.size:
            raise _refusal(self.path, message("{member} has another size than the package says", member=name))
        if zlib.crc32(found) != member.crc:
            raise _refusal(self.path, message("{member} is damaged: its checksum is wrong", member=name))
        return found

    def with_members(self, replaced: Mapping[str, bytes]) -> bytes:
        """The package with the content of some members replaced; the very bytes where none is."""
        if not replaced:
            return self.data
        moved: dict[str, tuple[int, int, int]] = {}  # name → new offset, checksum, packed size
        pieces: list[bytes] = []
        size, cursor = 0, 0

        def add(piece: bytes) -> None:
            nonlocal size
            pieces.append(piece)
            size += len(piece)

        ordered = sorted(self.members.values(), key=lambda one: one.header)
        for at, member in enumerate(ordered):
            add(self.data[cursor : member.header])
            offset = size
            follows = ordered[at + 1].header if at + 1 < len(ordered) else self.directory
            if member.name not in replaced:
                add(self.data[member.header : follows])
                moved[member.name] = (offset, member.crc, member.packed)
                cursor = follows
                continue
            content = replaced[member.name]
            packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
            packed = packer.compress(content) + packer.flush()
            header = bytearray(self.data[member.header : member.data])
            struct.pack_into("<HH", header, 6, member.flags & ~_DESCRIPTOR, 8)
            struct.pack_into("<LLL", header, 14, zlib.crc32(content), len(packed), len(content))
            add(bytes(header))
            add(packed)
            moved[member.name] = (offset, zlib.crc32(content), len(packed))
            cursor = member.data + member.packed + self._descriptor(member, follows)
        add(self.data[cursor : self.directory])
        directory = bytearray(self.data[self.directory :])
        for member in ordered:
            offset, crc, packed_size = moved[member.name]
            at = member.record - self.directory
            struct.pack_into("<L", directory, at + 42, offset)
            if member.name in replaced:
                struct.pack_into("<HH", directory, at + 8, member.flags & ~_DESCRIPTOR, 8)
                struct.pack_into("<LLL", directory, at + 16, crc, packed_size, len(replaced[member.name]))
        struct.pack_into("<L", directory, self.end - self.directory + 16, size)
        return b"".join([*pieces, bytes(directory)])

    def _descriptor(self, member: Member, follows: int) -> int:
        """The length of the data descriptor after a member: 0 where it has none."""
        if not member.flags & _DESCRIPTOR:
            return 0
        after = member.data + member.packed
        length = 16 if self.data[after : after + 4] == b"PK\x07\x08" else 12
        return min(length, follows - after)


def open_package(data: bytes, path: str) -> ZipPackage:
    """The package in the bytes of a file. Nothing is unpacked. Raises MarsError for what is none, with the reason."""
    if len(data) > MAX_PACKAGE:
        size = MAX_PACKAGE // (1024 * 1024)
        raise MarsError(message("the file is larger than {size} MB", size=size), _SMALLER, at=path)
    if data.startswith(_OLE):
        what = message("this is a file of Word or PowerPoint 97-2003, or one with a password")
        raise MarsError(what, message("Save it in today's format (.docx, .pptx, .odt) without a password."), at=path)
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 0xFFFF - _END.size))
    if not data.startswith(b"PK"):
        raise MarsError(message("this is no document of this format"), _DAMAGED, at=path)
    if end < 0 or len(data) < end + _END.size:
        raise _refusal(path, message("it is cut off: the end of the package is missing"))
    _, disk, first_disk, here, count, size, directory, _ = _END.unpack_from(data, end)
    if data[max(0, end - 20) : end].startswith(b"PK\x06\x07") or 0xFFFF in {here, count} or directory == 0xFFFFFFFF:
        raise _refusal(path, message("it is a package of the zip64 kind, which is for files over 4 GB"))
    if disk or first_disk or here != count or directory + size > end:
        raise _refusal(path, message("its table of contents is damaged"))
    if count > _MAX_MEMBERS:
        raise _refusal(path, message("it holds {count} files, more than a document has", count=count))
    members = _read_directory(data, path, directory, count)
    package = ZipPackage(data, path, members, directory, end)
    _require_sound(package)
    return package


def _read_directory(data: bytes, path: str, directory: int, count: int) -> dict[str, Member]:
    members: dict[str, Member] = {}
    at = directory
    for _ in range(count):
        try:
            record = _CENTRAL.unpack_from(data, at)
            local = _LOCAL.unpack_from(data, record[16])
        except struct.error as error:
            raise _refusal(path, message("its table of contents is damaged")) from error
        if record[0] != b"PK\x01\x02" or local[0] != b"PK\x03\x04":
            raise _refusal(path, message("its table of contents is damaged"))
        flags, method, crc, packed, size = record[3], record[4], *record[7:10]
        name_length, extra_length, comment_length, header = *record[10:13], record[16]
        name = data[at + _CENTRAL.size : at + _CENTRAL.size + name_length].decode("utf-8", "replace")
        if 0xFFFFFFFF in {packed, size, header}:
            raise _refusal(path, message("it is a package of the zip64 kind, which is for files over 4 GB"))
        if name in members:
            raise _refusal(path, message("it holds two files of the name {member}", member=name))
        start = header + _LOCAL.size + local[9] + local[10]
        members[name] = Member(name, flags, method, crc, packed, size, header, start, at)
        at += _CENTRAL.size + name_length + extra_length + comment_length
    return members


def _require_sound(package: ZipPackage) -> None:
    """Raise MarsError where members overlap or, together, are larger than is allowed."""
    ordered = sorted(package.members.values(), key=lambda one: one.header)
    for member, after in pairwise(ordered):
        if member.data + member.packed > after.header:
            raise _refusal(package.path, message("two of its files overlap: {member}", member=after.name))
    if ordered and ordered[-1].data + ordered[-1].packed > package.directory:
        raise _refusal(package.path, message("two of its files overlap: {member}", member=ordered[-1].name))
    if sum(one.size for one in ordered) > 10 * MAX_PACKAGE:
        raise _too_large(package.path, max(ordered, key=lambda one: one.size).name)


_UNLOCK = message("Save it without a password.")
_SMALLER = message("Make its pictures smaller, or split it.")


def _refusal(path: str, reason: Message) -> MarsError:
    return MarsError(message("this file cannot be read: {reason}", reason=reason), _DAMAGED, at=path)


def _too_large(path: str, name: str) -> MarsError:
    return MarsError(message("{member} is too large unpacked to be read", member=name), _SMALLER, at=path)
