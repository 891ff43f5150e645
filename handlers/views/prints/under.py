"""What stands under a picture or a file: whose it is, as of which version, and the way on."""

import re
from collections.abc import Iterable, Sequence

from casebase.library import ProgramHit
from casebase.record import Case, Program
from handlers import deeplink
from handlers.payload import Kind, Payload
from handlers.views.atoms import Atom, b, join, text
from handlers.views.message import Button, Message, Shows, compose
from handlers.views.wording import located, program_name, standing, version

CHART, PDF = "chart", "pdf"
"""Parts of a payload: what is drawn of a case or a program beside its card."""
_DRAWN = (("", "🖼 卡片"), (CHART, "📊 数字图"), (PDF, "PDF"))
_OF_PROGRAM = ("", PDF)
_OF_CASES = (Kind.CARD_OF_CASES, Kind.PRINT_OF_CASES)
_OF_PROGRAMS = (Kind.CARD_OF_PROGRAMS, Kind.PRINT_OF_PROGRAMS)
_TAG = re.compile(r"\w{2,12}")
"""What Telegram reads as a hashtag to its end: no sign like + is in it."""
_TAGS = 4
_QUOTES = "“”「」《》"


def of_case(case: Case, view: Payload) -> Message:
    """Under a picture, a print or a file of a case."""
    others = [Button(words, _drawn(Kind.CARD, case.id, part, case)) for part, words in _DRAWN]
    programs = [program for program in case.programs if program.key]
    return _under([text("📍", b(located(case.place)), _state(case))], [case], programs, others, view)


def of_program(hit: ProgramHit, view: Payload) -> Message:
    """Under a picture or a print of a program."""
    drawn = ((part, words) for part, words in _DRAWN if part in _OF_PROGRAM)
    others = [
        Button(words, _drawn(Kind.PROGRAM_CARD, hit.program.id, part, hit.case)) for part, words in drawn
    ]
    head = text("🧩", b(hit.program.name), f" · {located(hit.case.place)}", _state(hit.case))
    return _under([head], [hit.case], [hit.program], others, view)


def of_cases(cases: Sequence[Case], view: Payload) -> Message:
    """Under cases side by side."""
    named = [text(b(case.place.name), _state(case)) for case in cases]
    return _under([text("⚖"), join(" ↔ ", named)], cases, [], _side_by_side(view), view)


def of_programs(hits: Sequence[ProgramHit], view: Payload) -> Message:
    """Under programs side by side."""
    named = [text(b(program_name(hit.program)), _state(hit.case)) for hit in hits]
    programs = [hit.program for hit in hits]
    return _under(
        [text("⚖"), join(" ↔ ", named)], [h.case for h in hits], programs, _side_by_side(view), view
    )


def hashtags(cases: Iterable[Case], programs: Iterable[Program]) -> str:
    """#资源县 #小细胞: by these a chat's own search finds what stands inside a Chinese sentence."""
    names = [*(case.place.name for case in cases), *filter(None, map(_tag, programs))]
    return " ".join(f"#{name}" for name in list(dict.fromkeys(names))[:_TAGS])


def _under(
    head: Iterable[Atom],
    cases: Sequence[Case],
    programs: Iterable[Program],
    others: Iterable[Button],
    view: Payload,
) -> Message:
    """The caption, with what else can be drawn and the way back."""
    row = [button for button in others if button.payload != view]
    if len(cases) == 1:
        row.append(Button("看案例", opens=deeplink.naming(Payload(Kind.CASE, cases[0].id))))
    tags = text(hashtags(cases, programs))
    return compose([join("", head), tags], [], [row], Shows.of(view, *cases))


def _drawn(kind: Kind, about: str, part: str, case: Case) -> Payload:
    return Payload(kind, about, part, case.revision)


def _side_by_side(view: Payload) -> list[Button]:
    kinds = _OF_CASES if view.kind in _OF_CASES else _OF_PROGRAMS
    drawn = (Payload.side_by_side(kind, view.ids) for kind in kinds)
    return [Button(words, opens) for words, opens in zip(("🖼 卡片", "PDF"), drawn, strict=True) if opens]


def _state(case: Case) -> str:
    return f" · {version(case)} · {'、'.join(map(str, standing(case)))}"


def _tag(program: Program) -> str:
    """The shortest of its names that can be a hashtag; empty where none can."""
    names = (name.strip(_QUOTES) for name in (program.name, *program.aliases))
    fit = [name for name in names if _TAG.fullmatch(name) and not name.isascii()]
    return min(fit, key=len, default="")
