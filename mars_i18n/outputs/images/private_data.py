"""What a photograph says besides what it shows: taken out, with no pixel changed.

A telephone writes where and when a picture was taken, with which device, a small copy of it, sometimes a second picture
or a film after its end. Kept is what the pixels look like (colour profile, transparency, density), and what is up.
Nothing is decoded: JPEG by its segments (ITU-T T.81, B.1.1), PNG by its chunks (ISO/IEC 15948, 5.3), GIF by its blocks
(GIF89a, 12 to 27), WebP by its chunks (RFC 9649). All are linear in the bytes.
"""

from __future__ import annotations

import re
import struct

_PNG = b"\x89PNG\r\n\x1a\n"
_KEPT_CHUNKS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD pHYs acTL fcTL fdAT".split()
)
_KEPT_OF_GIF = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")  # loops, and the colour profile
_KEPT_OF_WEBP = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ANIM", b"ANMF", b"ALPH", b"ICCP"})
_EXIF, _XMP = 0x08, 0x04  # bits of VP8X that say that such chunks follow
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # in a scan: neither a stuffed byte nor a restart
_UPRIGHT = 1
_ORIENTATION = 0x0112  # TIFF 6.0, page 36
_SHORT = 3


def remove_private_data(data: bytes) -> bytes:
    """The same image without what says who, where, when and with what. Bytes of no such kind are given as they are."""
    if data.startswith(b"\xff\xd8\xff"):
        return _clean_jpeg(data)
    if data.startswith(_PNG):
        return _clean_png(data)
    if data.startswith((b"GIF87a", b"GIF89a")):
        return _clean_gif(data)
    return _clean_webp(data) if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else data


def orientation_of(data: bytes) -> int:
    """How a JPEG is to be turned: 1 to 8, as Exif numbers it; 1 where it says nothing that is understood."""
    if not data.startswith(b"\xff\xd8"):
        return _UPRIGHT
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        if data[at + 1] == 0xFF:
            at += 1
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] == 0xE1 and data[at + 4 : at + 10] == b"Exif\0\0":
            return _orientation_in(data[at + 10 : at + 2 + length])
        if length < 2:
            break
        at += 2 + length
    return _UPRIGHT


def _orientation_in(tiff: bytes) -> int:
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return _UPRIGHT
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for number in range(count):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * number)
            if tag == _ORIENTATION:
                return value if kind == _SHORT and 1 <= value <= 8 else _UPRIGHT
    except struct.error:
        pass
    return _UPRIGHT


def _clean_jpeg(data: bytes) -> bytes:
    """Without comments and application segments but for JFIF, the profile and Adobe's; nothing after its end."""
    turned = orientation_of(data)
    kept = [b"\xff\xd8", _turned(turned) if turned != _UPRIGHT else b""]
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        if marker == 0xD9:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        segment = data[at:end]
        if not (0xE0 <= marker <= 0xEF or marker == 0xFE) or _is_of_the_picture(marker, segment[4:]):
            kept.append(segment)
        at = end
        if marker == 0xDA:
            found = _MARKER.search(data, at)
            at = found.start() if found else len(data)
            kept.append(data[end:at])
    return b"".join([*kept, b"\xff\xd9" if data[at : at + 2] == b"\xff\xd9" else data[at:]])


def _is_of_the_picture(marker: int, content: bytes) -> bool:
    names = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
    return marker in names and content.startswith(names[marker])


def _turned(orientation: int) -> bytes:
    """An Exif segment that says which side is up, and nothing else."""
    tiff = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, _SHORT, 1, orientation, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", 8 + len(tiff)) + b"Exif\0\0" + tiff


def _clean_png(data: bytes) -> bytes:
    kept, at = [_PNG], len(_PNG)
    while at + 12 <= len(data):
        name, end = data[at + 4 : at + 8], at + 12 + int.from_bytes(data[at : at + 4], "big")
        if name in _KEPT_CHUNKS:
            kept.append(data[at:end])
        at = end
        if name == b"IEND":
            break
    return b"".join(kept)


def _clean_gif(data: bytes) -> bytes:
    """Without comments and what applications put there; as it is where its blocks cannot be followed."""
    if len(data) < 13:
        return data
    at = 13 + _table_size(data[10])
    kept = [data[:at]]
    while at < len(data):
        start, kind = at, data[at]
        if kind == 0x3B:
            return b"".join([*kept, b"\x3b"])
        if kind == 0x21:
            at = _blocks_end(data, at + 2)
            name = data[start + 3 : start + 14]
            if data[start + 1 : start + 2] != b"\xfe" and (
                data[start + 1 : start + 2] != b"\xff" or name in _KEPT_OF_GIF
            ):
                kept.append(data[start:at])
        elif kind == 0x2C and at + 10 < len(data):
            at = _blocks_end(data, at + 11 + _table_size(data[at + 9]))
            kept.append(data[start:at])
        else:
            return data
    return b"".join(kept)


def _table_size(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks_end(data: bytes, at: int) -> int:
    while at < len(data) and data[at]:
        at += 1 + data[at]
    return min(at + 1, len(data))


def _clean_webp(data: bytes) -> bytes:
    kept, at = [], 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        chunk = data[at:end]
        if name == b"VP8X" and len(chunk) > 8:
            chunk = chunk[:8] + bytes([chunk[8] & ~(_EXIF | _XMP)]) + chunk[9:]
        if name in _KEPT_OF_WEBP:
            kept.append(chunk)
        at = end
    body = b"".join(kept)
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WEBP" + body
