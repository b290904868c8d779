"""One sound file → many that are not: its bytes changed anywhere, or its structure changed where a reader looks.

Each function takes the bytes and a source of chance, and returns other bytes; the same chance gives the same bytes.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

Mutation: TypeAlias = "Callable[[bytes, Random], bytes]"

ODD_NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"255",
    b"65536",
    b"2147483648",
    b"99999999999999999999",
    b"1e308",
    b"nan",
    b"0.00001",
)

ODD_TEXTS = (
    "", " ", "\u00ad", "\u200d", "\u202e", "\ufeff", "\x00", "\x1b[2J", "\x85", "\u2028", "é" * 3, "e\u0301", "\ud7ff",
    "\U0010ffff", "שלום", "سلام", "ไทย", "👩‍👩‍👧", "=1+1", "-", "--", "---", "&", "*", "!", "%", "@", "`", "{", "[", "]", "}",
    ":", ": ", " #", "|", ">", "null", "~", "true", "yes", "0x1F", "0o17", "1_000", ".inf", "2026-11-25", "a: b", "- a", "'", '"',
    "“x”", "<b>x</b>", "&amp;", "../../etc/passwd", "/dev/zero", "/", ".", "..", "con", "x" * 300, "woord " * 400,
    "\n", "\t", "\r",
)  # fmt: skip

YAML_LINES = (
    "<<: *a", "&a [*a, *a]", "? x", "%YAML 3.0", "---", "...", "!!python/object:os.system x", "!!binary aGk=", "\tx: 1", "x: [",
    "x: {", "x: |", "x: >-", "x: 'a", 'x: "a', "- - - - x", "a: b: c", "x: " + "[" * 200, "x: " + "{a: " * 200,
)  # fmt: skip


def bytewise(data: bytes, chance: Random) -> bytes:
    """Some of: bytes changed, cut out, put in, doubled, moved; the end cut off."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8, 40))):
        if not made:
            break
        at = chance.randrange(len(made))
        length = min(len(made) - at, chance.choice((1, 1, 2, 4, 16, 256, 4096)))
        match chance.randrange(7):
            case 0:
                made[at] = chance.randrange(256)
            case 1:
                made[at] ^= 1 << chance.randrange(8)
            case 2:
                del made[at : at + length]
            case 3:
                made[at:at] = chance.randbytes(length)
            case 4:
                made[at:at] = made[at : at + length]
            case 5:
                to = chance.randrange(len(made))
                piece = made[at : at + length]
                made[to : to + length] = piece
            case _:
                if chance.random() < 0.2:
                    del made[at:]
                else:
                    made[at] = chance.choice((0, 10, 13, 32, 34, 40, 41, 47, 60, 62, 92, 255))
    return bytes(made)


def in_lines(data: bytes, chance: Random) -> bytes:
    """A file of text: lines doubled, moved, left out, indented; values and odd lines put in."""
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        at = chance.randrange(len(lines))
        match chance.randrange(8):
            case 0:
                lines.insert(at, lines[chance.randrange(len(lines))])
            case 1:
                if len(lines) > 1:
                    del lines[at]
            case 2:
                lines[at] = " " * chance.randrange(1, 5) + lines[at]
            case 3:
                lines[at] = lines[at][chance.randrange(1, 4) :]
            case 4:
                lines.insert(at, " " * chance.randrange(5) + chance.choice(YAML_LINES))
            case 5:
                head, found, _ = lines[at].partition(": ")
                lines[at] = head + found + chance.choice(ODD_TEXTS)
            case 6:
                words = lines[at].split(" ")
                words[chance.randrange(len(words))] = chance.choice(ODD_TEXTS)
                lines[at] = " ".join(words)
            case _:
                to = chance.randrange(len(lines))
                lines[at], lines[to] = lines[to], lines[at]
    return "\n".join(lines).encode("utf-8", "surrogateescape")


def in_numbers(data: bytes, chance: Random) -> bytes:
    """One to three numbers written in the file become odd ones."""
    places = [match.span() for match in re.finditer(rb"(?<![\w.])-?\d+(?:\.\d+)?", data)]
    for start, end in sorted(chance.sample(places, min(len(places), chance.choice((1, 1, 2, 3)))), reverse=True):
        data = data[:start] + chance.choice(ODD_NUMBERS) + data[end:]
    return data


def in_members(data: bytes, chance: Random) -> bytes:
    """A ZIP file, such as an .xlsx: the text of one of its members changed, a member left out, doubled or bent."""
    with zipfile.ZipFile(io.BytesIO(data)) as sound:
        members = {name: sound.read(name) for name in sound.namelist()}
    name = chance.choice(sorted(members))
    match chance.randrange(6):
        case 0:
            del members[name]
        case 1:
            members[chance.choice(sorted(members))] = members[name]
        case 2:
            members[name] = in_numbers(members[name], chance)
        case 3:
            members[name] = _in_marks(members[name], chance)
        case 4:
            members[name] = bytewise(members[name], chance)
        case _:
            members[name + "\x07/../" + chance.choice("ab")] = members[name]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as changed:
        for each, content in members.items():
            changed.writestr(zipfile.ZipInfo(each), content, compress_type=changed.compression)
    return made.getvalue()


def _in_marks(data: bytes, chance: Random) -> bytes:
    """XML: a tag or an attribute left out, doubled, renamed, or nested in itself."""
    tags = [match.span() for match in re.finditer(rb"<[^>]{1,300}>", data)]
    if not tags:
        return data
    start, end = chance.choice(tags)
    tag = data[start:end]
    match chance.randrange(6):
        case 0:
            new = b""
        case 1:
            new = tag * chance.choice((2, 3, 2000))
        case 2:
            new = re.sub(
                rb'"[^"]*"',
                b'"' + chance.choice((*ODD_NUMBERS, b"", b"#x", b"url(#a)", b"A1:XFD1048576")) + b'"',
                tag,
                count=1,
            )
        case 3:
            new = b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;" + tag
        case 4:
            new = re.sub(
                rb"<(/?)[\w:]+",
                lambda found: b"<" + found[1] + chance.choice((b"g", b"use", b"image", b"c", b"row", b"x:y")),
                tag,
            )
        case _:
            new = b'<x:image xmlns:x="http://www.w3.org/2000/svg" href="/dev/zero"/>' + tag
    return data[:start] + new + data[end:]


def in_svg(data: bytes, chance: Random) -> bytes:
    """An SVG: its numbers, its tags, its lines."""
    return chance.choice((in_numbers, _in_marks, in_lines))(data, chance)


_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def in_objects(data: bytes, chance: Random) -> bytes:
    """A PDF: a number, a name, a reference or a keyword changed, or what is inside a compressed stream."""
    match chance.randrange(5):
        case 0:
            return in_numbers(data, chance)
        case 1:
            names = [match.span() for match in re.finditer(rb"/[A-Za-z]+", data)]
            start, end = chance.choice(names)
            other = data[slice(*chance.choice(names))]
            return data[:start] + other + data[end:]
        case 2:
            references = [match.span() for match in re.finditer(rb"\d+ 0 R", data)]
            start, end = chance.choice(references)
            return data[:start] + b"%d 0 R" % chance.choice((0, 1, 2, 3, chance.randrange(1000), 10**9)) + data[end:]
        case 3:
            words = (
                b"obj",
                b"endobj",
                b"stream",
                b"endstream",
                b"<<",
                b">>",
                b"[",
                b"]",
                b"xref",
                b"trailer",
                b"%%EOF",
            )
            word = chance.choice(words)
            places = [match.span() for match in re.finditer(re.escape(word), data)]
            if not places:
                return data
            start, end = chance.choice(places)
            return data[:start] + chance.choice((*words, b"")) + data[end:]
        case _:
            return _in_stream(data, chance)


def _in_stream(data: bytes, chance: Random) -> bytes:
    streams = list(_STREAM.finditer(data))
    found = chance.choice(streams)
    try:
        inside = zlib.decompress(found[1])
    except zlib.error:
        return data[: found.start(1)] + bytewise(found[1], chance) + data[found.end(1) :]
    packed = zlib.compress(chance.choice((bytewise, in_numbers))(inside, chance))
    return data[: found.start(1)] + packed + data[found.end(1) :]


def in_chunks(data: bytes, chance: Random) -> bytes:
    """A PNG: the header's fields or a chunk changed, with sums that are right again."""
    chunks, at = [], 8
    while at + 12 <= len(data):
        length = struct.unpack(">I", data[at : at + 4])[0]
        chunks.append([data[at + 4 : at + 8], data[at + 8 : at + 8 + length]])
        at += 12 + length
    chosen = chance.randrange(len(chunks))
    match chance.randrange(5):
        case 0:
            header = bytearray(chunks[0][1])
            header[chance.randrange(len(header))] = chance.choice((0, 1, 2, 3, 4, 6, 8, 16, 127, 255))
            chunks[0][1] = bytes(header)
        case 1:
            chunks[chosen][1] = bytewise(chunks[chosen][1], chance)
        case 2:
            chunks.insert(
                chosen,
                [chance.choice((b"iCCP", b"tRNS", b"PLTE", b"zTXt", b"gAMA", b"pHYs", b"eXIf")), chance.randbytes(20)],
            )
        case 3:
            del chunks[chosen]
        case _:
            chunks.append(list(chunks[chosen]))
    made = [data[:8]]
    for name, content in chunks:
        made += [struct.pack(">I", len(content)), name, content, struct.pack(">I", zlib.crc32(name + content))]
    return b"".join(made)


def in_tables(data: bytes, chance: Random) -> bytes:
    """A TrueType or OpenType font: an entry of the directory, or the beginning of a table, changed."""
    made = bytearray(data)
    count = struct.unpack(">H", data[4:6])[0]
    entry = 12 + 16 * chance.randrange(max(1, count))
    tag, _, offset, length = struct.unpack(">4sIII", data[entry : entry + 16])
    match chance.randrange(4):
        case 0:
            made[entry + 8 : entry + 16] = struct.pack(
                ">II", *(chance.choice((0, 1, offset, length, 2**31, 2**32 - 1, len(data))) for _ in "ab")
            )
        case 1:
            made[entry : entry + 4] = chance.choice((b"cmap", b"glyf", b"loca", b"head", b"GPOS", b"CFF ", b"xxxx"))
        case 2:
            for _ in range(chance.choice((1, 2, 8))):
                at = offset + chance.randrange(max(1, min(length, 64)))
                if at < len(made):
                    made[at] = chance.choice((0, 1, 2, 127, 128, 255))
        case _:
            start = min(offset, len(made))
            made[start : start + length] = bytewise(bytes(made[start : start + length]), chance)
    return bytes(made) if tag else data
