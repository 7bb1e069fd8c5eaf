"""Writes files that are damaged, mislabelled or made to do harm into a share: write-hostile.py FOLDER

Each is named after what is wrong with it; a row that can be read is always the same.
"""

import bz2
import gzip
import io
import json
import lzma
import os
import random
import struct
import sys
import tarfile
import zipfile

import fastavro
import pyarrow
import pyarrow.parquet

folder = sys.argv[1]
HEADER = ["USER_ID", "ACCOUNT_ID", "EVENT_NAME", "TIMESTAMP", "UPDATED_AT", "EVENT_PROPERTIES"]
CELLS = ["u1", "a1", "Login", "2024-05-01 10:00:00", "2024-05-01 11:00:00", "{}"]
HEAD, ROW = ",".join(HEADER) + "\n", ",".join(CELLS) + "\n"
OBJECT = json.dumps(dict(zip(HEADER, CELLS)))
TABLE = (HEAD + ROW * 5).encode()
DEEP = 100_000


def zipped(files, kind=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", kind) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name), content, kind)
    return data.getvalue()


def tarred(*members):
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, content, kind, link in members:
            info = tarfile.TarInfo(name)
            info.size, info.type, info.linkname = len(content), kind, link
            archive.addfile(info, io.BytesIO(content))
    return data.getvalue()


def with_password(archive):
    # Both heads of the file say so, which is all that is looked at.
    data = bytearray(archive)
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    return bytes(data)


def parquet():
    data = io.BytesIO()
    columns = {name: [cell] * 5 for name, cell in zip(HEADER, CELLS)}
    pyarrow.parquet.write_table(pyarrow.table(columns), data)
    return data.getvalue()


def avro():
    data = io.BytesIO()
    fields = [{"name": name, "type": "string"} for name in HEADER]
    fastavro.writer(
        data, {"type": "record", "name": "Row", "fields": fields}, [dict(zip(HEADER, CELLS))] * 5)
    return data.getvalue()


def long(value):
    bits, data = (value << 1 ^ value >> 63) & (1 << 64) - 1, b""
    while bits >= 0x80:
        data, bits = data + bytes([bits & 0x7F | 0x80]), bits >> 7
    return data + bytes([bits])


PARQUET, AVRO = parquet(), avro()
# Lines long enough to be few, which are no rows.
BOMB = (HEAD + ROW).encode() + (b"a" * (1 << 20) + b"\n") * 80
MARKER = AVRO[-16:]
AVRO_HEAD = AVRO[:AVRO.index(MARKER) + 16]
TAR = bytearray(tarred(("events.csv", TABLE, tarfile.REGTYPE, "")))
# A size of eight GiB, with the sum of the header that belongs to it.
TAR[124:136] = b"77777777777\0"
TAR[148:156] = b"%06o\0 " % (sum(TAR[:148]) + 8 * 32 + sum(TAR[156:512]))
NOISE = random.Random(1).randbytes(100_000)

FILES = {
    # Names that lie.
    "gzip.csv": gzip.compress(TABLE),
    "parquet.csv": PARQUET,
    "avro.json": AVRO,
    "csv.parquet": TABLE,
    "csv.csv.gz": TABLE,
    "csv.jsonl": TABLE,
    "jsonl.avro": (OBJECT + "\n").encode() * 5,
    "array.csv": f"[{','.join([OBJECT] * 5)}]".encode(),
    "zip.csv.gz": zipped([("events.csv", TABLE)]),
    # Nothing, or nothing but a start.
    "nothing.csv": b"",
    "nothing.json": b"",
    "nothing.parquet": b"",
    "nothing.avro": b"",
    "nothing.csv.gz": gzip.compress(b""),
    "nothing.csv.xz": lzma.compress(b""),
    "nothing.zip": zipped([]),
    "blank.csv": b"\n\n\n",
    "mark.csv": b"\xef\xbb\xbf",
    "wide-mark.csv": b"\xff\xfe",
    "nul.csv": b"\0",
    "head.csv": HEAD.encode(),
    "head.csv.gz": gzip.compress(HEAD.encode()),
    "head-wide.csv": HEAD.encode("utf-16"),
    "head.avro": AVRO_HEAD,
    "magic.avro": b"Obj\1",
    "magic.parquet": b"PAR1",
    "magics.parquet": b"PAR1\0\0\0\0PAR1",
    # What grows.
    "bomb.csv.gz": gzip.compress(BOMB),
    "bomb.zip": zipped([("events.csv", BOMB)]),
    "bomb.csv.bz2": bz2.compress((HEAD + ROW).encode() + b"a" * (80 << 20)),
    "layers.csv.gz": gzip.compress(gzip.compress(gzip.compress(gzip.compress(TABLE)))),
    # What goes deep, or wide.
    "brackets.json": b"[" * DEEP,
    "closed-brackets.json": b"[" * DEEP + b"]" * DEEP,
    "objects.json": b'{"a":' * DEEP,
    "deep.jsonl": f"{OBJECT}\n{OBJECT.replace('{}', '[' * DEEP + ']' * DEEP)}\n".encode()
        + f'{{"a":{"[" * DEEP}{"]" * DEEP}}}\n{OBJECT}\n'.encode(),
    "deep.csv": (HEAD + ROW.replace("{}", f'"{"[" * DEEP}{"]" * DEEP}"') + ROW).encode(),
    "keys.jsonl": json.dumps({f"k{key}": 1 for key in range(40_000)}).encode(),
    "columns.csv": (HEAD.strip() + "," * 200_000 + "\n" + ROW).encode(),
    "line.csv": (HEAD + ROW + "x" * (17 << 20) + "\n" + ROW).encode(),
    "line.zip": zipped([("events.csv", (HEAD + ROW + "x" * (17 << 20) + "\n" + ROW).encode())]),
    "quote.csv": (HEAD + ROW + '"' + ROW * 3).encode(),
    # Sizes that lie.
    "footer.parquet": PARQUET[:-8] + struct.pack("<I", 0xFFFFFFFF) + b"PAR1",
    "no-footer.parquet": PARQUET[:-8] + struct.pack("<I", 0) + b"PAR1",
    "rows.avro": AVRO_HEAD + long(1 << 62) + long(100) + bytes(100) + MARKER,
    "size.avro": AVRO_HEAD + long(5) + long(1 << 62) + bytes(100) + MARKER,
    "negative.avro": AVRO_HEAD + long(-5) + long(-100) + bytes(100) + MARKER,
    "map.avro": b"Obj\1" + long(1 << 60) + AVRO[5:],
    "size.zip": zipped([("events.csv", TABLE)]).replace(
        struct.pack("<I", len(TABLE)), struct.pack("<I", 0xFFFFFFF0)),
    "size.tar": bytes(TAR),
    # What is locked.
    "locked.zip": with_password(zipped([("events.csv", TABLE)])),
    "locked.parquet": b"PARE" + PARQUET[4:-4] + b"PARE",
    # Archives.
    "inner.zip": zipped([("a.zip", zipped([("events.csv", TABLE)])), ("events.csv", TABLE)]),
    "parquet.zip": zipped([("events.parquet", PARQUET)]),
    "paths.zip": zipped([(f"../../etc/\x1b[31m/events-{n}.csv", TABLE) for n in range(2)]),
    "many.zip": zipped([(f"events-{number}.csv", b"") for number in range(3000)]),
    "links.tar": tarred(
        ("events.csv", TABLE, tarfile.REGTYPE, ""), ("events-a.csv", b"", tarfile.SYMTYPE, "/etc/passwd"),
        ("events-b.csv", b"", tarfile.LNKTYPE, "../events.csv"), ("events-c.csv", b"", tarfile.FIFOTYPE, "")),
    "padding.tar": (lambda tar: tar[:1024] + NOISE[:512] + tar[1536:])(
        tarred(("events.csv", TABLE, tarfile.REGTYPE, ""))),
    # What is no table.
    "noise.csv": NOISE,
    "sum.csv.gz": gzip.compress(TABLE + bytes(500))[:-8] + bytes(8),
    "noise.csv.gz": b"\x1f\x8b" + NOISE,
    "noise.parquet": b"PAR1" + NOISE + b"PAR1",
    "page.csv": b"<html><body>403 Forbidden</body></html>",
    "program.csv": b"\x7fELF" + NOISE,
}

for name, data in FILES.items():
    with open(f"{folder}/events-{name}", "wb") as file:
        file.write(data)
with open(f"{folder}/events.csv", "wb") as file:
    file.write(TABLE)
