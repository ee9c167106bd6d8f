"""What stands after the body: references, attachments, notes, signature, distribution."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .frontmatter import only_date
from .lines import Line

_REFERENCES = re.compile(
    r"^[【\[〔（(]?[\s　]*(?:主要)?(?:参[\s　]*考[\s　]*文[\s　]*献|文献引用"
    r"|引用文献|参考资料|参考书目|征引文献|References"
    r"|REFERENCES)[\s　]*[】\]〕）)]?[\s　]*[:：]?[\s　]*(?P<rest>.*)$"
)
_ENTRY = re.compile(
    r"^[\s　]*(?:[\[［【〔]\s*\d{1,3}\s*[\]］】〕]|\d{1,3}[\s　]*[.．、)）:]"
    r"|[（(]\d{1,3}[)）]|[①-⑳])"
)
_SERIAL = re.compile(
    r"\[[JMCDNPSRZ](?:/OL)?\]|出版社|学报|(?:19|20)\d{2}[,，.（(年]|http|编著|主编|译"
)
_DISTRIBUTION = re.compile(
    r"^[（(]?[\s　]*(?:抄[\s　]*送|抄[\s　]*报|主[\s　]*送|分[\s　]*送|印[\s　]*发"
    r"|此件|联[\s　]*系[\s　]*人|联系电话|（?此件公开|共印|责任校对|校对"
    r"|信息公开选项|信息公开形式|公开方式|公开属性)[^。]{0,200}[。）)]?$"
)
_ORGAN = re.compile(
    r"(?:委员会|人民政府|办公[厅室]|厅|局|部|委|院|办|处|科|会|公司|集团|大学|学院"
    r"|学校|中学|小学|中心|工会|银行|协会|支部|联合会|总署|总局|社|所|站|队|厂|店"
    r"|室)$"
)
_NOTES = re.compile(r"^[【\[（(]?(?:注[\s　]*释|注|附注|脚注|尾注|备注)[】\]）)]?[\s　]*[:：]?")
_SIGNER = re.compile(
    r"^(?:[一-鿿]{2,8}(?:人|者|单位|部门)[\s　]*[:：][\s　]*\S{2,24}|(?:省|市|县|区"
    r"|州|乡|镇)长|(?:主席|总理|部长|主任|局长"
    r"|院长)[\s　]+[一-鿿][\s　]*[一-鿿]{1,3}|[一-鿿]{2,4}"
    r"|[一-鿿][\s　]+[一-鿿]{1,2})$"
)


def mark(lines: Sequence[Line], start: int) -> int:
    """Mark the back matter of an article whose body begins at ``start``.

    Returns:
        Index one past the last line of the body.
    """
    end = len(lines)
    end = _references(lines, start, end)
    return _tail(lines, start, end)


def _references(lines: Sequence[Line], start: int, end: int) -> int:
    for index in range(end - 1, start, -1):
        text = lines[index].text
        if text[0] not in "参主文引征Rr【[（(〔 　" or lines[index].kind:
            continue
        match = _REFERENCES.match(text)
        if match is None or (
            match["rest"] and not _ENTRY.match(match["rest"]) and not _SERIAL.search(match["rest"])
        ):
            continue
        entries = [match["rest"]] if match["rest"] else []
        stop = index + 1
        while stop < end and not lines[stop].kind and _is_entry(lines, stop, entries):
            entries.append(lines[stop].text)
            stop += 1
        # Numbered sections that go on afterwards: the references stood in the middle.
        rest = [
            line
            for line in lines[stop:end]
            if line.marker and not line.marker.weak and len(line.text) < 40
        ]
        if len(rest) > 1:
            continue
        for line in lines[index:end]:
            line.kind = line.kind or "back"
        lines[index].note(references=entries)
        return index
    return end


def _is_entry(lines: Sequence[Line], index: int, entries: list[str]) -> bool:
    text = lines[index].text
    return bool(_ENTRY.match(text) or _SERIAL.search(text)) and len(text) < 400


def _tail(lines: Sequence[Line], start: int, end: int) -> int:
    """Walk back from the end over dates, signatures, distribution lists and attachments."""
    index = end
    signed: list[str] = []
    seen_date = False
    limit = max(start, end - 25)
    while index > limit:
        line = lines[index - 1]
        text = line.text
        if line.kind and line.kind != "back":
            break
        iso = only_date(text)
        if iso and not seen_date and index - 1 > start:
            line.note(signature_date=iso)
            seen_date = True
        elif _DISTRIBUTION.match(text):
            line.note(**({"distribution": text} if "抄" in text[:3] else {}))
        elif text.startswith(("附件", "附：", "附:")) and len(text) < 80:
            line.note(attachments=_attachments(lines, index - 1, end))
        elif (
            line.marker is not None
            and line.marker.style in ("1.", "附件")
            and _attachment_above(lines, index - 1, limit)
        ) or (
            _NOTES.match(text)
            and len(text) < 300
            and text[-1:] != "。"
            and ":" in text.replace("：", ":")[:6]
        ):
            pass
        elif seen_date and len(signed) < 4 and _is_signer(text) and index - 1 > start:
            signed.insert(0, re.sub(r"[\s　]+", " ", text))
        else:
            break
        line.kind = "back"
        index -= 1
    if signed:
        lines[index].note(signature=signed)
    elif not seen_date and index == end:
        return end
    return index


def _is_signer(text: str) -> bool:
    if len(text) > 40 or text[-1] in "。；，：！？":
        return False
    return bool(_ORGAN.search(text) or _SIGNER.match(text))


def _attachment_above(lines: Sequence[Line], index: int, limit: int) -> bool:
    """Whether the numbered line goes on with a list that ``附件：1.`` began."""
    marker = lines[index].marker
    number = marker.number[-1] if marker and marker.number else 0
    for above in range(index - 1, limit - 1, -1):
        text = lines[above].text
        if text.startswith("附"):
            return True
        marker = lines[above].marker
        if marker is None or not marker.number or marker.number[-1] >= number or len(text) > 80:
            return False
    return False


def _attachments(lines: Sequence[Line], index: int, end: int) -> list[str]:
    names: list[str] = []
    for line in lines[index:end]:
        text = line.text
        if line is not lines[index] and (
            line.marker is None or line.kind != "back" or only_date(text)
        ):
            break
        name = re.sub(r"^附件?[\s　]*\d*[\s　]*[:：]?[\s　]*", "", text)
        name = re.sub(r"^\d{1,2}[\s　]*[.．、][\s　]*", "", name).strip(" 　。；;")
        if name:
            names.append(name)
    return names
