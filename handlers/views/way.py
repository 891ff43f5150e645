"""A way of working by its general name: who does it, under what name; and who does the same as a program."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from casebase.library import Kin, OfWay, ProgramAnswer, ProgramHit, Reason, Sign
from handlers.payload import Kind, Payload
from handlers.views import buttons
from handlers.views.atoms import Atom, b, join, text
from handlers.views.clause import shortened
from handlers.views.message import Button, Message, compose
from handlers.views.wording import located, program_name

_SIZE = 5
_TOLD = 44
_NAMED = 2
_A_ROW = 2
SHOWN = 3
"""So many programs of the same kind stand on a program's own card."""


def way(answer: ProgramAnswer, page: int = 1) -> Message:
    """A page of the places where the way that was asked for is told of, those that call it so first."""
    assert answer.way is not None
    if not answer.members:
        return _nobody(answer)
    places = _by_place(answer.members)
    last = -(-len(places) // _SIZE)
    page = max(1, min(page, last))
    shown = places[(page - 1) * _SIZE : page * _SIZE]
    head = [
        join("；", [_counted(answer, len(places), page, last), _nowhere_there(answer)]),
        *map(_line, shown),
    ]
    whole = answer.asked.region is None or answer.not_in is not None
    here = Payload(Kind.WAY, answer.way.key, str(page))
    turning = buttons.turning(here, last) if whole else ()
    opening = buttons.in_rows((_opening(members[0].hit) for members in shown), _A_ROW)
    return compose(head, [_how_known(answer)], [*opening, turning])


def kin_line(found: Sequence[Kin]) -> Atom:
    """同类：绥滨县「互助资金」、澄城县「互助资金模式」（同为互助资金）等6个; empty where there are none."""
    if not found:
        return text()
    groups = groupby(found[:SHOWN], key=_why)
    told = join("；", (text(join("、", map(_named, group)), f"（{why}）") for why, group in groups))
    return text(b("同类"), "：", told, f"等{len(found)}个" if len(found) > SHOWN else "")


def kin_buttons(hit: ProgramHit, found: Sequence[Kin]) -> list[Button]:
    """Opens the first few programs of the same kind, and the list of all where there are more."""
    opening = [_opening(one.hit) for one in found[:SHOWN]]
    if len(found) > SHOWN:
        opening.append(
            Button(f"同类全部{len(found)}个", Payload(Kind.KIN, hit.program.id, "1", hit.case.revision))
        )
    return opening


def kin(hit: ProgramHit, found: Sequence[Kin], page: int = 1) -> Message:
    """A page of the programs of the same kind, each with why; the last one where ``page`` lies behind it."""
    name, back = program_name(hit.program), buttons.of_program(hit, f"« {program_name(hit.program)}")
    if not found:
        return compose([text("库里没有和「", b(name), "」同类的做法。")], [], [[back]])
    last = -(-len(found) // _SIZE)
    page = max(1, min(page, last))
    shown = found[(page - 1) * _SIZE : page * _SIZE]
    turn = f"（第{page}/{last}页）" if last > 1 else ""
    lines = (text("▪ ", _named(one), f"：{'，'.join(map(_reason, one.reasons))}") for one in shown)
    head = [text("和「", b(name), f"」同类的做法有{len(found)}个{turn}，点一下看："), *lines]
    turning = buttons.turning(Payload(Kind.KIN, hit.program.id, str(page), hit.case.revision), last)
    opening = buttons.in_rows((_opening(one.hit) for one in shown), _A_ROW)
    return compose(head, [], [*opening, turning, [back]])


def _nobody(answer: ProgramAnswer) -> Message:
    """A way everyone speaks of, and no case tells of."""
    assert answer.way is not None
    asked, general = answer.asked.name, answer.way.name
    kind = f"（{general}这一类）" if asked != general else ""
    head = [
        text("库里还没有哪个案例写到「", b(asked), f"」{kind}，没有的不猜。"),
        text("这个问法记给了收案例的人；发 /list 看库里有哪些案例。"),
    ]
    return compose(head)


def _by_place(members: Iterable[OfWay]) -> list[list[OfWay]]:
    """The programs of each case together, the cases in the order of their first."""
    by_case: dict[str, list[OfWay]] = {}
    for member in members:
        by_case.setdefault(member.hit.case.id, []).append(member)
    return list(by_case.values())


def _counted(answer: ProgramAnswer, count: int, page: int, last: int) -> Atom:
    assert answer.way is not None
    where = "" if answer.asked.region is None or answer.not_in else answer.asked.region
    turn = f"（第{page}/{last}页）" if last > 1 else ""
    return text("🧩", b(answer.way.name), f"：{where}{count}个案例{turn}，点一下看")


def _nowhere_there(answer: ProgramAnswer) -> Atom:
    return text(f"{answer.not_in.name}没有，这些是别处的") if answer.not_in else text()


def _line(members: Sequence[OfWay]) -> Atom:
    """▪ 古浪县（甘肃武威）「光伏扶贫」：what is done there, and by what else than its name it is known."""
    first = members[0]
    names = join("", (text("「", b(program_name(one.hit.program)), "」") for one in members[:_NAMED]))
    more = f"等{len(members)}个" if len(members) > _NAMED else ""
    told = shortened(first.hit.program.description, _TOLD).rstrip("。")
    return text("▪ ", located(first.hit.case.place), names, more, f"：{told}", _known_by(first))


def _known_by(member: OfWay) -> str:
    match member.sign:
        case Sign.NAMED:
            return ""
        case Sign.CALLED:
            return f"（也叫{member.by}）"
        case Sign.PARTIES:
            return f"（公式里有{member.by}）"
        case Sign.MECHANISM:
            return f"（机制是{member.by}）"
        case Sign.TOLD:
            return f"（说明里写到{member.by}）"


def _how_known(answer: ProgramAnswer) -> Atom:
    """What was taken as the same way, where some are not called so."""
    signs = {member.sign for member in answer.members}
    if signs <= {Sign.NAMED}:
        return text()
    return text("名字里有的排在前面；其余的看别名、公式、机制和说明里怎么写，材料没写的不算。")


def _why(one: Kin) -> str:
    return _reason(one.reasons[0])


def _reason(reason: Reason) -> str:
    return f"{reason.tie}{reason.shared}"


def _named(one: Kin) -> Atom:
    hit = one.hit
    return text(f"{hit.case.place.name}「", b(program_name(hit.program)), "」")


def _opening(hit: ProgramHit) -> Button:
    return buttons.of_program(hit, f"{program_name(hit.program)}（{hit.case.place.name}）")
