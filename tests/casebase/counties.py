"""Made-up cases of real counties, for tests of what links cases of different places."""

from casebase.record import Case, Level, Place
from tests.casebase.cases import made_up

PLACES = {
    "gulang": ("620622", ("甘肃省", "武威市", "古浪县")),
    "jinzhai": ("341524", ("安徽省", "六安市", "金寨县")),
    "weixian": ("130434", ("河北省", "邯郸市", "魏县")),
    "longde": ("640423", ("宁夏回族自治区", "固原市", "隆德县")),
}


def case(case_id: str, *programs: dict[str, object]) -> Case:
    """A made-up case of a real county with programs like these."""
    code, path = PLACES[case_id]
    place = Place(code=code, name=path[-1], level=Level.COUNTY, path=path)
    made = made_up(case_id, place=place)
    like = made.programs[0].model_copy(
        update={
            "aliases": (),
            "formula": None,
            "mechanisms": (),
            "place": place.name,
            "description": "没有细说。",
        }
    )
    own = tuple(
        like.model_copy(update={"id": f"{case_id}-{n}", **program}) for n, program in enumerate(programs)
    )
    return made.model_copy(update={"programs": own})


def village_of(county: tuple[str, ...], case_id: str) -> Case:
    """A made-up case of a village without a code in a county called so."""
    path = (*county, "上河村")
    return made_up(case_id, place=Place(code=None, name="上河村", level=Level.VILLAGE, path=path))
