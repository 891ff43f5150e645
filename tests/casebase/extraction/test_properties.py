"""Whatever the text, nothing raises, every span is a slice of it, and the same text gives the same draft."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casebase.extraction.extract import extract
from casebase.extraction.jsonline import json_object

WORDS = (
    "资源县 梅溪镇 官洞村 党支部 书记 王小明 说 ： “ ” ‘ ’ 、 ， 。 工程 机制 实施 推行 1+N+1 + 支部 合作社 "
    "贫困户 30户 2016年 的 了 在 成立 理事会 五个一 全县 一是 二是 村 镇 （ ） 構(gòu) ６ a ?/p> 制 计划"
)
PIECES = st.sampled_from([*WORDS.split(), "\n", "\u3000", "\ud800", "😀"])
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=80))
UNHURRIED = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@UNHURRIED
@given(TEXTS)
def test_no_exception_and_every_span_round_trips(text: str) -> None:
    line = json_object(extract(text))
    for kind in ("programs", "figures", "places", "industries", "dates"):
        for item in line[kind]:
            assert 0 <= item["start"] < item["end"] <= len(text)
            assert text[item["start"] : item["end"]] == item["text"]
    for person in line["people"]:
        assert 0 <= person["start"] < person["end"] <= len(text)


@UNHURRIED
@given(st.lists(PIECES, min_size=20, max_size=80).map("".join))
def test_a_draft_of_anything_is_coherent_and_repeatable(text: str) -> None:
    framed = f"资源县：灯火\n资源县梅溪镇推行“灯火队”工程，党员带着贫困户种茶。{text}"
    first = extract(framed)
    assert extract(framed) == first
    if first.case is not None:
        for evidence in first.case.all_evidence():
            assert 0 <= evidence.start < evidence.end <= len(framed)
