"""Reads documents with the parsers of others, and says where they hold anything but what was meant.

    read-back.py values FOLDER       texts, each through every writer of text
    read-back.py merged FOLDER       policies that were merged, in documents that hold them
    read-back.py packs FOLDER        packs of documents, against one with tame answers
"""
import json
import os
import re
import sys
import unicodedata
import urllib.parse

import hcl2
import yaml
from markdown_it import MarkdownIt

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
markdown = MarkdownIt("commonmark").enable("table")
differing = 0


def expect(what, got, meant):
    """Counts a difference and prints the first few, each at the deepest place that differs."""
    global differing
    if isinstance(got, dict) and isinstance(meant, dict) and got.keys() == meant.keys():
        for key in got:
            expect(f"{what} {key}", got[key], meant[key])
        return
    if isinstance(got, list) and isinstance(meant, list) and len(got) == len(meant):
        for number in range(len(got)):
            expect(f"{what} {number}", got[number], meant[number])
        return
    if got != meant:
        differing += 1
        if differing <= 5:
            print(f"{what}: read {got!r:.300}, meant {meant!r:.300}")


def text(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def shown(value):
    """As a document for people shows a text: what is invisible is spelled out."""
    def spell(char):
        hidden = unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp", "Co", "Cn")
        return f"\\u{{{ord(char):X}}}" if hidden else char
    return "".join(map(spell, value))


def unquoted(literal):
    """A string of HCL without its quotes and escapes."""
    assert literal[0] == literal[-1] == '"', literal
    body = literal[1:-1]
    assert not re.search(r'(?<!\\)(\\\\)*"', body), literal
    assert not re.search(r"[$%]\{", body), literal
    short = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}

    def unescape(match):
        code = match.group(1)
        return short[code] if code in short else chr(int(code[1:], 16))
    return re.sub(r'\\(u[0-9a-f]{4}|U[0-9a-f]{8}|["\\nrt])', unescape, body)


def heredoc(literal):
    """The text of a heredoc."""
    head, rest = literal.strip('"').split("\n", 1)
    lines = rest.split("\n")
    marker = head[2:]
    assert marker not in [line.strip() for line in lines[:-1]], literal
    assert lines[-1] == marker, literal
    return re.sub(r"([$%])\1\{", r"\1{", rest[: -len(marker)])


def terraform(value):
    """What python-hcl2 reads, with its strings read to the end."""
    if isinstance(value, dict):
        return {
            key: terraform(inner) for key, inner in value.items() if key != "__comments__"
        }
    if isinstance(value, list):
        return [terraform(inner) for inner in value]
    if isinstance(value, str) and re.match(r'"<<\w+\n', value):
        return json.loads(heredoc(value))
    return unquoted(value) if isinstance(value, str) and value.startswith('"') else value


def children(tokens):
    for token in tokens:
        yield token
        yield from children(token.children or [])


def values(folder):
    meant = json.loads(text(f"{folder}/meant.json"))
    expect("JSON", json.loads(text(f"{folder}/values.json")), meant)
    expect("YAML", yaml.load(text(f"{folder}/values.yaml"), Loader), {"a": meant})
    read = terraform(hcl2.loads(text(f"{folder}/values.tf")))["locals"][0]
    expect("Terraform", [read[f"v{number}"] for number in range(len(meant))], meant)
    urls = text(f"{folder}/urls.txt").split("\n")[:-1]
    expect("URL", [urllib.parse.unquote(url) for url in urls], meant)
    for number, value in enumerate(meant):
        page = text(f"{folder}/{number}.md")
        tokens = list(children(markdown.parse(page)))
        spans = [token.content for token in tokens if token.type == "code_inline"]
        expect("code span, cell", spans, [shown(value) or " "] * 2)
        fences = [token.content for token in tokens if token.type == "fence"]
        expect("fence", fences, ["\n".join(map(shown, value.split("\n"))) + "\n"])
        if not value:
            continue
        plain = [token for token in tokens if token.type == "inline"]
        expect("plain", "".join(inner.content for inner in plain[0].children), shown(value))
        expect("marks", {inner.type for inner in plain[0].children} - {"text", "text_special"}, set())
    print(f"{len(meant)} values")


def merged(folder):
    count = len([name for name in os.listdir(folder) if name.endswith(".json")])
    for number in range(count):
        meant = json.loads(text(f"{folder}/merged-{number}.json"))
        stack = yaml.load(text(f"{folder}/merged-{number}.yaml"), Loader)
        properties = stack["Resources"]["BucketPolicy"]["Properties"]
        expect(f"YAML {number}", properties["PolicyDocument"], meant)
        blocks = terraform(hcl2.loads(text(f"{folder}/merged-{number}.tf")))["resource"]
        found = [block['"aws_s3_bucket_policy"'] for block in blocks if '"aws_s3_bucket_policy"' in block]
        expect(f"Terraform {number}", found[0]['"toplyne"']["policy"], meant)
    print(f"{count} policies")


def swapped(value, names):
    """The tame tree with the hostile answers in the place of the tame ones."""
    if isinstance(value, dict):
        return {key: swapped(inner, names) for key, inner in value.items()}
    if isinstance(value, list):
        return [swapped(inner, names) for inner in value]
    if not isinstance(value, str):
        return value
    pattern = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.sub(pattern, lambda match: names[match.group()], value)


def trees(folder):
    return {
        "bucket-policy.json": json.loads(text(f"{folder}/bucket-policy.json")),
        "operator-policy.json": json.loads(text(f"{folder}/operator-policy.json")),
        "cfn.yaml": yaml.load(text(f"{folder}/cfn.yaml"), Loader),
        "main.tf": terraform(hcl2.loads(text(f"{folder}/main.tf"))),
    }


def pages(folder):
    """What a reader sees of the structure: the headings of each page by level, and no HTML."""
    found = {}
    for name in ("SETUP.md", "console-steps.md", "cli-steps.md"):
        tokens = list(children(markdown.parse(text(f"{folder}/{name}"))))
        found[name] = [token.tag for token in tokens if token.type == "heading_open"]
        odd = [token.type for token in tokens if re.search("html|image", token.type)]
        links = [token.attrs["href"] for token in tokens if token.type == "link_open"]
        odd += [link for link in links if not re.match(r"https://[^/]+\.aws\.amazon\.com/", link)]
        expect(f"{folder}/{name} marks", odd, [])
    return found


def packs(folder):
    names = sorted(os.listdir(folder))
    for origin in ("new", "existing"):
        tame, structure = trees(f"{folder}/tame-{origin}"), pages(f"{folder}/tame-{origin}")
        for name in (name for name in names if name.startswith(f"hostile-{origin}")):
            case = f"{folder}/{name}"
            answers = json.loads(text(f"{case}/answers.json"))
            itself = {
                key: re.sub(r"[*?$]", lambda match: "${" + match.group() + "}", value)
                for key, value in answers.items()
            }
            for document, tree in trees(case).items():
                named = itself if document == "operator-policy.json" else answers
                expect(f"{name}/{document}", tree, swapped(tame[document], named))
            expect(f"{name} headings", pages(case), structure)
            fences = [
                token.content
                for token in markdown.parse(text(f"{case}/cli-steps.md")) if token.type == "fence"
            ]
            commands = json.loads(text(f"{case}/commands.json"))
            expect(f"{name} commands", fences[1:], commands)
    print(f"{sum(name.startswith('hostile') for name in names)} packs")


{"values": values, "merged": merged, "packs": packs}[sys.argv[1]](sys.argv[2])
print(f"{differing} differ")
