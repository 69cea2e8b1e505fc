"""The lines that a document must show, worked out from its facts alone: element by element, as printed."""

import re
from datetime import date


def fill(text: str, facts: dict) -> str:
    """Facts in place of their placeholders; only those that stand in the head."""
    organ, term = facts["organ"], facts["term"]
    first, last = str(term["years"]).split("-")
    values = {f"organ.{key}": str(value) for key, value in organ.items()}
    values |= {"term.years": f"{first} – {last}", "term.ordinal": str(term.get("ordinal", ""))}
    return re.sub(r"\{\{\s*([\w.]+)\s*\}\}", lambda found: values[found.group(1)], " ".join(text.split()))


def dated(day: date) -> str:
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def digits(day: date) -> str:
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def basis(entry: dict, at: int, of: int, facts: dict, profile) -> str:
    if "text" in entry:
        words = entry["text"]
    else:
        state = profile.basis_opening == ""
        day = dated(entry["date"]) if state else f", ngày {digits(entry['date'])}"
        words = f"{entry['type']} số {entry['number']}{' ' if state else ''}{day} của {entry['issuer']}"
        words += f" {entry['subject']}" if "subject" in entry else ""
    words = fill(words, facts)
    opening = "" if words.startswith(("Theo ", "Xét ", "Căn cứ ")) else "Căn cứ "
    return f"{profile.basis_opening}{opening}{words}{profile.last_basis_end if at == of - 1 else ';'}"


def signers(signatures: list[dict], profile) -> list[list[tuple[str, str]]]:
    """Each signature as its lines, in order."""
    found = []
    for signature in signatures:
        lines = []
        for key in ("on_behalf_of", "authorised_by", "by_order_of", "deputy_for"):
            if key in signature:
                lines.append(("authority", f"{profile.authority[key]} {signature[key]}".upper()))
        lines.append(("signer_title", signature["title"].upper()))
        lines.append(("signer_name", signature["name"]))
        found.append(lines)
    return found


class Part:
    """One part of a document, decision or regulation: what its head and end must read."""

    def __init__(self, facts: dict, profile, decision: bool):
        source = facts["decision"] if decision else facts
        behind = not decision and "decision" in facts
        organ, upper = facts["organ"], str.upper
        self.own = decision or not behind
        kind = source.get("type", "Quyết định" if decision else "Quy chế")
        lines = [("nation", profile.nation), ("organ", upper(organ["name"]))]
        if profile.motto:
            lines.append(("motto", profile.motto))
        if organ.get("superior"):
            lines.append(("superior", upper(organ["superior"])))
        if self.own:
            number = source.get("number")
            if number:
                pattern = profile.number.format(n=f"{number:02}", type=profile.codes[kind], organ=organ["code"])
                lines.append(("number", pattern))
            if source.get("date"):
                lines.append(("date", f"{facts['place']}, {dated(source['date'])}"))
            if facts.get("urgency"):
                lines.append(("urgency", profile.urgency[facts["urgency"]]))
            if facts.get("circulation"):
                lines.append(("circulation", upper(facts["circulation"])))
        if facts.get("status") == "draft" and facts.get("draft"):
            lines.append(("draft", f"Dự thảo lần {facts['draft']}"))
        lines.append(("title", upper(kind)))
        self.lines = lines
        self.kind = kind
        self.subject = fill(source["subject"], facts)
        bases = source.get("bases") or []
        self.bases = [basis(entry, at, len(bases), facts, profile) for at, entry in enumerate(bases)]
        self.enacting = fill(source.get("enacting", "Quyết định:" if decision else ""), facts)
        self.signers = signers(source.get("signatures") or [], profile)
        items = source.get("recipients") or []
        self.recipients = [
            f"- {fill(item, facts)}{'.' if at == len(items) - 1 else profile.item_end}" for at, item in enumerate(items)
        ]


def parts(facts: dict, profile) -> list[Part]:
    """The parts of a document, in print order."""
    own = [Part(facts, profile, decision=False)]
    return [Part(facts, profile, decision=True), *own] if "decision" in facts else own
