"""The JSON object of ``casebot extract --json``: its keys; every text is its slice of the raw one."""

from casebase.extraction.extract import extract
from casebase.extraction.jsonline import json_object

RAW = (
    "資源縣：山裏的“燈火隊”\r\n資源縣梅溪鎮(zhèn)推行“燈火隊”工程，帶動貧困戶３０戶增收。村支書李大山說：“種茶好。”"
    "黨員帶着羣衆幹，合作社越辦越好，鄉村振興的路越走越寬，農戶在家門口就業。"
)


def test_exactly_the_keys_and_every_text_a_slice() -> None:
    line = json_object(extract(RAW))
    assert list(line) == [
        "source",
        "main_place",
        "programs",
        "figures",
        "people",
        "places",
        "industries",
        "dates",
        "facts_without_span",
    ]
    assert line["facts_without_span"] == 0
    assert set(line["programs"][0]) == {"text", "name", "kind", "key", "start", "end"}
    assert set(line["figures"][0]) == {
        *("text", "value", "value_max", "unit", "approx", "of", "nature", "start", "end"),
    }
    assert set(line["people"][0]) == {"name", "role", "start", "end"}
    assert set(line["places"][0]) == {"text", "level", "official", "code", "start", "end"}
    for kind in ("programs", "figures", "places", "industries", "dates"):
        for item in line[kind]:
            assert RAW[item["start"] : item["end"]] == item["text"]


def test_traditional_glossed_text_gives_clean_names_with_raw_slices() -> None:
    line = json_object(extract(RAW))
    assert line["main_place"] is not None
    assert line["main_place"]["county_code"] == "450329"
    assert line["programs"][0]["name"] == "“灯火队”工程"
    assert any(p["text"] == "梅溪鎮(zhèn)" for p in line["places"])
    assert [f["value"] for f in line["figures"]] == [30]


def test_an_empty_page_gives_the_same_keys() -> None:
    line = json_object(extract(""))
    assert line["main_place"] is None
    assert line["programs"] == line["figures"] == []
