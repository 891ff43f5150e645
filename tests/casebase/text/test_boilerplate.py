"""The page's own lines yield no fact; the article's lines, its source line among them, are kept."""

import pytest

from casebase.text.clean import clean

BODY = (
    "东河县位于山区，全县共有贫困村74个。近年来，县委把产业扶贫作为重点，建成合作社13个，带动农户2300户。\n"
    "“支部带着干，心里有底。”村民张大山说，去年他家种木耳，收入4万元，日子一天比一天好。"
)


def kinds(raw: str) -> dict[str, str]:
    article = clean(raw)
    return {article.text[block.start : block.end]: block.kind for block in article.blocks}


@pytest.mark.parametrize(
    "line",
    [
        "东河新闻 西河新闻 南河新闻 北河新闻 中河新闻",
        "首页 | 新闻 | 时政 | 财经 | 体育",
        "地方网 > 四川 > 东河州 > 东河新闻 > 正文",
        "当前位置：首页 >> 党建 >> 正文",
        "您现在的位置: 东河网 > 首页 > 产业扶贫",
        "责任编辑：张三",
        "责编/张三 美编/李四",
        "编辑：张三 审核：李四 监制：王五",
        "声明：本文为东河杂志社原创内容，转载时务必标明来源及作者，否则追究法律责任。",
        "凡本网注明“来源：东河网”的所有作品，均为东河网合法拥有版权或有权使用的作品，未经本网授权不得转载、摘编或利用其它方式"
        "使用上述作品。已经本网授权使用作品的，应在授权范围内使用，并注明来源。违反上述声明者，本网将追究其相关法律责任。",
        "版权所有 东河县人民政府 蜀ICP备05000000号",
        "Copyright © 2018 东河网 All Rights Reserved",
        "扫描二维码关注东河发布微信公众号",
        "浏览量：3021",
        "【字号：大 中 小】 打印 关闭",
        "上一篇：西河县投资3000万元修路",
        "下一篇：南河县召开大会",
        "[查看原文](https://example.org/2024/04/16/a.shtml)",
        "(更新时间戳: 1671454639696)",
        "https://example.org/",
        "---",
        "克东县 | 农安县 | 乌审旗 | 淮安市 | 荥阳市 |",
        "地址：四川省东河县人民路1号 邮编：635000 电话：0818-2222222",
        "分享到： 微信 微博 QQ空间",
        "ad9_210*60",
        "- 3 -",
        "飞卡阅读 头条 东河 原创 专题 图解 H5 四川 天下 台海 东河人才 金融 区县",
        "本篇文章467字，读完约1分钟",
    ],
)
def test_a_line_of_the_page_is_noise_above_and_below_the_article(line: str) -> None:
    above, below = clean(f"{line}\n东河见闻\n{BODY}"), clean(f"东河见闻\n{BODY}\n{line}")
    assert above.blocks[0].noise
    assert below.blocks[-1].noise
    for article in (above, below):
        assert sum(not block.noise for block in article.blocks) == 3


@pytest.mark.parametrize(
    "line",
    [
        "来源：东河日报 2017-08-11 08:25",
        "2018-06-04 来源：东河网 作者：张三",
        "本报记者 张云河 葛孟超",
        "《人民日报》（2020年08月25日 01版）",
        "（执笔：李富强 张莉）",
        "东河县委组织部 2016-11-24 08:52:52",
        "2005年11月20日06:55 四川在线-华西都市报",
        "新华社记者李伟",
    ],
)
def test_a_line_that_tells_the_source_is_kept_as_such(line: str) -> None:
    article = clean(f"东河见闻\n{line}\n{BODY}")
    assert article.blocks[1].kind == "source"
    assert not article.blocks[1].noise


@pytest.mark.parametrize(
    "line",
    [
        "编辑部的故事在村里传开，村民扫码就能付款，转载的人也多了起来，大家都说好。",
        "记者：你们有什么好做法？",
        "评论员来到村里，看到党员带头，群众跟着干，心里踏实。",
        "东河县地处山区，东接西河县、南连南河县、北靠北河县，首页上写的就是这句话。",
        "“双亮双诺双实”，激发内生动力",
        "村里开通了微信公众号，公布举报电话，干部把照片发到朋友圈。",
        "党员扫一扫就能学习。",
        "最新消息，西河县也来取经。",
        "热点问题：群众看病难怎么解决？",
        "合作社注册了商标，取得了经营许可证。",
        "战鼓擂 战事酣",
        "A",
        "2020年，全县投入3000万元，联系电话、热线都开通了，群众办事更方便了。",
    ],
)
def test_lines_of_the_article_are_not_taken_for_the_page(line: str) -> None:
    article = clean(f"东河见闻\n{BODY}\n{line}\n{BODY}")
    assert not any(block.noise for block in article.blocks)


@pytest.mark.parametrize(
    "mark",
    ["新闻推荐", "相关新闻：", "猜你喜欢", "热点排行 >>", "【延伸阅读】", "推荐阅读：西河修路", "24小时热文"],
)
def test_other_stories_after_the_article_are_noise_to_the_end(mark: str) -> None:
    story = "本报讯 7月12日，西河县集中销毁过期炸药2820公斤。此次销毁危险性大、责任重。"
    article = clean(f"东河见闻\n{BODY}\n{mark}\n西河新事\n{story}\n南河县投资3亿元")
    assert [block.noise for block in article.blocks] == [False] * 3 + [True] * 4


def test_such_a_heading_over_the_article_ends_nothing() -> None:
    article = clean(f"图片新闻\n东河见闻\n{BODY}")
    assert sum(not block.noise for block in article.blocks) >= 3


def test_headlines_below_the_article_are_links() -> None:
    article = clean(f"东河见闻\n{BODY}\n西河县建成12座大桥\n南河市旅游收入突破10亿元\n北河县签约8个项目")
    assert [block.noise for block in article.blocks] == [False] * 3 + [True] * 3


def test_a_column_of_channels_is_navigation() -> None:
    article = clean(f"首页\n时政\n教育\n东河见闻\n{BODY}")
    assert [block.noise for block in article.blocks] == [True] * 3 + [False] * 3


def test_counters_beside_the_source_line_are_put_on_a_line_of_their_own() -> None:
    found = kinds(f"东河见闻\n来源:共产党员网    日期:2018-06-04    浏览量:\n{BODY}")
    assert found["来源：共产党员网 日期：2018-06-04"] == "source"
    assert found["浏览量："] == "noise"


def test_the_editor_named_after_the_last_sentence_is_parted_from_it() -> None:
    found = kinds(f"东河见闻\n{BODY}（责任编辑：张三）")
    assert found["（责任编辑：张三）"] == "noise"
    assert list(found.values()).count("body") == 2


def test_several_stories_one_after_another_all_stay() -> None:
    one = "东河办电商\n东河县委组织部 2016-11-24 08:52:52 已发布 已读\n" + BODY
    two = "东河抓党建\n东河县委组织部 2016-11-24 08:53:28 已发布 已读\n" + BODY.replace("74", "75")
    assert [block.kind for block in clean(f"{one}\n\n{two}").blocks].count("body") == 4
