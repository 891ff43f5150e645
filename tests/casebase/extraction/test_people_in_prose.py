"""People where only what follows the name tells where it ends."""

import pytest

from casebase.extraction.people import find_people
from casebase.extraction.reading import Reading
from casebase.text.clean import clean

ROWS = [
    ("会上，工作队队长周伟关于修路的话让人安心。", ["周伟"]),
    ("说起各家的茶树，合作社理事长吴春学如数家珍。", ["吴春学"]),
    ("驻村第一书记何锦州的茶园出了新茶。", ["何锦州"]),
    ("县委副书记贺延军一行看了茶园。", ["贺延军"]),
    ("天刚亮，老兵钱宗相便上山看树去了。", ["钱宗相"]),
    ("牧区的贫困户其木格勒，去年买了羊。", ["其木格勒"]),
    ("贫困户陆世平单身多年，守着几亩地。", ["陆世平"]),
    ("管着两个厂（茶厂、菌厂）的黄力深感人手不够。", ["黄力"]),
]


@pytest.mark.parametrize(("text", "names"), ROWS)
def test_where_names_end(text: str, names: list[str]) -> None:
    """The name is neither cut short nor run into the next word."""
    assert [p.name for p in find_people(Reading(clean(text)))] == names
