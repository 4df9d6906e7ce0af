"""Office files damaged by chance and by intent: the same seed draws the same damage."""

from __future__ import annotations

import gzip
import json
import random
import re
import struct
import warnings
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from copy import deepcopy
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from toolkit.ooxml.embedded_base import checksum_of_base

ODD = (
    *("", " ", "0", "1", "2", "-1", "-2147483648", "2147483647", "2147483648", "99999999999"),
    *("9" * 400, "1.5", "-0.5", "NaN", "inf", "1e400", "1E+300", "abc", "true", "none", "rId1"),
    *("rId999", "²", "٣", "A1", "A0", "$A$1", "XFE1", "ZZZZZZ99999999999", "A1048577", "A1:B"),
    *("#REF!", "=A1", "../../../etc/passwd", "/", "file:///etc/passwd", "☃" * 3, "x" * 5000),
    *("2026-13-45T99:99:99Z", "FFFFFF", "0.0001", "heading 99999999999", "_pk", "_pk1", "[", "]"),
)
"""Values that no attribute or text expects."""

WANTED = re.compile(r"\.(xml|rels|vml)$")

LIKELY = (
    *("word/document.xml",) * 10,
    *("word/styles.xml", "word/numbering.xml", "word/comments.xml", "word/settings.xml") * 2,
    *("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels") * 2,
    *("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml") * 2,
    *("docProps/custom.xml", "docProps/core.xml"),
)

Mutator = Callable[["Damage"], str]
WAYS: list[Mutator] = []


def way(often: int) -> Callable[[Mutator], Mutator]:
    """Marks how a file can be damaged, and how often it is."""

    def noted(one: Mutator) -> Mutator:
        WAYS.extend([one] * often)
        return one

    return noted


class Damage:
    """A file on its way to being damaged."""

    def __init__(self, content: bytes, seed: int) -> None:
        self.dice = random.Random(seed)
        self.content = content
        with ZipFile(BytesIO(content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.loose: list[tuple[str, bytes]] = []
        """Parts that stand in the archive twice."""

    @property
    def xml_parts(self) -> list[str]:
        return [name for name in self.parts if WANTED.search(name)]

    def part(self) -> str:
        """The name of a part that is XML; those that matter come more often."""
        likely = [name for name in LIKELY if name in self.parts]
        return self.dice.choice(likely if likely and self.dice.random() < 0.6 else self.xml_parts)

    def odd(self) -> str:
        return self.dice.choice(ODD)

    def packed(self) -> bytes:
        saved = BytesIO()
        with ZipFile(saved, "w", ZIP_DEFLATED) as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of two parts with one name
            for name, content in [*self.parts.items(), *self.loose]:
                archive.writestr(name, content)
        return saved.getvalue()


def damaged(content: bytes, seed: int) -> tuple[str, bytes]:
    """The file with one to three kinds of damage, and what was done to it."""
    damage = Damage(content, seed)
    told = []
    for _ in range(damage.dice.choice((1, 1, 1, 2, 3))):
        told.append(damage.dice.choice(WAYS)(damage))
    result = damage.packed()
    if damage.dice.random() < 0.12:
        what, result = broken(result, damage.dice)
        told.append(what)
    return "; ".join(told), result


def broken(content: bytes, dice: random.Random) -> tuple[str, bytes]:
    """The archive with flipped bytes, or with a piece missing or too much."""
    kind = dice.choice(("flip", "flip", "flip", "cut", "hole", "doubled", "names"))
    if kind == "cut":
        at = dice.randrange(len(content))
        return f"cut at {at}", content[:at]
    changed = bytearray(content)
    if kind == "flip":
        first = len(content) - 4000 if dice.random() < 0.4 else 0
        for _ in range(dice.randint(1, 5)):
            changed[dice.randrange(max(first, 0), len(content))] ^= 1 << dice.randrange(8)
    elif kind == "hole":
        at = dice.randrange(len(content))
        del changed[at : at + dice.randint(1, 300)]
    elif kind == "doubled":
        at = dice.randrange(len(content))
        changed[at:at] = content[at : at + dice.randint(1, 300)]
    else:
        # a length or a place in the directory is another
        at = content.rfind(b"PK\x01\x02")
        struct.pack_into("<I", changed, at + dice.choice((20, 24, 42)), dice.randrange(2**32))
    return kind, bytes(changed)


@way(1)
def a_part_is_missing(damage: Damage) -> str:
    name = damage.dice.choice(list(damage.parts))
    del damage.parts[name]
    return f"without {name}"


@way(1)
def a_part_is_another(damage: Damage) -> str:
    one, two = damage.dice.choice(list(damage.parts)), damage.dice.choice(list(damage.parts))
    damage.parts[one] = damage.parts[two]
    return f"{one} is {two}"


@way(1)
def a_part_is_garbled(damage: Damage) -> str:
    name = damage.part()
    content = bytearray(damage.parts[name])
    kind = damage.dice.choice(("empty", "cut", "flip", "flip", "noise", "utf16", "twice"))
    if kind == "empty":
        content.clear()
    elif kind == "cut":
        del content[damage.dice.randrange(len(content) + 1) :]
    elif kind == "flip" and content:
        for _ in range(damage.dice.randint(1, 4)):
            content[damage.dice.randrange(len(content))] ^= 1 << damage.dice.randrange(8)
    elif kind == "noise":
        content = bytearray(damage.dice.randbytes(200))
    elif kind == "utf16":
        text = re.sub(r"<\?.*?\?>", "", content.decode("utf-8", "replace"))
        content = bytearray(text.encode("utf-16"))
    else:
        damage.loose.append((name, bytes(content)))
    damage.parts[name] = bytes(content)
    return f"{name} is {kind}"


@way(1)
def entities_and_asides(damage: Damage) -> str:
    name = damage.part()
    text = damage.parts[name].decode("utf-8", "replace")
    at = text.find(">", text.find("<", text.find("?>"))) + 1
    kind = damage.dice.choice(("comment", "instruction", "entity", "file", "laughs", "cdata"))
    if kind == "comment":
        text = text.replace("><", "><!-- a remark --><", 40)
    elif kind == "instruction":
        text = text.replace("><", "><?mso run?><", 40)
    elif kind == "cdata":
        text = text[:at] + "<![CDATA[<w:p>]]>" + text[at:]
    else:
        what = {"entity": '"x"', "file": 'SYSTEM "file:///etc/passwd"', "laughs": '"&a;&a;&a;"'}
        head = f'<!DOCTYPE x [<!ENTITY a "{"ha" * 400}"><!ENTITY e {what[kind]}>]>'
        start = text.find("<", text.find("?>"))
        text = text[:start] + head + text[start:at] + "&e;" + text[at:]
    damage.parts[name] = text.encode()
    return f"{kind} in {name}"


@way(2)
def a_relationship_leads_elsewhere(damage: Damage) -> str:
    names = [name for name in damage.parts if name.endswith(".rels")]
    if not names:
        return "no relationships"
    name = damage.dice.choice(names)
    try:
        tree = etree.fromstring(damage.parts[name])
    except etree.XMLSyntaxError:
        return "nothing"
    if not len(tree):
        return "nothing"
    one = damage.dice.choice(list(tree))
    key = damage.dice.choice(("Id", "Type", "Target", "Target", "Target", "TargetMode"))
    others = [each.get(key) or "" for each in tree]
    value = damage.dice.choice([damage.odd(), *others, "missing.xml", "../x/../y.xml", "External"])
    if damage.dice.random() < 0.2:
        one.attrib.pop(key, None)
    else:
        one.set(key, value)
    damage.parts[name] = etree.tostring(tree)
    return f"{key} in {name} is {value!r}"


@way(14)
def the_tree_is_another(damage: Damage) -> str:
    name = damage.part()
    try:
        tree = etree.fromstring(damage.parts[name], etree.XMLParser(huge_tree=True))
    except etree.XMLSyntaxError:
        return "nothing"
    told = [_changed(tree, damage) for _ in range(damage.dice.choice((1, 1, 1, 2, 5, 30)))]
    damage.parts[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8")
    return f"{name}: {', '.join(told[:4])}"


@way(3)
def the_record_is_another(damage: Damage) -> str:
    for name, content in damage.parts.items():
        if not re.fullmatch(r"customXml/item\d+\.xml", name):
            continue
        try:
            root = etree.fromstring(content)
            data = json.loads(gzip.decompress(b64decode(root.text or "")))
        except (ValueError, etree.XMLSyntaxError, OSError):
            continue
        told = []
        for _ in range(damage.dice.choice((1, 1, 2, 4))):
            what, data = _odd_data(data, damage)
            told.append(what)
        written = json.dumps(data, sort_keys=True).encode()
        root.text = b64encode(gzip.compress(written, 1)).decode()
        root.set("sha", checksum_of_base(written))
        damage.parts[name] = etree.tostring(root)
        return f"record: {', '.join(told)}"
    return "no record"


def _changed(tree: Any, damage: Damage) -> str:
    """One change somewhere in a tree."""
    dice = damage.dice
    every = [one for one in tree.iter() if isinstance(one.tag, str)]
    one = dice.choice(every)
    kind = dice.choice(
        (
            *("drop", "drop", "double", "rename", "empty", "move", "swap", "wrap", "deep", "tail"),
            *("value", "value", "value", "value", "unset", "unset", "text", "text", "attribute"),
        )
    )
    what = f"{kind} {etree.QName(one).localname}"
    above = one.getparent()
    if kind == "drop" and above is not None:
        above.remove(one)
    elif kind == "double" and above is not None:
        for _ in range(dice.choice((1, 1, 1, 50))):
            one.addnext(deepcopy(one))
    elif kind == "rename":
        one.tag = dice.choice((dice.choice(every).tag, f"{one.tag}x", "bare"))
    elif kind == "empty":
        for inner in list(one):
            one.remove(inner)
    elif kind == "move":
        target = dice.choice(every)
        if above is not None and one not in target.iterancestors() and target is not one:
            target.insert(dice.randint(0, len(target)), one)
    elif kind == "swap" and len(one) > 1:
        order = list(one)
        dice.shuffle(order)
        one[:] = order
    elif kind == "wrap" and above is not None:
        around = one.makeelement(dice.choice(every).tag)
        above.replace(one, around)
        around.append(one)
    elif kind == "deep" and above is not None:
        for _ in range(dice.choice((20, 60, 150, 300, 2000))):
            around = one.makeelement(dice.choice((one.tag, above.tag)))
            one.getparent().replace(one, around)
            around.append(one)
    elif kind == "tail":
        one.tail = damage.odd()
    elif kind == "text":
        one.text = damage.odd()
    elif kind == "attribute":
        other = dice.choice(every)
        if other.attrib:
            name = dice.choice(list(other.attrib))
            one.set(name, other.get(name))
            what += f" {name}"
    elif one.attrib:
        name = dice.choice(list(one.attrib))
        what += f" {etree.QName(name).localname}"
        if kind == "unset":
            del one.attrib[name]
        else:
            value = damage.odd()
            one.set(name, value)
            what += f"={value[:20]}"
    return what


def _odd_data(data: Any, damage: Damage) -> tuple[str, Any]:
    """A record of which one piece is another, and the way to it."""
    dice = damage.dice
    way: list[Any] = []
    holder, at = [data], 0
    inner: Any = data
    while isinstance(inner, dict | list) and inner and (dice.random() < 0.85 or not way):
        keys: Sequence[Any] = list(inner) if isinstance(inner, dict) else range(len(inner))
        holder, at = inner, dice.choice(keys)  # type: ignore[assignment]
        way.append(at)
        inner = holder[at]
    kind = dice.choice(("odd", "odd", "number", "drop", "nothing", "list", "map", "double", "deep"))
    if not way:
        return "nothing", data
    if kind == "odd":
        holder[at] = dice.choice((damage.odd(), "\x01", "\ud83d", "\ufffe", "\ue000" * 9))
    elif kind == "number":
        holder[at] = dice.choice((0, -1, 1.5, 10**12, 10**40, True, float("inf"), 65536))
    elif kind == "drop":
        del holder[at]
    elif kind == "nothing":
        holder[at] = None
    elif kind == "list":
        holder[at] = [inner, inner]
    elif kind == "map":
        holder[at] = {"a": inner, "text": [], "part": "body"}
    elif kind == "double" and isinstance(holder, list):
        holder.extend([inner] * dice.choice((1, 1, 30)))
    elif kind == "deep":
        deep: Any = inner
        for _ in range(dice.choice((5, 100, 600))):
            deep = [deep]
        holder[at] = deep
    return f"{kind} at {'.'.join(map(str, way))[:60]}", data
