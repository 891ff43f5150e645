"""Programs: several of a name, and none."""

from casebase.library import ProgramAnswer, ProgramHit, Understanding
from casebase.search.match import How, Outcome
from handlers.views.program import program, programs
from tests.casebase.cases import made_up


def answer(outcome: Outcome, how: How | None, *cases: str) -> ProgramAnswer:
    hits = tuple(ProgramHit(case, case.programs[0]) for case in map(made_up, cases))
    understood = hits[0].program.name if hits else None
    return ProgramAnswer(Understanding("一盏登", "一盏登", outcome, how, understood), hits=hits)


def test_several_that_sound_alike_are_said_to_and_none_is_picked() -> None:
    shown = programs(answer(Outcome.CORRECTED, How.SOUND, "jia", "yi"))
    assert shown.plain.startswith("没有叫「一盏登」的做法，同音的有2个")
    assert len(shown.buttons) == 2


def test_one_that_sounds_alike_is_answered_and_named_as_one() -> None:
    shown = programs(answer(Outcome.CORRECTED, How.SOUND, "jia"))
    assert shown.plain.split("\n")[1] == "没有叫「一盏登」的做法，已按同音的「“一盏灯”工程」回答"


def test_what_the_source_does_not_say_of_a_program_is_said_to_be_missing() -> None:
    case = made_up()
    shown = program(ProgramHit(case, case.programs[0])).plain
    assert "最早：材料未说明何时何地" in shown
    assert "推广：材料未说明" in shown


def test_near_names_are_offered_where_none_was_meant() -> None:
    case = made_up()
    asked = Understanding("一盏等", "一盏等", Outcome.UNKNOWN, None, None)
    shown = programs(ProgramAnswer(asked, alike=(ProgramHit(case, case.programs[0]),)))
    assert "没有找到叫「一盏等」的做法" in shown.plain
    assert [button.label for row in shown.buttons for button in row] == ["“一盏灯”工程（甲县）"]
