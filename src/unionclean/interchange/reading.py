"""From a record back to the document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..block import Block, replay
from ..document import Document, Flag, Metadata, Source
from ..edits import BY_CHARACTER, Edit
from ..errors import InputError
from ..offsets import Piece
from . import checking
from .checking import BLOCK, EDIT, FLAG, RAW, RECORD, REMOVED, checked, checked_items
from .form import FEATURES, SCHEMA_VERSION, STATED, USUAL


def from_record(record: Mapping[str, Any]) -> Document:
    """The document that a record was made of.

    Raises:
        InputError: it is not such a record, of a newer form, written without its evidence, or its
            edits do not fit its raw text.
    """
    version = record.get("schema")
    if not isinstance(version, int):
        raise InputError(
            "not a record of a cleaned document: it has no schema number",
            remedy="give what unionclean clean --format jsonl wrote",
        )
    if version > SCHEMA_VERSION:
        raise InputError(
            f"the record has schema {version}, this version reads up to {SCHEMA_VERSION}",
            remedy="install a newer unionclean",
        )
    if "raw" not in record:
        raise InputError(
            f"{record.get('name') or 'record'}: written without its evidence",
            remedy="clean again and keep the evidence",
        )
    try:
        return _document(record)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise InputError(
            f"{record.get('name') or 'record'}: damaged record: {type(error).__name__}: {error}",
            remedy="clean the document again",
        ) from error


def _document(record: Mapping[str, Any]) -> Document:
    checked(record, RECORD)
    raw = checked(record["raw"], RAW)
    text = raw["text"]
    edits: dict[int, list[Edit]] = {}
    for entry in record["edits"]:
        edits.setdefault(entry["block"], []).append(_read_edit(entry))
    dropped: dict[int, str] = {}
    for entry in record["removed"]:
        checked(entry, REMOVED)
        dropped[entry["block"]] = entry["rule"]
        edits[entry["block"]] = [_read_edit(edit) for edit in entry.get("edits", ())]
    blocks = []
    if strays := [index for index in edits if not 0 <= index < len(record["blocks"])]:
        raise IndexError(f"an edit names block {strays[0]}, which is not there")
    position = 0
    for index, entry in enumerate(record["blocks"]):
        checked(entry, BLOCK)
        start, end, record_of = entry["start"], entry["end"], tuple(edits.get(index, ()))
        if not position <= start <= end <= len(text):
            raise IndexError(f"block {index} is said to be at {start}:{end}")
        position = end
        pieces = checked_items(entry.get("offsets", []), int, 4)
        blocks.append(
            Block(
                start,
                end,
                replay(text[start:end], record_of),
                dropped=dropped.get(index, ""),
                edits=record_of,
                offsets=tuple(Piece(*piece) for piece in pieces),
                features=_features(entry.get("features", {})),
                **{name: entry.get(name, usual) for name, usual in USUAL.items()},
            )
        )
    return Document(
        Source(
            text,
            record["name"],
            record["url"],
            raw["kind"],
            record["encoding"],
            raw["decided_by"],
            raw["confidence"],
            tuple((start, end) for start, end in checked_items(raw["undecodable"], int, 2)),
        ),
        tuple(blocks),
        record["facts"],
        Metadata(**{name: record.get(name) for name in STATED}, extra=record["extra"]),
        tuple(_read_flag(entry) for entry in record["flags"]),
        tuple(checked_items(record["warnings"], str)),
        frozenset(checked_items(record["switched_off"], str)),
    )


def _read_edit(entry: Any) -> Edit:
    checked(entry, EDIT)
    if entry.get("evidence") == BY_CHARACTER and len(entry["before"]) != len(entry["after"]):
        raise ValueError(f"an edit by character of {entry['before']!r} to {entry['after']!r}")
    return Edit(
        entry["rule"],
        entry["start"],
        entry["end"],
        entry["at"],
        entry["before"],
        entry["after"],
        entry.get("evidence"),
    )


def _read_flag(entry: Any) -> Flag:
    checked(entry, FLAG)
    return Flag(entry["kind"], entry["start"], entry["end"], entry["note"], entry.get("evidence"))


def _features(features: Mapping[str, Any]) -> Mapping[str, Any]:
    checked(features, checking.FEATURES)
    if features.keys().isdisjoint(FEATURES):
        return features
    return {k: FEATURES[k](v) if k in FEATURES else v for k, v in features.items()}
