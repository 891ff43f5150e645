"""Small made-up cases for tests: every kind of fact once, no real place's story."""

from casebase.record import (
    Case,
    Context,
    Evidence,
    Figure,
    Formula,
    Level,
    Measure,
    Mechanism,
    Nature,
    Person,
    Place,
    Program,
    ProgramKind,
    Site,
    SiteRole,
    Slot,
    Source,
    Standing,
    Status,
)
from casebase.store.desk import Actor

CURATOR = Actor(1, "站长")
TEXT = "甲县实施“一盏灯”工程，已建成5个站点，计划再建3个。乙村村民王小二第一个报名。"
SHA = "0" * 64


def evidence(slice_: str, source: str = "made-up") -> tuple[Evidence, ...]:
    """Where the slice stands in the made-up article."""
    start = TEXT.index(slice_)
    return (Evidence(source=source, start=start, end=start + len(slice_)),)


def made_up(case_id: str = "jia", **changes: object) -> Case:
    """A published case of a county that does not exist."""
    county = Place(code=None, name="甲县", level=Level.COUNTY, path=("某省", "某市", "甲县"))
    village = Place(code=None, name="乙村", level=Level.VILLAGE, path=("某省", "某市", "甲县", "乙村"))
    case = Case(
        id=case_id,
        title="甲县的“一盏灯”",
        one_line="用站点把服务送到村口",
        place=county,
        context=Context(problem="办事远"),
        programs=(
            Program(
                id=f"{case_id}-lamp",
                name="“一盏灯”工程",
                aliases=("一盏灯",),
                kind=ProgramKind.PROJECT,
                key=True,
                formula=Formula(raw="1+N", slots=(Slot(role="党员", min=1, max=1), Slot(role="农户", min=1))),
                place="甲县",
                description="在村口设站点，由党员值守",
                mechanisms=(Mechanism.SERVICE,),
                figures=("f1", "f2"),
                evidence=evidence("“一盏灯”工程"),
            ),
        ),
        measures=(Measure(text="设站点", evidence=evidence("已建成5个站点")),),
        figures=(
            Figure(
                id="f1",
                text="5个",
                value=5,
                unit="个",
                of="站点",
                scope="甲县",
                nature=Nature.RESULT,
                evidence=evidence("5个"),
            ),
            Figure(
                id="f2",
                text="3个",
                value=3,
                unit="个",
                of="站点",
                scope="甲县",
                nature=Nature.PLAN,
                evidence=evidence("3个"),
            ),
        ),
        sites=(Site(place=village, role=SiteRole.SITE, told="有人报名", evidence=evidence("乙村")),),
        people=(
            Person(
                name="王小二",
                role="村民",
                standing=Standing.VILLAGER,
                masked=True,
                evidence=evidence("王小二"),
            ),
        ),
        industries=("木耳",),
        not_stated=("花了多少钱",),
        sources=(Source(id="made-up", title="甲县亮灯", sha256=SHA, length=len(TEXT)),),
        status=Status.PUBLISHED,
    )
    return Case.model_validate({**case.model_dump(), **changes})
