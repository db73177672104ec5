"""What the press desk prints: the sheet of questions with the answers that hold now, and comments with what to do about each.

    render_question_sheet(sheet, situation, "questions.md.j2", language="id", clean=clean_markdown)
    render_comment_sheet(sheet, situation, "comments.txt.j2", language="id", clean=clean_text)

The words around are in `language`; questions, answers and replies keep their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crisiskit.model.answering import Act, Posture
from crisiskit.planning.naming import is_ours, name_agency, name_house
from crisiskit.planning.roster import Roster
from crisiskit.rendering.filling import fill
from crisiskit.rendering.saying import Sheet

if TYPE_CHECKING:
    from crisiskit.model.answering import CommentSheet, QuestionSheet, SheetRow, Treatment
    from crisiskit.model.situation import Situation
    from crisiskit.rendering.filling import Clean

#: The order of the sheet: what can be given first.
_ORDER = (Posture.ANSWER, Posture.REFER, Posture.BRIDGE)


def render_question_sheet(sheet: QuestionSheet, situation: Situation, layout: str, *, language: str, clean: Clean) -> str:
    """The sheet in a layout: the questions by how they are met, the sentence for all others at the end."""
    zones = tuple(ZoneInfo(name) for name in situation.crisis.zones)
    desk = Sheet(language, sheet.now, zones)
    words = desk.words("questions")
    title = desk.pick({code: text.name for code, text in situation.playbook.texts.items()}, sheet.playbook)
    groups = [(posture, [row for row in sheet.rows if row.posture is posture]) for posture in _ORDER]
    context = {
        "title": desk.mark(sheet.status) + words["title"].format(title=title), "drill": desk.drill(sheet.status),
        "as_of": words["as_of"].format(when=desk.say_full(sheet.now), next=desk.say(sheet.next_update_at)),
        "counts": words["counts"].format(answer=len(groups[0][1]), refer=len(groups[1][1]), bridge=len(groups[2][1])),
        "groups": [
            {
                "heading": words["postures"][posture.value], "how": words["how"][posture.value],
                "rows": [_describe_row(desk, situation, row) for row in rows],
            }
            for posture, rows in groups if rows
        ],
        "bridge_heading": words["bridge_heading"], "bridge": sheet.bridge,
    }  # fmt: skip
    return fill(layout, context, clean)


def _describe_row(desk: Sheet, situation: Situation, row: SheetRow) -> dict[str, str]:
    words = desk.words("questions")
    text = situation.playbook.texts.get(desk.language) or next(iter(situation.playbook.texts.values()))
    asked = [text.facts[name].question or name for name in row.waiting if name in text.facts]
    owners = [_name_owner(desk, situation, name) for name in row.owners]
    key = "waits_for" if owners else "waits"
    waiting = words[key].format(questions=" ".join(asked), owners=desk.list(owners)) if asked else ""
    return {"asked": row.asked, "answer": row.answer or words["no_answer"], "waiting": waiting, "id": row.question}


def _name_owner(desk: Sheet, situation: Situation, ident: str) -> str:
    if is_ours(situation.house, ident):
        return desk.pick(name_house(situation.house), ident)
    return desk.pick(name_agency(situation, ident), ident)


def render_comment_sheet(sheet: CommentSheet, situation: Situation, layout: str, *, language: str, clean: Clean) -> str:
    """Each comment with its act, why, whom to call and what to write; how many of each act stand at the head."""
    zones = tuple(ZoneInfo(name) for name in situation.crisis.zones)
    desk = Sheet(language, sheet.now.astimezone(zones[0]), zones)
    words = desk.words("comments")
    roster = Roster(situation.house, situation.playbook, sheet.now, zones[0])
    status, treatments = sheet.status, sheet.treatments
    found = [(act, sum(item.act is act for item in treatments)) for act in Act]
    context = {
        "title": desk.mark(status) + words["title"].format(number=len(treatments)), "drill": desk.drill(status),
        "counts": desk.list(words["count"].format(act=words["acts"][act.value], number=number) for act, number in found if number),
        "comments": [
            {"number": number, **_describe_treatment(desk, situation, roster, item)} for number, item in enumerate(treatments, 1)
        ],
        "labels": words["labels"],
    }  # fmt: skip
    return fill(layout, context, clean)


def _describe_treatment(desk: Sheet, situation: Situation, roster: Roster, item: Treatment) -> dict[str, str]:
    words = desk.words("comments")
    question = ""
    if item.question is not None:
        texts = situation.playbook.texts
        known = {code: text.questions[item.question].question for code, text in texts.items() if item.question in text.questions}
        question = desk.pick(known, item.question)
    claims = {claim.id: claim.text for claim in situation.crisis.claims}
    claim = desk.pick(claims.get(item.claim or "", {}), item.claim or "")
    why = words["reasons"][item.reason].format(question=question, claim=claim, words=desk.list(f"“{word}”" for word in item.words))
    role = "" if item.role is None else desk.person(roster.person(item.role), contact=True)
    return {
        "comment": item.comment, "act": words["acts"][item.act.value], "why": why, "role": role, "reply": item.reply or "",
    }  # fmt: skip


__all__ = ["render_comment_sheet", "render_question_sheet"]
