#!/usr/bin/env python3
"""Makes the Avro files of the tests, and of each the rows that must be read from it.

Needs fastavro, avro, polars, cramjam, zstandard and python-snappy from PyPI. The files are made by these
libraries; the rows are worked out from the values that went into them.
"""

import datetime
import decimal
import json
import math
import random
import struct
import sys
import uuid
from pathlib import Path

import avro.datafile
import avro.io
import avro.schema
import fastavro
import polars

FOLDER = Path(__file__).parent
EPOCH = datetime.datetime(1970, 1, 1)


# Values as text


def real(value, is_float=False):
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if is_float:
        # The shortest digits that read as the same 32 bits.
        for digits in range(1, 10):
            text = f"{value:.{digits}g}"
            if struct.pack("f", float(text)) == struct.pack("f", value):
                break
        value = float(text)
    size = abs(value)
    text = repr(value)
    if size == 0 or 1e-5 <= size < 1e15:
        text = format(decimal.Decimal(text), "f")
        return text[:-2] if text.endswith(".0") else text
    mantissa, _, exponent = text.partition("e")
    if not exponent:
        sign, digits, power = decimal.Decimal(text).normalize().as_tuple()
        digits = "".join(map(str, digits))
        mantissa = ("-" if sign else "") + digits[0] + "." + digits[1:]
        exponent = f"+{len(digits) + power - 1:02}"
    mantissa = mantissa.rstrip(".")
    return f"{mantissa[:-2] if mantissa.endswith('.0') else mantissa}e{exponent}"


def clock(moment, nanos):
    text = moment.strftime("%H:%M:%S")
    if nanos % 1000:
        return f"{text}.{nanos:09}"
    return f"{text}.{nanos // 1000:06}" if nanos else text


def timestamp(value, units):
    seconds, rest = divmod(value, units)
    moment = EPOCH + datetime.timedelta(seconds=seconds)
    return f"{moment.date()} {clock(moment, rest * (10**9 // units))}"


def time_of_day(value, units):
    seconds, rest = divmod(value, units)
    if not 0 <= seconds < 86400:
        return str(value)
    return clock(EPOCH + datetime.timedelta(seconds=seconds), rest * (10**9 // units))


def bytes_text(value):
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return "0x" + value.hex()


def is_of(schema, value):
    """Whether a value is of a branch of a union; the unions here tell by Python's types."""
    if isinstance(schema, list):
        return any(is_of(branch, value) for branch in schema)
    kind = schema["type"] if isinstance(schema, dict) else schema
    if isinstance(schema, dict) and schema.get("logicalType") == "decimal":
        return isinstance(value, decimal.Decimal)
    types = {
        "null": type(None), "boolean": bool, "int": int, "long": int, "float": float,
        "double": float, "bytes": bytes, "fixed": bytes, "string": str, "enum": str,
        "array": list, "map": dict, "record": dict,
    }
    return type(value) is types.get(kind, dict)


class Raw(float):
    """A number of JSON whose text is decided here."""

    def __new__(cls, text):
        self = super().__new__(cls, 0)
        self.text = text
        return self

    def __repr__(self):
        return self.text


def json_text(value):
    if isinstance(value, Raw):
        return value.text
    if isinstance(value, dict):
        return "{" + ",".join(f"{json_text(k)}:{json_text(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(json_text, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


class Texts:
    """The canonical text of values of one schema."""

    def __init__(self, schema):
        self.named = {}
        self.schema = schema
        self.collect(schema, "")

    def collect(self, schema, space):
        if isinstance(schema, list):
            for branch in schema:
                self.collect(branch, space)
        elif isinstance(schema, dict):
            space = schema.get("namespace", space)
            if "name" in schema:
                self.named[schema["name"]] = schema
                self.named[f"{space}.{schema['name']}"] = schema
            for field in schema.get("fields", []):
                self.collect(field["type"], space)
            for key in ("items", "values"):
                if key in schema:
                    self.collect(schema[key], space)

    def value(self, schema, value):
        """The value as JSON has it; plain text is what a cell has of strings and numbers."""
        if isinstance(schema, list):
            branches = (self.named.get(b, b) if isinstance(b, str) else b for b in schema)
            return self.value(next(b for b in branches if is_of(b, value)), value)
        if isinstance(schema, str) and schema in self.named:
            schema = self.named[schema]
        kind = schema["type"] if isinstance(schema, dict) else schema
        meaning = schema.get("logicalType", "") if isinstance(schema, dict) else ""
        meaning = meaning.removeprefix("local-")
        if meaning == "date" and kind == "int":
            return str((EPOCH + datetime.timedelta(days=value)).date())
        units = {"millis": 10**3, "micros": 10**6, "nanos": 10**9}.get(meaning.split("-")[-1])
        if meaning.startswith("timestamp-"):
            return timestamp(value, units)
        if meaning.startswith("time-"):
            text = time_of_day(value, units)
            return Raw(text) if text.lstrip("-").isdigit() else text
        if meaning == "decimal":
            scale = schema.get("scale", 0)
            last = decimal.Decimal(1).scaleb(-scale)
            return Raw(format(value.quantize(last, None, decimal.Context(prec=100)), "f"))
        if meaning == "uuid" and kind == "fixed":
            return str(uuid.UUID(bytes=value))
        if kind in ("int", "long"):
            return Raw(str(value))
        if kind in ("float", "double"):
            text = real(value, kind == "float")
            return text if text[-1].isalpha() else Raw(text)
        if kind in ("bytes", "fixed"):
            return bytes_text(value)
        if kind == "array":
            return [self.value(schema["items"], item) for item in value]
        if kind == "map":
            return {key: self.value(schema["values"], item) for key, item in value.items()}
        if kind == "record":
            return {f["name"]: self.value(f["type"], value[f["name"]]) for f in schema["fields"]}
        return value

    def cell(self, schema, value):
        value = self.value(schema, value)
        if value is None:
            return ""
        text = value if isinstance(value, str) else json_text(value)
        if any(c in text for c in ',"\r\n') or text != text.strip(" \t"):
            return '"' + text.replace('"', '""') + '"'
        return text

    def row(self, row):
        fields = self.schema["fields"]
        return ",".join(self.cell(f["type"], row[f["name"]]) for f in fields) + "\n"


# Files


def write_rows(name, schema, rows):
    texts = Texts(schema)
    header = ",".join(field["name"] for field in schema["fields"]) + "\n"
    (FOLDER / f"{name}.csv").write_text(header + "".join(map(texts.row, rows)), newline="")


def marker(name):
    return random.Random(name).randbytes(16)


def write_fastavro(name, schema, rows, codec="null", interval=16000):
    with open(FOLDER / f"{name}.avro", "wb") as file:
        fastavro.writer(file, fastavro.parse_schema(json.loads(json.dumps(schema))), rows,
                        codec=codec, sync_interval=interval, sync_marker=marker(name))


def moment(value):
    """What the library avro takes for a time."""
    if not isinstance(value, int):
        return value
    return (EPOCH + datetime.timedelta(microseconds=value)).replace(tzinfo=datetime.timezone.utc)


def write_avro(name, schema, rows, codec="null", interval=None):
    avro.datafile.randbytes = lambda _: marker(name)
    with open(FOLDER / f"{name}.avro", "wb") as file:
        parsed = avro.schema.parse(json.dumps(schema))
        writer = avro.datafile.DataFileWriter(file, avro.io.DatumWriter(), parsed, codec=codec)
        for index, row in enumerate(rows):
            writer.append({key: moment(value) for key, value in row.items()})
            if interval and index % interval == interval - 1:
                writer.sync()
        writer.close()


def write_polars(rows):
    columns = [[row[name] for row in rows] for name in ("USER_ID", "ACCOUNT_ID", "TIMESTAMP")]
    frame = polars.DataFrame({
        "USER_ID": columns[0], "ACCOUNT_ID": columns[1],
        "TIMESTAMP": polars.Series(columns[2]).cast(polars.Datetime("us")),
        "DAY": polars.Series(columns[2]).cast(polars.Datetime("us")).dt.date(),
        "FLAG": [index % 3 == 0 for index in range(len(rows))],
        "SHARE": [index / 3 for index in range(len(rows))],
        "LIST": [list(range(index % 3)) for index in range(len(rows))],
    })
    for codec in ("uncompressed", "deflate", "snappy"):
        frame.write_avro(FOLDER / f"polars-{codec}.avro", codec)
    schema = {"type": "record", "name": "x", "fields": [
        {"name": "USER_ID", "type": "string"}, {"name": "ACCOUNT_ID", "type": ["null", "string"]},
        {"name": "TIMESTAMP", "type": TIME}, {"name": "DAY", "type": logical("int", "date")},
        {"name": "FLAG", "type": "boolean"}, {"name": "SHARE", "type": "double"},
        {"name": "LIST", "type": {"type": "array", "items": "long"}},
    ]}
    days = [time // (86400 * 10**6) for time in columns[2]]
    write_rows("polars", schema, [
        dict(zip((f["name"] for f in schema["fields"]), (*row, day, *more)))
        for row, day, more in zip(zip(*columns), days, frame.select("FLAG", "SHARE", "LIST").rows())
    ])


def logical(kind, name, **more):
    return {"type": kind, "logicalType": name, **more}


def fixed(name, size, **more):
    return {"type": "fixed", "name": name, "size": size, **more}


STRINGS = [
    "", "plain", "with, comma", 'a "quote"', "two\nlines", "carriage\rreturn", " blank", "tab\t",
    "Zürich 東京 🎉", "back\\slash", "\x00\x1f\x7f", "x" * 300, "'", "null",
]
BYTES = [b"", b"text", "grün".encode(), b"\xff\xfe\x00", b"a,b", bytes(range(128, 144))]
REALS = [
    0.0, -0.0, 1.0, -1.5, 0.1, 1e-5, 9.9e-6, 1e14, 999999999999999.0, 1e15, 1e16, 1.5e300,
    5e-324, 1.7976931348623157e308, 123456.789, 2**53, math.nan, math.inf, -math.inf, 1 / 3,
]
FLOATS = [struct.unpack("f", struct.pack("f", v))[0]
          for v in (0, 1, -2.5, 0.1, 16777216, 1e-7, 1e20, 3.4e38, math.nan, math.inf, 1 / 3)]
LONGS = [0, 1, -1, 63, 64, -64, -65, 2**31, -(2**31) - 1, 2**63 - 1, -(2**63)]

PRIMITIVES = {
    "type": "record", "name": "Primitives", "namespace": "org.example.tables", "fields": [
        {"name": "nothing", "type": "null"},
        {"name": "flag", "type": "boolean"},
        {"name": "small", "type": "int"},
        {"name": "large", "type": "long"},
        {"name": "single", "type": "float"},
        {"name": "real", "type": "double"},
        {"name": "data", "type": "bytes"},
        {"name": "text", "type": "string"},
        {"name": "maybe", "type": ["null", "string"]},
        {"name": "maybe_last", "type": ["long", "null"]},
        {"name": "either", "type": ["null", "long", "string", "boolean", "double"]},
        {"name": "suit", "type": {"type": "enum", "name": "Suit", "symbols": ["CLUBS", "HEARTS"]}},
        {"name": "digest", "type": fixed("Digest", 4)},
        {"name": "again", "type": ["null", "Suit"]},
    ],
}


def primitives(random):
    for index in range(60):
        yield {
            "nothing": None,
            "flag": index % 3 == 0,
            "small": random.choice([0, 7, -7, 2**31 - 1, -(2**31), random.randrange(10**6)]),
            "large": LONGS[index] if index < len(LONGS) else random.randrange(-(2**63), 2**63),
            "single": FLOATS[index % len(FLOATS)],
            "real": REALS[index] if index < len(REALS) else random.uniform(-1e3, 1e3),
            "data": BYTES[index % len(BYTES)],
            "text": STRINGS[index % len(STRINGS)],
            "maybe": None if index % 2 else STRINGS[index % len(STRINGS)],
            "maybe_last": None if index % 5 == 0 else index,
            "either": [None, index, "text, quoted", True, index + 0.5][index % 5],
            "suit": random.choice(["CLUBS", "HEARTS"]),
            "digest": random.choice([b"abcd", b"\xde\xad\xbe\xef"]),
            "again": random.choice([None, "HEARTS"]),
        }


LOGICAL = {
    "type": "record", "name": "Logical", "fields": [
        {"name": "day", "type": logical("int", "date")},
        {"name": "clock_millis", "type": logical("int", "time-millis")},
        {"name": "clock_micros", "type": logical("long", "time-micros")},
        {"name": "millis", "type": logical("long", "timestamp-millis")},
        {"name": "micros", "type": ["null", logical("long", "timestamp-micros")]},
        {"name": "nanos", "type": logical("long", "timestamp-nanos")},
        {"name": "local_millis", "type": logical("long", "local-timestamp-millis")},
        {"name": "local_micros", "type": logical("long", "local-timestamp-micros")},
        {"name": "price", "type": logical("bytes", "decimal", precision=12, scale=2)},
        {"name": "whole", "type": logical("bytes", "decimal", precision=60)},
        {"name": "rate", "type": fixed("Rate", 9, logicalType="decimal", precision=20, scale=6)},
        {"name": "id", "type": logical("string", "uuid")},
        {"name": "unknown", "type": logical("string", "made-up")},
        {"name": "misplaced", "type": logical("string", "date")},
    ],
}


def logicals(random):
    edges = [0, -1, 1, 951782400, 253402300799, -62135596800, 1700000000, -86400, 86399]
    with decimal.localcontext() as context:
        context.prec = 80
        for index in range(60):
            second = edges[index] if index < len(edges) else random.randrange(-10**10, 10**10)
            rest = random.choice([0, 1, 500000, 120000, 999999])
            in_range = max(-9 * 10**9, min(9 * 10**9, second))
            sign = random.choice([1, -1])
            yield {
                "day": second // 86400,
                "clock_millis": random.choice([0, 86399999, 43200000, 86400000, -1]),
                "clock_micros": random.choice([0, 86399999999, 43200000000, 86400000000]),
                "millis": second * 1000 + rest // 1000,
                "micros": None if index % 7 == 3 else second * 10**6 + rest,
                "nanos": in_range * 10**9 + rest * random.choice([1, 1000]),
                "local_millis": second * 1000 + rest // 1000,
                "local_micros": second * 10**6 + rest,
                "price": decimal.Decimal(sign * random.randrange(10 ** random.randrange(1, 13)))
                .scaleb(-2),
                "whole": decimal.Decimal(sign * random.randrange(10 ** random.randrange(1, 61))),
                "rate": decimal.Decimal(sign * random.randrange(10 ** random.randrange(1, 20)))
                .scaleb(-6),
                "id": str(uuid.UUID(int=random.getrandbits(128))),
                "unknown": "as it is",
                "misplaced": "2024-02-30",
            }


PLACE = {"type": "record", "name": "Place", "fields": [
    {"name": "city", "type": "string"},
    {"name": "at", "type": ["null", logical("long", "timestamp-millis")]},
    {"name": "spot", "type": {"type": "record", "name": "Spot", "fields": [
        {"name": "x", "type": "double"}, {"name": "y", "type": "float"}]}},
]}
NESTED = {
    "type": "record", "name": "Nested", "namespace": "org.example", "fields": [
        {"name": "place", "type": PLACE},
        {"name": "other", "type": ["null", "Place"]},
        {"name": "spots", "type": {"type": "array", "items": "Spot"}},
        {"name": "counts", "type": {"type": "map", "values": "long"}},
        {"name": "properties", "type": {"type": "map", "values":
            ["null", "boolean", "long", "double", "string", "bytes",
             {"type": "array", "items": ["null", "string"]}]}},
        {"name": "grid", "type": {"type": "array", "items":
            {"type": "array", "items": "int"}}},
        {"name": "prices", "type": {"type": "array", "items":
            logical("bytes", "decimal", precision=9, scale=3)}},
        {"name": "end", "type": "string"},
    ],
}


def nested(random):
    def spot():
        return {"x": random.choice(REALS), "y": random.choice(FLOATS)}

    def place():
        return {"city": random.choice(STRINGS), "spot": spot(),
                "at": random.choice([None, 1700000000000, 1700000000123])}

    def values():
        return random.choice([
            None, True, False, 12, -(2**60), 0.5, random.choice(STRINGS), random.choice(BYTES),
            [], ["a", None, 'b"'], [None]])

    for index in range(40):
        yield {
            "place": place(),
            "other": None if index % 3 else place(),
            "spots": [spot() for _ in range(index % 4)],
            "counts": {f"key {n}": n for n in range(index % 3)},
            "properties": {key: values() for key in
                           random.sample(["a", 'q"uote', "ü", "b,c", "", "n\nl"], index % 6)},
            "grid": [[n, n + 1][: n % 3] for n in range(index % 4)],
            "prices": [decimal.Decimal(n * 37).scaleb(-3) for n in range(index % 3)],
            "end": "end",
        }


CHAIN = {"type": "record", "name": "Chain", "namespace": "a.b", "fields": [
    {"name": "number", "type": "int"},
    {"name": "next", "type": ["null", "a.b.Chain"]},
]}


def chain(length):
    value = None
    for number in range(length):
        value = {"number": number, "next": value}
    return value


TIME = logical("long", "timestamp-micros")
EVENTS = {"type": "record", "name": "Event", "fields": [
    {"name": "USER_ID", "type": ["null", "string"]},
    {"name": "ACCOUNT_ID", "type": ["null", "string"]},
    {"name": "EVENT_NAME", "type": "string"},
    {"name": "TIMESTAMP", "type": TIME},
    {"name": "UPDATED_AT", "type": TIME},
    {"name": "EVENT_PROPERTIES", "type": {"type": "map", "values": "string"}},
]}


def events(random, count):
    for index in range(count):
        time = 1700000000 * 10**6 + index * 1234567
        yield {
            "USER_ID": f"user_{random.randrange(1000)}",
            "ACCOUNT_ID": random.choice([None, f"account_{random.randrange(50)}"]),
            "EVENT_NAME": random.choice(["login", "page_view", "invite sent"]),
            "TIMESTAMP": time,
            "UPDATED_AT": time + random.randrange(10**7),
            "EVENT_PROPERTIES": {"plan": random.choice(["free", "pro"])} if index % 4 else {},
        }


def main():
    for name, schema, rows in (
        ("primitives", PRIMITIVES, primitives(random.Random(1))),
        ("logical", LOGICAL, logicals(random.Random(2))),
        ("nested", NESTED, nested(random.Random(3))),
        ("chain", CHAIN, (chain(1 + index % 30) for index in range(60))),
        ("empty", EVENTS, []),
    ):
        rows = list(rows)
        write_fastavro(name, schema, rows)
        write_rows(name, schema, rows)
    rows = list(events(random.Random(4), 250))
    write_rows("events", EVENTS, rows)
    for codec in ("null", "deflate", "snappy", "bzip2", "xz"):
        write_fastavro(f"events-{codec}", EVENTS, rows, codec, interval=2000)
    for codec in ("null", "deflate", "snappy", "bzip2", "zstandard"):
        write_avro(f"events-avro-{codec}", EVENTS, rows, codec, interval=60)


    write_polars(rows)


if __name__ == "__main__":
    sys.exit(main())
