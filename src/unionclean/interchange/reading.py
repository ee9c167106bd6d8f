"""From a record back to the document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..block import Block, replay
from ..document import Document, Flag, Metadata, Source
from ..edits import Edit
from ..errors import InputError
from ..offsets import Piece
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
    raw = record["raw"]
    text = raw["text"]
    edits: dict[int, list[Edit]] = {}
    for entry in record["edits"]:
        edits.setdefault(entry["block"], []).append(_read_edit(entry))
    dropped: dict[int, str] = {}
    for entry in record["removed"]:
        dropped[entry["block"]] = entry["rule"]
        edits[entry["block"]] = [_read_edit(edit) for edit in entry.get("edits", ())]
    blocks = []
    if strays := [index for index in edits if not 0 <= index < len(record["blocks"])]:
        raise IndexError(f"an edit names block {strays[0]}, which is not there")
    for index, entry in enumerate(record["blocks"]):
        start, end, record_of = entry["start"], entry["end"], tuple(edits.get(index, ()))
        blocks.append(
            Block(
                start,
                end,
                replay(text[start:end], record_of),
                dropped=dropped.get(index, ""),
                edits=record_of,
                offsets=tuple(Piece(*piece) for piece in entry.get("offsets", ())),
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
            tuple((start, end) for start, end in raw["undecodable"]),
        ),
        tuple(blocks),
        record["facts"],
        Metadata(**{name: record.get(name) for name in STATED}, extra=record["extra"]),
        tuple(
            Flag(f["kind"], f["start"], f["end"], f["note"], f.get("evidence"))
            for f in record["flags"]
        ),
        tuple(record["warnings"]),
        frozenset(record["switched_off"]),
    )


def _read_edit(entry: Mapping[str, Any]) -> Edit:
    return Edit(
        entry["rule"],
        entry["start"],
        entry["end"],
        entry["at"],
        entry["before"],
        entry["after"],
        entry.get("evidence"),
    )


def _features(features: Mapping[str, Any]) -> Mapping[str, Any]:
    if features.keys().isdisjoint(FEATURES):
        return features
    return {k: FEATURES[k](v) if k in FEATURES else v for k, v in features.items()}
