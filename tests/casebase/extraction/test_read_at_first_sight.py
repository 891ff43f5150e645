"""Shapes that articles had when they were read for the first time, each in a sentence of our own."""

import re
from typing import Any

import pytest

from casebase.extraction.cues import table
from casebase.extraction.extract import extract
from casebase.extraction.jsonline import json_object
from casebase.record import Nature

SETTING = "凤冈县永安镇坚持党建引领脱贫攻坚，带动村民发展产业增收，茶园绿了，牛羊壮了，大家的日子有了奔头。"
MORE = "合作社办起来，贫困户有活干，党员带着村民修路种茶，日子一天比一天好。"


def read(text: str) -> dict[str, Any]:
    return json_object(extract(text))


def beside(sentence: str) -> dict[str, Any]:
    return read(f"{SETTING}\n{sentence}")


def programs(sentence: str) -> set[str]:
    return {p["name"] for p in beside(sentence)["programs"]}


def places(sentence: str) -> set[str]:
    return {p["text"] for p in beside(sentence)["places"]}


def people(sentence: str) -> set[str]:
    return {p["name"] for p in beside(sentence)["people"]}


def nature(sentence: str, text: str) -> str:
    return next(f["nature"] for f in beside(sentence)["figures"] if f["text"] == text)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("群众把它称为“溪边模式”。", "“溪边模式”"),
        ("随之而来的是“工分制”的推行。", "“工分制”"),
        ("县里按照“337”产业发展思路调结构。", "“337”产业发展思路"),
        ("全镇巩固提升“院坝课堂”“灯下议事”等党建品牌。", "“灯下议事”"),
        ("探索“信贷+茶叶”“信贷+民宿”等六种模式。", "“信贷+民宿”"),
        ("推行“支部联支部、党员联农户”的“双联”活动。", "“双联”活动"),
        ("走出了龙头企业带着农户建基地的发展模式。", "龙头企业带着农户建基地的发展模式"),
        ("推进茶叶、旅游、教育等12大专项帮扶行动。", "12大专项帮扶行动"),
        ("实施山地果园提升行动、村寨夜校入户行动、务工技能送教行动，村村有人管。", "村寨夜校入户行动"),
        ("先后建成白泥川现代农业示范园，请来技术员。", "白泥川现代农业示范园"),
        (
            "形成“先议后干、边干边评、干完公示”滚动发展的帮扶模式。",
            "“先议后干、边干边评、干完公示”滚动发展的帮扶模式",
        ),
        ("按照“党建引领、联村共建、财政倾斜”的24字工作法推开。", "“党建引领、联村共建、财政倾斜”24字工作法"),
        ("返乡青年开发了电商平台“寨里货”。", "“寨里货”"),
        ("镇里大力推行农村党员“分级定岗、亮分评星”管理，人人有事做。", "“分级定岗、亮分评星”"),
        ("天一坝生态种养合作社正式成立，大家都来入股。", "天一坝生态种养合作社"),
    ],
)
def test_names_by_the_words_around_them(sentence: str, name: str) -> None:
    """A name given, pushed, listed, described or summed up is a program."""
    assert name in programs(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "这一做法被列为全国“十大攻坚模式”之一。",
        "免费为青年开展“订单式”岗前培训。",
        "包装工实行计件制，多劳多得。",
        "过去是无路、无水、无电的“三无村”。",
        "帮助43家农户开办了“农家乐”。",
        "“要脱贫，找党支部”是村里的顺口溜。",
        "打造展现东西部协作制度优势的窗口。",
    ],
)
def test_marks_without_a_name(sentence: str) -> None:
    """A list one was taken into, a manner, a way of paying wages, a sort of place are no programs."""
    assert not programs(sentence)


def test_a_description_and_its_name_are_one_program() -> None:
    found = extract(f"{SETTING}\n推行“支部联支部、党员联农户”的“双联”活动。").findings.programs
    assert [p.name for p in found] == ["“双联”活动"]
    assert "“支部联支部、党员联农户”" in found[0].aliases


def test_two_forms_of_a_long_name_are_one_program() -> None:
    assert len(programs("推行“家庭小药箱入牧户”工程。大家说，“家庭小药箱进牧户工程”办得好。")) == 1


def test_what_an_article_is_about_throughout() -> None:
    text = (
        "凤冈县：自助茶园富了山里人\n凤冈县永安镇的党员带着贫困户办起自助茶园。自助茶园的茶农都说好，"
        "今年自助茶园又添了人，产业扶贫有了样子。"
    )
    assert [p["name"] for p in read(text)["programs"]] == ["自助茶园"]


def test_a_thing_that_is_opened() -> None:
    assert "爱心扶贫超市" in programs("当天，全县首家爱心扶贫超市开业，贫困户凭积分换东西。")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("凤冈县永安镇志强村的茶园绿了。", "志强村"),
        ("医生来到该镇永春村，为老人看病。", "永春村"),
        ("游客走进永安镇红旗寨村，看茶园。", "红旗寨村"),
        ("会议在银川召开，凤冈县作了交流。", "银川"),
        ("全市扶贫向金口河、沐川、峨边、马边倾斜。", "沐川"),
    ],
)
def test_places_by_where_they_stand(sentence: str, name: str) -> None:
    """Behind a township or 该镇, in a row of neighbours, names of hopeful words are villages."""
    assert name in places(sentence)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("全县新建标准化村卫生室77个。", "新建标准化村"),
        ("探索整村整乡脱贫的办法。", "整村整乡"),
        ("安置3500名山区群众。", "名山区"),
        ("低山种脐橙、中山种油橄榄、高山种药材。", "中山"),
        ("与阿里巴巴合作办网店。", "阿里"),
        ("不得不说永安镇的茶。", "说永安镇"),
        ("汇报永春村的茶事。永安镇永春村有茶，永安镇永春村有水。", "汇报永春村"),
        ("变身幸福美丽新村，人人都说好。", "幸福美丽新村"),
    ],
)
def test_words_that_are_no_places(sentence: str, word: str) -> None:
    assert word not in places(sentence)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("二十年来，段继铭一直是村支部书记，人人信他。", "段继铭"),
        ("王大勇作为县里派驻的“第一书记”，天天走访。", "王大勇"),
        ("下沉干部旦增晋美说，房子盖好了。", "旦增晋美"),
        ("企业家马忠旺回乡办厂。", "马忠旺"),
        ("村民周玲对“致富路上”采访团说，日子好了。", "周玲"),
    ],
)
def test_people_by_what_is_said_of_them(sentence: str, name: str) -> None:
    assert name in people(sentence)


@pytest.mark.parametrize(
    "sentence", ["选派公卫科长任主任，管健康。", "俩老人都有病，靠他一人。", "农民辛勤耕作，一年到头。"]
)
def test_words_that_are_no_people(sentence: str) -> None:
    assert not people(sentence)


@pytest.mark.parametrize(
    ("sentence", "text", "right"),
    [
        ("一期1000座大棚建成后，可以种菜。", "1000座", Nature.PLAN),
        ("公司投资7亿元打造电站，建成后棚顶发电。", "7亿元", Nature.PLAN),
        ("小镇运营后将带动就业，每年至少新增100万人次游客。", "100万人次", Nature.PLAN),
        ("按每户3口人测算，每年可帮助2100人脱贫。", "2100人", Nature.CAPACITY),
        ("开展“三个一”竞赛，即每个乡镇建设2个示范村。", "2个", Nature.TASK),
        ("县里每年拿出不低于400万元支持旅游。", "400万元", Nature.PLAN),
        ("目前，30公里管网、4500亩场平、2个水厂等正加速推进。", "30公里", Nature.PLAN),
        ("镇里制定了“两园”规划，在河边建设3000亩物流园。", "3000亩", Nature.PLAN),
        ("园区规划建设面积7平方公里，已有企业入驻。", "7平方公里", Nature.PLAN),
        ("茶园主每年可获得50公斤干茶。", "50公斤", Nature.CAPACITY),
        ("脱贫户孙小满说，现在大棚每茬收入1.5万元。", "1.5万元", Nature.OWN_ACCOUNT),
        ("县长孙小满说，去年全县农民人均收入1.5万元。", "1.5万元", Nature.RESULT),
        ("贫困人口由2010年的8万人锐减到2016年底的6045人。", "6045人", Nature.RESULT),
        ("村里还有5户（将由政策兜底脱贫），人均收入达到1.7万元。", "1.7万元", Nature.RESULT),
        ("村里将发展资金140万元注入合作社，分了红。", "140万元", Nature.RESULT),
        ("电站已建成并网，总装机容量3万千瓦。", "3万千瓦", Nature.RESULT),
        ("企业提出捐赠1500万株茶苗。", "1500万株", Nature.PLEDGE),
        ("若遇上灾年，每袋可领3元。", "3元", Nature.UNDECIDED),
    ],
)
def test_what_has_happened_and_what_has_not(sentence: str, text: str, right: Nature) -> None:
    assert nature(sentence, text) == right.value


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        ("农家乐一季能赚7、8万元。", ["7、8万元"]),
        ("渠道防渗19千米。", ["19千米"]),
        ("人们三五成群，在广场聊天。", []),
        ("永安镇三家田村的合作社办得好。", []),
        ("市委六届十二次全会作了部署。", []),
        ("由最初2个发展到现在的41个协会。", ["2个", "41个"]),
    ],
)
def test_numbers(sentence: str, texts: list[str]) -> None:
    """Neighbouring digits are a range; numbers in names and idioms are none."""
    assert [f["text"] for f in beside(sentence)["figures"]] == texts


def test_the_ends_of_a_change_are_of_the_same_thing() -> None:
    found = beside("全县贫困人口由2010年的8万人锐减到2016年底的6045人。")["figures"]
    assert {f["of"] for f in found} == {"贫困人口"}


def test_the_issue_of_a_magazine_is_no_figure() -> None:
    assert not read(f"茶山新事\n今日山乡 2017年12期\n{SETTING}")["figures"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # A helper, a list of markets and a prefecture's office are not what it is about.
        (
            "广州市黄埔区援建凤冈县茶厂。凤冈县的茶农多了，凤冈县脱贫有望，合作社也来了。黄埔区派出干部。",
            "凤冈县",
        ),
        ("凤冈县的牛肉卖到江苏、福建、浙江、河南、江西、云南等地，该县农户脱贫增收。", "凤冈县"),
        ("遵义市扶贫办的干部到凤冈县看合作社。凤冈县的贫困户脱贫了，党员也带头。", "凤冈县"),
        # A prefecture told only as 全市, by its counties.
        ("市委组织部向青川县、剑阁县选派第一书记，全市抓党建促脱贫，贫困村的合作社办起来了。", "广元市"),
    ],
)
def test_the_main_place(text: str, name: str) -> None:
    assert read(f"{text}\n{MORE}")["main_place"]["name"] == name


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        (
            "湟中县的新茶\n来源：山城日报 2016-03-02\n湟中县抓产业，湟中县贫困户脱贫，合作社办起来。",
            "湟中县",
            "630106",
        ),
        (
            "祁阳扶贫\n来源：山城日报 2015-02-03\n湖南省祁阳的贫困户脱贫了，祁阳的合作社多了。",
            "祁阳县",
            "431181",
        ),
        (
            "祁阳扶贫\n来源：山城日报 2023-02-03\n湖南省祁阳的贫困户脱贫了，祁阳的合作社多了。",
            "祁阳市",
            "431181",
        ),
    ],
)
def test_a_place_keeps_the_name_of_the_articles_time(text: str, name: str, code: str) -> None:
    """The record has the name and code of then; the line tells the code of today beside the name."""
    text = f"{text}\n{MORE}"
    found = extract(text).findings.main_place
    assert found is not None
    assert found.path[-1] == name
    assert json_object(extract(text))["main_place"]["county_code"] == code


@pytest.mark.parametrize(
    ("head", "title", "published"),
    [
        (
            "新闻搜索：\n2024 年 03 月 29 日 星期五\n茶山里的新路\n时间：2018-08-02 15:39",
            "茶山里的新路",
            "2018-08-02",
        ),
        ("立即打开\n茶山里的新路\n2015-02-03 16:06:47", "茶山里的新路", "2015-02-03"),
        ("茶山里的新路\n04.05.2016  22:33", "茶山里的新路", "2016-05-04"),
        ("第02版：要闻\n返回山城网首页 |\n茶山里的新路\n2017年6月1日 星期四", "茶山里的新路", "2017-06-01"),
        ("抓好三农\n振兴乡村\n抓好三农\n振兴乡村\n茶山里的新路", "茶山里的新路", None),
    ],
)
def test_the_head_of_a_page(head: str, title: str, published: str | None) -> None:
    found = extract(f"{head}\n{SETTING}").findings.source
    assert (found.title, found.published) == (title, published)


def test_who_signs_behind_the_dateline() -> None:
    found = extract(f"新华社贵阳7月18日电（孟晓丽 田小虎）{SETTING}").findings.source
    assert found.authors == ("孟晓丽", "田小虎")


def test_a_report_with_many_voices_is_a_case() -> None:
    voices = "\n".join(f"“光伏板帮我们增收了。”村民第{n}次说起扶贫。" for n in "一二三")
    text = f"“阳光”帮人\n“阳光”帮扶记\n{SETTING}\n{voices}\n{SETTING}{SETTING}"
    assert extract(text).why_none is None


def test_a_summary_tells_the_end_of_a_change_not_its_beginning() -> None:
    case = extract(f"{SETTING}全县人均收入由2010年的2000元增加到2019年的9000元。").case
    assert case is not None
    assert "9000元" in case.summary
    assert "2000元" not in case.summary


def test_every_expression_of_the_cue_file_compiles() -> None:
    """They are compiled when first needed: a mistake in one shows here."""
    modal = "|".join(table()["modal"]["verbs"].split())
    for section, reaches in table().items():
        for entries in reaches.values():
            for entry in entries if isinstance(entries, list) else []:
                before, _, rest = entry.replace("MODAL", modal).rpartition(" < ")
                for side in (before, rest.partition(" > ")[2]):
                    assert re.compile(f"(?:{side.removeprefix('!')})"), section
