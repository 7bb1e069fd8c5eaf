"""Writes the tables of a folder of CSV files in every format: write-formats.py FOLDER

Rows that other formats cannot say (too few cells, bytes that are no UTF-8, the header again, lines
above it) are left out of all.
"""

import bz2
import csv
import datetime
import gzip
import json
import lzma
import os
import struct
import sys
import tarfile
import zipfile
import zlib

import fastavro
import pyarrow
import pyarrow.parquet

source = sys.argv[1]
TIMES = {"TIMESTAMP", "UPDATED_AT", "USER_CREATION_TIME", "ACCOUNT_CREATION_TIME"}


def rows_of(table):
    with open(f"{source}/share/{table}.csv", "rb") as file:
        text = file.read().decode("utf-8-sig", "replace")
    lines = csv.reader(text.splitlines(keepends=True))
    header, *rows = [row for row in lines if row and not row[0].startswith("#")]
    whole = [row for row in rows if len(row) == len(header) and row != header]
    return header, [row for row in whole if not any("\ufffd" in cell or "\0" in cell for cell in row)]


def open_in(kind, name, mode="wb", **options):
    os.makedirs(f"{source}/{kind}", exist_ok=True)
    return open(f"{source}/{kind}/{name}", mode, **options)


def separated(header, rows, delimiter=","):
    class Lines(list):
        write = list.append

    lines = Lines()
    csv.writer(lines, delimiter=delimiter, lineterminator="\n").writerows([header, *rows])
    return "".join(lines).encode()


def refuse(word):
    raise ValueError(word)


def an_object(header, row, nested):
    def value(name, cell):
        if cell == "":
            return None
        if nested and name == "EVENT_PROPERTIES":
            try:
                parsed = json.loads(cell, parse_constant=refuse)
                if isinstance(parsed, dict) and "\\" not in cell and json.dumps(parsed) == cell:
                    return parsed
            except ValueError:
                pass
        return cell

    return {name: value(name, cell) for name, cell in zip(header, row)}


def lines_of_objects(header, rows, nested):
    lines = [json.dumps(an_object(header, row, nested), ensure_ascii=False) + "\n" for row in rows]
    return "".join(lines).encode()


def moment(cell):
    return datetime.datetime.fromisoformat(cell).replace(tzinfo=datetime.timezone.utc)


def is_moment(cell):
    try:
        moment(cell)
        return len(cell) == 19 and cell[10] == " "
    except ValueError:
        return False


def bgzip(plain):
    """Blocks as bgzip writes them: members that tell their length, the last one empty."""
    members = []
    for start in [*range(0, len(plain), 65280), len(plain)]:
        block = plain[start:start + 65280]
        deflate = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = deflate.compress(block) + deflate.flush()
        members.append(
            b"\x1f\x8b\x08\x04\0\0\0\0\0\xff\x06\0BC\x02\0" + struct.pack("<H", len(packed) + 25)
            + packed + struct.pack("<II", zlib.crc32(block), len(block)))
    return b"".join(members)


def write(table):
    header, rows = rows_of(table)
    plain = separated(header, rows)
    half = plain.index(b"\n", len(plain) // 2) + 1
    files = {
        "csv": ("csv", plain),
        "tsv": ("tsv", separated(header, rows, "\t")),
        "bars": ("psv", separated(header, rows, "|")),
        "gz": ("csv.gz", gzip.compress(plain[:half]) + gzip.compress(plain[half:])),
        "bgzf": ("csv.gz", bgzip(plain)),
        "bz2": ("csv.bz2", bz2.compress(plain)),
        "xz": ("csv.xz", lzma.compress(plain)),
        "zst": ("csv.zst", pyarrow.compress(plain, codec="zstd", asbytes=True)),
        "lz4": ("csv.lz4", pyarrow.compress(plain, codec="lz4", asbytes=True)),
        "jsonl-gz": ("jsonl.gz", gzip.compress(lines_of_objects(header, rows, True))),
        "utf-16-le": ("csv", b"\xff\xfe" + plain.decode().encode("utf-16-le")),
        "utf-16-be": ("csv", b"\xfe\xff" + plain.decode().encode("utf-16-be")),
        "utf-32-le": ("csv", b"\xff\xfe\0\0" + plain.decode().encode("utf-32-le")),
        "utf-32-be": ("csv", b"\0\0\xfe\xff" + plain.decode().encode("utf-32-be")),
    }
    for kind, (ending, data) in files.items():
        with open_in(kind, f"{table}.{ending}") as file:
            file.write(data)
    for kind, nested in [("jsonl", True), ("jsonl-strings", False)]:
        with open_in(kind, f"{table}.jsonl") as file:
            file.write(lines_of_objects(header, rows, nested))
    with open_in("json", f"{table}.json", "w", encoding="utf-8") as file:
        json.dump([an_object(header, row, True) for row in rows], file, ensure_ascii=False, indent=1)
    with open_in("zip", f"{table}.zip") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{table}.csv", plain)
    for kind, ending in [("tar", "tar"), ("tgz", "tar.gz")]:
        with open_in(kind, f"{table}.{ending}") as file:
            with tarfile.open(fileobj=file, mode="w:gz" if kind == "tgz" else "w") as archive:
                archive.add(f"{source}/csv/{table}.csv", f"export/{table}.csv")
    columns = {name: [row[place] or None for row in rows] for place, name in enumerate(header)}
    # A column of times that holds another text stays text.
    timed = {name for name in TIMES & set(header) if all(c is None or is_moment(c) for c in columns[name])}
    write_parquet(table, columns, timed, len(rows) // 3 + 1)
    write_avro(table, columns, timed)


def write_parquet(table, columns, timed, group):
    for compression in ["snappy", "zstd"]:
        arrays = {
            name: pyarrow.array(
                [cell and moment(cell) for cell in cells], pyarrow.timestamp("us", "UTC"))
            if name in timed else pyarrow.array(cells, pyarrow.string())
            for name, cells in columns.items()
        }
        with open_in(f"parquet-{compression}", f"{table}.parquet") as file:
            pyarrow.parquet.write_table(
                pyarrow.table(arrays), file, compression=compression, row_group_size=group)


def write_avro(table, columns, timed):
    time = {"type": "long", "logicalType": "timestamp-micros"}
    fields = [{"name": n, "type": ["null", time if n in timed else "string"]} for n in columns]
    schema = {"type": "record", "name": table, "fields": fields}
    records = [
        {n: cell and moment(cell) if n in timed else cell for n, cell in zip(columns, cells)}
        for cells in zip(*columns.values())
    ]
    for codec in ["null", "deflate"]:
        with open_in(f"avro-{codec}", f"{table}.avro") as file:
            fastavro.writer(file, schema, records, codec=codec)


for table in ["events", "users", "accounts"]:
    write(table)
