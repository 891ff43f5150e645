"""Figures: every way to write one, everything that looks like one and is none, and what they count."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebase.extraction.figures import find_figures
from casebase.extraction.spans import FigureSpan
from casebase.text.clean import clean
from tests.casebase.extraction.marked import seen, unmark

FORMS = {
    "thousands": ["全县有贫困人口[12,000人|12000|人|实绩]。"],
    "decimals in wan": ["发展茶园[1.16万亩|11600|亩|实绩]。", "投入[58.7万元|587000|元|实绩]。"],
    "yi": ["产值达[12亿元|1200000000|元|实绩]。", "完成投资[44.98亿元|4498000000|元|实绩]。"],
    "inner hedge before the scale": ["捐款[500余万元|5000000|元|实绩]。", "投资[30多万元|300000|元|实绩]。"],
    "inner hedge behind the scale": [
        "印发手册[1.6万余本|16000|本|实绩]。",
        "卖了[3万多斤|30000|斤|实绩]粮。",
    ],
    "hedge behind the number": ["修路[900多公里|900|公里|实绩]。", "吸纳[40余人|40|人|实绩]务工。"],
    "leading hedge stays outside": [
        "修桥近[200座|200|座|实绩]。",
        "带动约[80户|80|户|实绩]农户。",
        "产值突破[5亿元|500000000|元|实绩]。",
        "收入超过[6000元|6000|元|实绩]。",
    ],
    "two hedges": ["近[6000余名|6000|名|实绩]群众脱贫。"],
    "trailing hedge": ["一斤卖[10元|10|元|实绩]左右。", "存栏[1万头|10000|头|实绩]以上。"],
    "hanzi": [
        "欠下[十多万元|100000|元|实绩]的债。",
        "每月收入近[四千元|4000|元|实绩]。",
        "全镇有[十二个|12|个|实绩]村。",
        "建起[三座|3|座|实绩]大棚。",
        "租下[二十亩|20|亩|实绩]地。",
        "全村[三百二十户|320|户|实绩]人家。",
        "村里成立了[三个|3|个|实绩]工作组。",
        "把人才分成[八类|8|类|实绩]。",
    ],
    "hanzi estimates": [
        "来了[四、五十人|40~50|人|实绩]。",
        "来了[七八户|7~8|户|实绩]人家。",
        "养了[十七八头|17~18|头|实绩]牛。",
        "卖了[二三十万元|200000~300000|元|实绩]。",
    ],
    "bare scales": [
        "近[千名|1000|名|实绩]农民掌握了手艺。",
        "上[百户|100|户|实绩]人家搬进新居。",
        "带动超[万人|10000|人|实绩]就业。",
        "建成[万亩|10000|亩|实绩]茶园。",
    ],
    "ranges": [
        "每组帮扶[1-3户|1~3|户|实绩]贫困户。",
        "每村有[3至5个|3~5|个|实绩]能人。",
        "亩均收入[5000—6000元|5000~6000|元|实绩]。",
        "户均增收[2到3万元|20000~30000|元|实绩]。",
        "每户养了[3头到5头|3~5|头|实绩]牛。",
        "从[3户|3|户|实绩]到[50户|50|户|实绩]，合作社越办越大。",
    ],
    "without unit in wan": [
        "全省有[493万|4930000||实绩]农村贫困人口。",
        "全州[10.81万|108100||实绩]贫困人口越线。",
        "吸引[两万多|20000||实绩]游客。",
    ],
    "without unit before people": [
        "全乡共有[360|360||实绩]贫困人口。",
        "工厂吸纳了[300余|300||实绩]贫困劳动力。",
    ],
    "sums without unit in speech": ["他每月收入[五千|5000||实绩]左右。"],
    "percent": [
        "贫困发生率降到[1.12%|0.0112|%|比例:实绩]。",
        "覆盖了[100%|1|%|比例:实绩]自然村。",
        "增长[10%-15%|0.1~0.15|%|比例:实绩]。",
        "出生率为[8‰|0.008|‰|比例:实绩]。",
        "[百分之九十|0.9|%|比例:实绩]的村通了路。",
        "发生率从[百分之二十三点五|0.235|%|比例:实绩]降下来。",
        "[百分之百|1|%|比例:实绩]的农户入社。",
    ],
    "tenths and fractions": [
        "[六成|0.6|成|比例:实绩]以上农户入社。",
        "[三分之二|0.6666666666666666||比例:实绩]的资金用于产业。",
        "受益户占全村的[一半|0.5||比例:实绩]。",
        "[一半|0.5||比例:实绩]以上的农户搬了家。",
    ],
    "points and multiples": [
        "报销比例提高了[5个百分点|5|个百分点|比例:实绩]。",
        "租金涨到原来的[5倍|5|倍|实绩]。",
    ],
    "rates": [
        "最多时务工[200人/日|200|人/日|实绩]。",
        "租金[800元/亩|800|元/亩|实绩]。",
        "以每亩[500元|500|元|实绩]的价格流转土地。",
    ],
    "compound units": [
        "培训[1600余人次|1600|人次|实绩]。",
        "全县面积[2150平方公里|2150|平方公里|实绩]。",
        "住房[120平方米|120|平方米|实绩]。",
        "开挖土石方[17312立方米|17312|立方米|实绩]。",
        "铺设管道[71.1km|71.1|km|实绩]。",
        "分到[150㎡|150|㎡|实绩]的房子。",
        "全村[57户|57|户|实绩]、[131口人|131|口人|实绩]。",
    ],
    "counts in a row": [
        "搬迁[1410户|1410|户|实绩][5640人|5640|人|实绩]。",
        "其中：牛[9头|9|头|实绩]，羊[20只|20|只|实绩]。",
        "建成厂房[51幢|51|幢|实绩][20万平方米|200000|平方米|实绩]。",
        "培训[8期|8|期|实绩][300人次|300|人次|实绩]。",
    ],
    "electricity": ["年发电[25万度|250000|度|实绩]。", "用了[300度|300|度|实绩]电。"],
    "full width": [
        "全县有１２５６万户，".replace("１２５６万户", "[1256万户|12560000|户|实绩]") + "都通了电。"
    ],
    "in brackets": [
        "利润按合同分成（企业占[40%|0.4|%|比例:实绩]，[10个|10|个|实绩]村占[60%|0.6|%|比例:实绩]）。"
    ],
}

NO_FIGURES = {
    "dates": ["2016年3月5日开工，2018年底完工。", "8日召开会议。", "8时30分出发。"],
    "time": [
        "历时3个月。",
        "走了一个半小时。",
        "干了5年。",
        "用了10天。",
        "等了二十多分钟。",
        "3个工作日办结。",
    ],
    "age, height, distance": [
        "他今年61岁。",
        "村子海拔1000米。",
        "村里距县城60余公里。",
        "学校离家有5公里。",
        "一路北行140公里。",
    ],
    "ordinals": ["第三个村。", "第5次会议。", "前3名。", "第一书记进村。", "他是村里第2户。"],
    "rank": ["跻身全国百强。"],
    "list numbers": ["一是建班子。二是抓产业。", "1.建班子。2.抓产业。", "三、抓产业。"],
    "one as an article": ["建起一座大桥。", "他是一名党员。", "一户一户地走。"],
    "names in quotes": [
        "实施“265”计划。",
        "推行“1+N+1”模式。",
        "创建“5个10万”基地。",
        "开展“百名干部帮千户”活动。",
        "建“十乡百村”工程。",
        "落实“三项承诺”。",
    ],
    "titles": ["印发《2015—2020人才工作规划》。", "学习《10条措施》。"],
    "campaigns": [
        "落实三会一课。",
        "开展两学一做。",
        "解决两不愁三保障。",
        "坚持五位一体。",
        "学习三个代表。",
        "十三五期间。",
    ],
    "idioms": [
        "走遍千家万户。",
        "千方百计增收。",
        "三心二意不行。",
        "全村一盘棋。",
        "成百上千的人。",
        "十里八乡都知道。",
    ],
    "parallel rhetoric": ["形成百名书记驻村、千名干部帮扶的局面。"],
    "vague": ["几十户人家。", "数百亩地。", "好几个人。", "许多村。"],
    "places": [
        "三台脱贫。",
        "三台县的经验。",
        "走进三道河村。",
        "五家渠的路。",
        "到三元区学习。",
        "七里坪的山。",
    ],
    "structure of the text": [
        "抓好3个方面工作。",
        "分为三个阶段。",
        "推出五项举措。",
        "健全四项机制。",
        "落实三项制度。",
    ],
    "small hanzi of occasions": [
        "开了两次会。",
        "建设二期工程。",
        "四方签约。",
        "等四部门印发。",
        "筑牢五道防线。",
    ],
    "pairs": ["夫妻二人在家。", "两人都入了党。", "一家三口。", "这三件事办完了。"],
    "chains": ["1名党员+2名群众。"],
    "codes": [
        "浏览量123456。",
        "电话0771-5531234。",
        "https://a.cn/2016年/12户.html",
        "第2016-12号。",
        "QQ群345678。",
    ],
    "levels": ["三级联动。", "4A级景区。", "五级书记抓扶贫。"],
    "temperature": ["气温降到5度。"],
    "heights": ["从1400米高的山顶滑下。"],
    "brackets that only name a unit": ["共12棒（万亩）。".replace("12棒", "种植")],
    "scores": ["阿根廷4：2取胜。"],
    "long runs": ["1" * 40 + "户", "一二三四五六七八九" * 5 + "户"],
}


def figures(text: str, published: str | None = "2019-06-01") -> list[FigureSpan]:
    return list(find_figures(clean(text), published))


@pytest.mark.parametrize("marked", [row for rows in FORMS.values() for row in rows])
def test_reads_value_unit_and_nature_of_every_form(marked: str) -> None:
    text, expected = unmark(marked)
    cleaned = clean(text)
    assert [seen(cleaned.text, f) for f in find_figures(cleaned, "2019-06-01")] == expected


@pytest.mark.parametrize("text", [row for rows in NO_FIGURES.values() for row in rows])
def test_what_only_looks_like_a_figure_is_none(text: str) -> None:
    cleaned = clean(text)
    assert [cleaned.text[f.start : f.end] for f in find_figures(cleaned, "2019-06-01")] == []


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("修桥近200座。", "近"),
        ("近6000余名群众脱贫。", "近、余"),
        ("存栏1万头以上。", "以上"),
        ("大约300多户人家。", "大约、多"),
        ("一斤卖10元左右。", "左右"),
        ("不少于50户。", "不少于"),
    ],
)
def test_hedges_are_kept_as_written(text: str, hedge: str) -> None:
    (figure,) = figures(text)
    assert (figure.approx, figure.hedge) == (True, hedge)


@pytest.mark.parametrize("text", ["修桥200座。", "覆盖率达到90%。", "最高达200人。"])
def test_exact_figures_are_not_approximate(text: str) -> None:
    (figure,) = figures(text)
    assert (figure.approx, figure.hedge) == (False, None)


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("选派179名优秀干部到村里。", "优秀干部"),
        ("共成立专业合作社13个。", "专业合作社"),
        ("修建桥梁近200座。", "桥梁"),
        ("农村居民人均可支配收入11052元。", "农村居民人均可支配收入"),
        ("全村贫困发生率降至1.12%。", "贫困发生率"),
        ("有493万农村贫困人口。", "农村贫困人口"),
        ("246名贫困人口参与进来，占全部脱贫人口的88%。", "贫困人口"),
        ("投资500余万元。", "投资"),
        ("把23名有致富能力的党员选进来。", "有致富能力的党员"),
        ("投资30多万元的大棚被冲毁。", "投资"),
        ("建成7.5公里长的引水管道。", "引水管道"),
        ("牧草种植面积300亩。", "牧草种植面积"),
        ("以每亩500元价格流转。", "每亩价格"),
        ("完成土地流转180亩。", "土地流转"),
        ("扶持成立农村专合组织105个。", "农村专合组织"),
        ("发放到户资金60多万元。", "到户资金"),
        ("像他这样的党员贫困户，全县有330户。", "党员贫困户"),
        ("种了30多亩药用吊瓜。", "药用吊瓜"),
    ],
)
def test_says_what_is_counted(text: str, of: str) -> None:
    assert figures(text)[0].of == of


def test_says_of_which_place() -> None:
    text = "全县有12个镇。村里有40户人家，该村种茶300亩，占全镇的6%。"
    assert [f.scope for f in figures(text)] == ["全县", None, "该村", "全镇"]


def test_a_number_without_a_noun_counts_what_the_one_before_it_counts() -> None:
    assert [f.of for f in figures("招聘人数从6人提升到10人。")] == ["招聘人数", "招聘人数"]
    assert [f.of for f in figures("全村有42户贫困户，41户入了社。")] == ["贫困户", "贫困户"]
    assert [f.of for f in figures("生产总值21亿元，增长1.6%。")] == ["生产总值", "生产总值增长"]


def test_says_as_of_when() -> None:
    text = "2015年有30户，到2017年底只有5户。去年又有2户脱贫。共有40户。"
    assert [f.as_of for f in figures(text, "2019-06-01")] == ["2015", "2017", "2018", None]


def test_boilerplate_source_lines_and_damage_hold_no_figure() -> None:
    cleaned = clean("全县修路12公里。\n另一个县修路30公里，建桥5座。")
    first, second = cleaned.blocks
    assert [f.value for f in find_figures(cleaned)] == [12, 30, 5]
    noise = replace(cleaned, blocks=(first, replace(second, noise=True, kind="noise")))
    assert [f.value for f in find_figures(noise)] == [12]
    source = replace(cleaned, blocks=(first, replace(second, kind="source")))
    assert [f.value for f in find_figures(source)] == [12]
    damaged = replace(cleaned, suspect=((second.start, second.start + 8),))
    assert [f.value for f in find_figures(damaged)] == [12, 5]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "1户",
                "三",
                "万",
                "计划",
                "将",
                "，",
                "。",
                "“",
                "”",
                "我",
                "2020年",
                "亩",
                "%",
                "-",
                "5",
                "百",
                "了",
                "下达",
                "说",
                "\n",
            ]
        ),
        max_size=40,
    ).map("".join)
    | st.text(max_size=60)
)
def test_any_text_gives_figures_that_stand_where_they_say(text: str) -> None:
    cleaned = clean(text)
    found = find_figures(cleaned, "2019-06-01")
    assert all(0 <= f.start < f.end <= len(cleaned.text) and f.of for f in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(f.value_max is None or f.value < f.value_max for f in found)


@pytest.mark.parametrize(
    "text", ["一" * 100_000, "1" * 100_000, "1,111," * 20_000, "将" * 50_000, "“我" * 30_000]
)
def test_monotonous_text_is_read_in_linear_time(text: str) -> None:
    assert figures(text) == []
