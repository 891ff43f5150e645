"""The shipped cases: whole, canonical, findable, true to each figure's nature, copied from nowhere."""

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

import pytest
from opencc import OpenCC

from casebase.data.shipped import shipped_cases
from casebase.record import Case, Evidence, Level, Nature, Program, Review, SiteRole, Status
from casebase.record.jsonform import dumps, loads

FOLDER = resources.files("casebase.data") / "cases"
FILES = sorted(f.name for f in FOLDER.iterdir() if f.name.endswith(".json"))
CASES = {case.id: case for case in shipped_cases()}
SHARED = Path(os.environ.get("CASEBASE_SHARED", Path(__file__).parents[4] / "shared"))

LONGEST_COPY = 15
"""Characters of an article that may follow one another in our own words."""

# Every program a reader may ask for, by its short name, under the place it belongs to.
PROGRAMS = {
    "ziyuan": {
        "资源县": "1+N+1|党群理事会|小细胞|双亮双诺双实|党建经费+扶贫经费|承诺墙",
        "胡家田村": "支部+合作社|支部+电商|支部+基地+贫困户",
        "脚古冲村": "旅游发展理事会",
    },
    "kaijiang": {
        "开江县": "双组长|三项承诺|五四工作法|第一书记培优|提能工程|扩容工程|联合党委|五位一体|双月现场推进会"
        "|党员精准扶贫示范工程|双带|双找双配套|脱贫人才引进计划|265",
    },
    "qingyuan-dasuhe": {
        "大苏河乡": "三方聚力|双组长|三到位|双述双评|一票否决|一村一品|支部+合作社+农户|支部+公司+农户"
        "|产业扶贫党支部|三个党小组|先富带后富|代理经营|党支部+龙头公司+贫困户|双保险",
        "长沙村": "红河谷中药材产业党支部|红河谷",
        "大堡村": "绿森木椴木耳合作社",
    },
    "wuzhou": {
        "梧州市": "第一书记领衔扶贫|百千万十万|组工干部大蹲点|四位一体|十乡百村|组团式蹲点|台账式管理"
        "|扶贫攻坚服务站|第一书记扶贫攻坚服务工程|第一书记扶贫攻坚保障工程|慈善资源对接",
        "蒙山县": "五个一",
        "苍梧县": "村企连心",
        "岑溪市": "理村顾问",
    },
    "ganluo": {
        "甘洛县": "三线作战|六个导向|党建+|党建+中心|党建+学习|党建+服务|党建+产业|党建+网络|党建+X"
        "|智慧党建|六强富民兴村工程|五建并举|七位一体|农民夜校|党员活动日|1+5|五步工作法|智库|五字诀|紧能实效严",
        "海棠镇": "党员示范带动工程",
        "正西村": "园区产业联盟",
        "大林村": "土鸡选育|集体出资",
    },
}

# Figures that are easily shown as more than they are: text, scope, nature.
NATURES = [
    ("ziyuan", "55户", "官洞村", Nature.PLEDGE),
    ("ziyuan", "3件以上", "官洞村", Nature.PLEDGE),
    ("ziyuan", "2000元", "官洞村", Nature.OWN_ACCOUNT),
    ("ziyuan", "88%", "胡家田村", Nature.SHARE),
    ("kaijiang", "500名", "开江县", Nature.PLAN),
    ("kaijiang", "100名", "开江县", Nature.PLAN),
    ("kaijiang", "120名", "开江县", Nature.PLAN),
    ("kaijiang", "5000名", "开江县", Nature.PLAN),
    ("kaijiang", "近6000余名", "开江县", Nature.RESULT),
    ("qingyuan-dasuhe", "40%", "大苏河乡", Nature.SHARE),
    ("qingyuan-dasuhe", "60%", "大苏河乡", Nature.SHARE),
    ("qingyuan-dasuhe", "113户", "大苏河乡", Nature.RESULT),
    ("qingyuan-dasuhe", "243户", "大苏河乡", Nature.RESULT),
    ("wuzhou", "1200多万元", "富宁村", Nature.PLEDGE),
    ("wuzhou", "68万元", "大卫村", Nature.RESULT),
    ("ganluo", "137个", "甘洛县", Nature.TASK),
    ("ganluo", "30070名", "甘洛县", Nature.TASK),
    ("ganluo", "20个", "甘洛县", Nature.TASK),
    ("ganluo", "5630名", "甘洛县", Nature.TASK),
    ("ganluo", "1万只以上", "大林村", Nature.CAPACITY),
    ("ganluo", "9万只", "大林村", Nature.CAPACITY),
]

PLACES = {
    "ziyuan": ("450329", Level.COUNTY, "广西壮族自治区/桂林市/资源县"),
    "kaijiang": ("511723", Level.COUNTY, "四川省/达州市/开江县"),
    "qingyuan-dasuhe": ("210423207", Level.TOWNSHIP, "辽宁省/抚顺市/清原满族自治县/大苏河乡"),
    "wuzhou": ("4504", Level.PREFECTURE, "广西壮族自治区/梧州市"),
    "ganluo": ("513435", Level.COUNTY, "四川省/凉山彝族自治州/甘洛县"),
}

MASKED = {
    "ziyuan": {"莫千祥", "莫秋荣"},
    "kaijiang": set[str](),
    "qingyuan-dasuhe": {"孙叶梅"},
    "wuzhou": set[str](),
    "ganluo": {"周陆云"},
}

_GLOSS = re.compile(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]{1,8}\)")


@cache
def _simplified() -> OpenCC:
    return OpenCC("t2s")


def fold(text: str) -> str:
    """Letters, digits and ideographs only: glosses, script, width, case and punctuation folded away."""
    plain = unicodedata.normalize("NFKC", _GLOSS.sub("", text))
    return re.sub(r"[^\w+%]", "", _simplified().convert(plain)).lower()


def names(program: Program) -> set[str]:
    return {fold(n) for n in (program.name, *program.aliases)}


def core(name: str) -> str:
    """What is left of a name without the word for its kind."""
    return re.sub(r"(新?模式|工程|机制|活动|制度|计划|工作思路)$", "", fold(name)) or fold(name)


@cache
def seed(case_id: str) -> bytes:
    path = SHARED / "seeds" / f"{case_id}.txt"
    if not path.exists():
        pytest.skip(f"the articles are not here: {path}")
    return path.read_bytes()


def cut(case_id: str, evidence: Evidence) -> str:
    return seed(case_id).decode()[evidence.start : evidence.end]


def every_case() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())


def every_known_case() -> pytest.MarkDecorator:
    """Those the tables above tell of."""
    return pytest.mark.parametrize("case", [CASES[case_id] for case_id in PLACES], ids=PLACES.keys())


# --- the files


def test_the_cases_the_tables_here_are_of_are_shipped() -> None:
    assert set(PLACES) == set(MASKED) == set(PROGRAMS) <= set(CASES)
    assert shipped_cases() is shipped_cases(), "the files are read once"


@pytest.mark.parametrize("name", FILES)
def test_a_data_file_is_in_canonical_form(name: str) -> None:
    """Editing by hand leaves a file that writing it again would not change."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    case = loads(text)
    assert dumps(case) == text
    assert name == f"{case.id}.json"


def test_ids_are_ascii_and_unique_across_cases() -> None:
    ids = [*CASES, *(p.id for c in CASES.values() for p in c.programs)]
    assert all(i.isascii() for i in ids)
    assert len(set(ids)) == len(ids)


# --- what a case says


@every_case()
def test_a_case_is_published_and_says_what_is_missing(case: Case) -> None:
    assert (case.status, case.review) == (Status.PUBLISHED, Review.REVIEWED)
    assert len(case.one_line) <= 40
    assert case.summary.endswith("。")
    assert case.not_stated
    assert case.context.problem
    assert case.context.target_group
    assert case.sources[0].published or any("日期" in m for m in case.not_stated)


@every_known_case()
def test_a_case_is_about_its_place(case: Case) -> None:
    code, level, path = PLACES[case.id]
    assert (case.place.code, case.place.level, "/".join(case.place.path)) == (code, level, path)


@every_case()
def test_every_place_named_is_one_of_the_record(case: Case) -> None:
    """Figures and programs belong to the case's own place or to one of its sites, so a tap can lead there."""
    known = {case.place.name, *(s.place.name for s in case.sites)}
    assert {f.scope for f in case.figures} <= known
    assert {p.place for p in case.programs} <= known
    assert {p.first_seen.place for p in case.programs if p.first_seen} <= known


@every_case()
def test_sites_carry_the_code_of_their_level(case: Case) -> None:
    digits = {Level.PROVINCE: 2, Level.PREFECTURE: 4, Level.COUNTY: 6, Level.TOWNSHIP: 9}
    for place in (s.place for s in case.sites):
        assert place.path[-1] == place.name
        if place.level is Level.VILLAGE:
            assert place.code is None
        else:
            assert place.code is not None
            assert len(place.code) == digits[place.level]


@every_case()
def test_every_fact_has_evidence(case: Case) -> None:
    facts = (*case.figures, *case.programs, *case.measures, *case.sites, *case.people)
    assert all(fact.evidence for fact in facts)


@pytest.mark.parametrize(("case_id", "place"), [(c, p) for c, places in PROGRAMS.items() for p in places])
def test_every_program_is_found_by_its_short_name_under_its_place(case_id: str, place: str) -> None:
    found = set().union(*(names(p) for p in CASES[case_id].programs if p.place == place))
    wanted = {fold(n) for n in PROGRAMS[case_id][place].split("|")}
    assert wanted <= found


@every_case()
def test_no_alias_is_a_mere_punctuation_variant(case: Case) -> None:
    """Search folds quotation marks and the like; an alias has to say something new."""
    for program in case.programs:
        assert len(names(program)) == 1 + len(program.aliases), program.name


def test_formulas_have_slots_in_order() -> None:
    programs = {p.id: p for c in CASES.values() for p in c.programs}

    def slots(program_id: str) -> list[tuple[str, int | None, int | None]]:
        formula = programs[program_id].formula
        assert formula is not None
        return [(s.role, s.min, s.max) for s in formula.slots]

    assert slots("ziyuan-xiaoxibao") == [("党员", 1, 1), ("非贫困户", 1, 3), ("贫困户", 1, 1)]
    assert slots("ziyuan-1n1") == [("党员", 1, 1), ("非贫困户", 1, None), ("贫困户", 1, 1)]
    assert [s[0] for s in slots("qingyuan-daili-jingying")] == ["党支部", "企业", "贫困户"]
    chain = ["党支部", "党小组", "党员", "合作社", "专家", "基地", "农户"]
    assert [s[0] for s in slots("ganluo-qiwei-yiti")] == chain
    for program in programs.values():
        if program.formula and program.formula.slots and "+" in program.formula.raw:
            assert len(program.formula.slots) == program.formula.raw.count("+") + 1


def test_the_six_are_members_of_their_set() -> None:
    members = [p for p in CASES["ganluo"].programs if p.part_of == "ganluo-liuxiang"]
    assert [core(p.name) for p in members] == [
        f"党建+{w}" for w in ("中心", "学习", "服务", "产业", "网络", "x")
    ]


# --- natures


@pytest.mark.parametrize(("case_id", "text", "scope", "nature"), NATURES)
def test_a_figure_is_never_more_than_its_nature(case_id: str, text: str, scope: str, nature: Nature) -> None:
    figure = next(f for f in CASES[case_id].figures if (f.text, f.scope) == (text, scope))
    assert figure.nature is nature
    assert figure.achieved == (nature is Nature.RESULT) or figure.whole_nature is Nature.RESULT


def test_330_households_and_330_people_are_in_conflict_both_ways() -> None:
    figures = {f.text: f for f in CASES["ziyuan"].figures}
    households, people = figures["330户"], figures["330名"]
    assert households.conflicts == (people.id,)
    assert people.conflicts == (households.id,)
    for figure, other in ((households, "330名"), (people, "330户")):
        assert figure.note is not None
        assert other in figure.note


def test_two_hedges_are_kept_as_two() -> None:
    figure = next(f for f in CASES["kaijiang"].figures if f.value == 6000)
    assert (figure.hedge, figure.text) == ("近…余", "近6000余名")


def test_both_shares_are_of_one_profit_not_yet_earned() -> None:
    shares = [f for f in CASES["qingyuan-dasuhe"].figures if f.nature is Nature.SHARE]
    assert sorted(f.value for f in shares) == [0.4, 0.6]
    assert len({f.share_of for f in shares}) == 1
    assert not any(f.achieved for f in shares)


def test_like_numbers_of_unlike_things_warn_of_each_other() -> None:
    villages = [f for f in CASES["wuzhou"].figures if f.value == 179]
    assert len({f.of for f in villages}) == 3
    twice = [f for f in CASES["ganluo"].figures if f.value == 232]
    assert len(twice) == 2
    assert all(f.note for f in (*villages, *twice))


# --- people and places inside


@every_known_case()
def test_poor_indebted_and_ill_villagers_are_masked(case: Case) -> None:
    assert {p.name for p in case.people if p.masked} == MASKED[case.id]


@every_case()
def test_who_is_masked_stands_nowhere_else_in_the_record(case: Case) -> None:
    masked = {p.name for p in case.people if p.masked}
    rest = dumps(case.model_copy(update={"people": ()}))
    assert not [name for name in masked if name in rest]


@pytest.mark.parametrize(
    ("case_id", "place", "role"),
    [
        ("wuzhou", "藤县", SiteRole.MENTION),
        ("wuzhou", "蒙山县", SiteRole.SITE),
        ("wuzhou", "苍梧县", SiteRole.SITE),
        ("wuzhou", "岑溪市", SiteRole.SITE),
        ("qingyuan-dasuhe", "新宾满族自治县", SiteRole.MENTION),
        ("ganluo", "石棉县", SiteRole.MENTION),
        ("ganluo", "汉源县", SiteRole.MENTION),
        ("ganluo", "越西县", SiteRole.MENTION),
        ("ganluo", "美姑县", SiteRole.MENTION),
        ("ziyuan", "梅溪镇", SiteRole.SITE),
        ("ziyuan", "官洞村", SiteRole.SITE),
    ],
)
def test_a_place_inside_is_a_site_or_only_a_mention(case_id: str, place: str, role: SiteRole) -> None:
    assert [s.role for s in CASES[case_id].sites if s.place.name == place] == [role]


def test_navigation_and_footers_are_no_evidence() -> None:
    named = {s.place.name for s in CASES["ganluo"].sites}
    assert not named & {"西昌市", "冕宁县", "渠县", "大竹县", "新市坝镇"}
    assert "沙头镇" not in {s.place.name for s in CASES["wuzhou"].sites}


# --- against the articles, where they are at hand


@every_case()
def test_the_source_is_the_article_as_given(case: Case) -> None:
    source = case.sources[0]
    raw = seed(case.id)
    assert hashlib.sha256(raw).hexdigest() == source.sha256
    assert len(raw.decode()) == source.length


@every_case()
def test_the_slice_of_a_figure_contains_it(case: Case) -> None:
    for figure in case.figures:
        for evidence in figure.evidence:
            assert fold(figure.text) in fold(cut(case.id, evidence)), figure.id


@every_case()
def test_the_first_slice_of_a_program_names_it(case: Case) -> None:
    for program in case.programs:
        slice_ = fold(cut(case.id, program.evidence[0]))
        assert any(core(n) in slice_ for n in (program.name, *program.aliases)), program.id


@every_case()
def test_the_slices_of_people_and_places_name_them(case: Case) -> None:
    for person in case.people:
        assert person.name in fold(cut(case.id, person.evidence[0]))
    for site in case.sites:
        wanted = (site.place.name, *site.place.aliases)
        assert any(name in fold(cut(case.id, site.evidence[0])) for name in wanted), site.place.name


def prose(case: Case) -> Iterator[str]:
    """All text of the record but titles of sources, with the names of programs taken out."""
    record = case.model_dump(mode="json", exclude={"sources"})
    taken_out = sorted((n for p in case.programs for n in names(p)), key=len, reverse=True)
    for text in _strings(record):
        folded = fold(text)
        for name in taken_out:
            folded = folded.replace(name, "\n")
        yield folded


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)


@every_case()
def test_no_run_of_the_article_is_copied(case: Case) -> None:
    length = LONGEST_COPY + 1
    article = fold(seed(case.id).decode())
    runs = {article[i : i + length] for i in range(len(article) - length + 1)}
    copied = [
        t[i : i + length]
        for t in prose(case)
        for i in range(len(t) - length + 1)
        if t[i : i + length] in runs
    ]
    assert not copied
