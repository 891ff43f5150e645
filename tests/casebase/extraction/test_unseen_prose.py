"""Rules found by reading unseen articles: small sentences, each a shape that was once misread."""

import pytest

from casebase.extraction.extract import extract
from casebase.extraction.jsonline import json_object
from casebase.record import Nature

_SETTING = "凤冈县永安镇坚持党建引领脱贫攻坚，带动村民发展产业增收。"


def _read(sentence: str) -> dict[str, list[dict[str, object]]]:
    return json_object(extract(f"{_SETTING}\n{sentence}"))  # type: ignore[return-value]


def _names(sentence: str, kind: str) -> set[object]:
    return {item["text"] if kind == "places" else item["name"] for item in _read(sentence)[kind]}


def _nature(sentence: str, text: str) -> object:
    return next(f["nature"] for f in _read(sentence)["figures"] if f["text"] == text)


@pytest.mark.parametrize(
    ("sentence", "text", "nature"),
    [
        ("项目投产后，可吸纳当?shù)剞民近百人就业。", "百人", Nature.CAPACITY),
        ("机关党员每年协调解决3个实际困难。", "3个", Nature.TASK),
        ("车间运转后，可解决镇里60人就业，确保了20户脱贫户持续增收。", "20户", Nature.CAPACITY),
    ],
)
def test_what_has_not_happened_is_no_result(sentence: str, text: str, nature: Nature) -> None:
    """A lost character ends no clause; yearly duties are tasks; 确保了 behind a capacity is one too."""
    assert _nature(sentence, text) == nature


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("他牵头成立了全县首家残疾人互助社——春芽合作社，带动大家就业。", "春芽合作社"),
        ("修渠中大家定下“三自办法”——材料自筹、劳力自出、账目自管。", "“三自办法”"),
        ("全镇以“校地联建”为抓手，把课堂搬到田间。", "“校地联建”"),
        (
            "旱地改造提升项目正在推进。旱地改造提升建设项目是大家的事，旱地改造提升建设项目有钱，旱地改造提升建设项目有人。",
            "旱地改造提升建设项目",
        ),
        ("在党员联片制度实施过程中，大家各有分工。", "党员联片制度"),
    ],
)
def test_programs_by_what_stands_around_them(sentence: str, name: str) -> None:
    """A dash after founding, the members a number promises, 为抓手 and 实施过程中 show a name."""
    assert name in _names(sentence, "programs")


@pytest.mark.parametrize(
    "sentence",
    [
        "全镇实现了党建与产业的“双融双赢”。",
        "两村联手，实现“1+1>2”的聚合效应。",
    ],
)
def test_outcomes_and_sums_are_no_programs(sentence: str) -> None:
    """What was reached, and arithmetic, name no way of working."""
    assert not _names(sentence, "programs")


def test_a_roll_of_villages_without_their_unit() -> None:
    """Behind a place a list that 等N个村 ends names villages; 42个塘田村 is a kind of village."""
    found = _names("项目带动永安镇南坡村、牛栏坪、石盘等9个村，联合42个塘田村，各塘田村分红。", "places")
    assert {"南坡村", "牛栏坪", "石盘"} <= found
    assert "塘田村" not in found


def test_people_by_the_end_of_their_clause_and_by_decade() -> None:
    """群众X眼含热泪说 and “80后”X name people; a coinage that fills a quotation is none."""
    text = "“路通了。”群众周旭山眼含热泪说。去年，“80后”王建国来到村里，架起“连心桥”，这座“连心桥”很结实。"
    assert _names(text, "people") == {"周旭山", "王建国"}


def test_a_story_in_dialogue_holds_no_case() -> None:
    """Where most paragraphs open with speech the page is a story, however much it says of poverty."""
    lines = [f"“李书记，永安镇的扶贫产业该第{n}步怎么走？”王远低声问道。" for n in "一二三四五六"]
    found = json_object(extract("\n".join([*lines, "乡村振兴和党建，他都想过。"])))
    assert not found["programs"]
    assert not found["figures"]
