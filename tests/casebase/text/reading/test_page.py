"""Reading web pages: the article, its title and its source line, and nothing of the page round it."""

import pytest

from casebase.errors import CasebaseError
from casebase.text.reading.page import read_page
from tests.casebase.text.documents import BODY, page, paragraphs


def lines(data: bytes) -> list[str]:
    return [line.strip("　 ") for line in read_page(data).raw.split("\n")]


@pytest.mark.parametrize(
    "place", ["id='js_content'", "class='TRS_Editor'", "id='UCAP-CONTENT'", "class='x article-content'"]
)
def test_the_article_is_taken_from_where_the_site_keeps_it(place: str) -> None:
    related = "".join(f"<a href='/{n}'>别处的新闻标题之{n}，与本文无关</a><br>" for n in range(9))
    data = page(f"<h1>东河县产业扶贫见闻</h1><div {place}>{paragraphs(*BODY)}</div><div>{related}</div>")
    assert lines(data) == ["东河县产业扶贫见闻", *BODY]


def test_an_unknown_site_is_read_by_its_density_of_sentences() -> None:
    links = "".join(f"<li><a href='/{n}'>别处的新闻标题之{n}</a></li>" for n in range(20))
    data = page(f"<h1>东河县产业扶贫见闻</h1><div class='q7'>{paragraphs(*BODY)}</div><ul>{links}</ul>")
    text = read_page(data).raw
    assert all(sentence in text for sentence in BODY)
    assert "别处的新闻" not in text


def test_the_line_with_source_and_date_over_the_article_is_kept() -> None:
    info = "<div class='info'><span>2018-06-04 08:25</span>　<span>来源：东河日报</span></div>"
    data = page(f"<h1>东河县产业扶贫见闻</h1>{info}<div id='zoom'>{paragraphs(*BODY)}</div>")
    assert "来源：东河日报" in lines(data)[1]
    assert "2018-06-04" in lines(data)[1]


def test_metadata_are_hints_beside_the_text() -> None:
    head = (
        "<title>东河县产业扶贫见闻_东河新闻网</title><meta name='PubDate' content='2018-06-04 08:25'>"
        "<meta name='ContentSource' content='东河日报'>"
    )
    document = read_page(page(f"<div id='zoom'>{paragraphs(*BODY)}</div>", head=head))
    assert (document.title, document.published, document.outlet) == (
        "东河县产业扶贫见闻",
        "2018-06-04 08:25",
        "东河日报",
    )


def test_a_page_that_declares_gb2312_is_read_as_gb18030() -> None:
    data = page(f"<div id='zoom'>{paragraphs(*BODY, '朱镕基——')}</div>", charset="gb18030")
    document = read_page(data.replace(b'charset="gb18030"', b'charset="gb2312"'))
    assert "朱镕基——" in document.raw


def test_the_pronunciation_over_characters_is_not_text() -> None:
    ruby = "<p><ruby>東<rp>(</rp><rt>dōng</rt><rp>)</rp></ruby>河縣。" + BODY[0] + "</p>"
    assert "東河縣。" in read_page(page(f"<div id='zoom'>{ruby}{paragraphs(*BODY)}</div>")).raw


def test_line_ends_of_the_source_are_no_line_ends_of_the_text() -> None:
    broken = BODY[0][:20] + "\n      " + BODY[0][20:] + "<br>" + BODY[1]
    assert BODY[0] in lines(page(f"<div id='zoom'><p>{broken}</p></div>"))


def test_hidden_text_and_scripts_are_not_read() -> None:
    extra = "<script>var a='脚本里的字。'</script><div style='display: none'>藏着的字。</div><!-- 注释 -->"
    text = read_page(page(f"<div id='zoom'>{extra}{paragraphs(*BODY)}</div>")).raw
    assert "脚本" not in text
    assert "藏着" not in text
    assert "注释" not in text


def test_tables_within_tables_are_read() -> None:
    nested = "<table><tr><td>" * 60 + "".join(f"<p>{text}</p>" for text in BODY) + "</td></tr></table>" * 60
    text = read_page(page(nested)).raw
    assert all(sentence in text for sentence in BODY)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<form><input name='u'><input type='PASSWORD' name='p'><button>登录</button></form>", "登录"),
        ("<p>环境异常，完成验证后即可继续访问。</p>", "登录或验证"),
        ("".join(f"<p><a href='/{n}'>东河县第{n}次会议召开，部署工作</a></p>" for n in range(40)), "链接"),
        (
            "<noscript>请启用 JavaScript 后继续</noscript><div id='app'></div><script src='/a.js'></script>",
            "浏览器",
        ),
        ("<p>短。</p>", "没有找到文章正文"),
    ],
)
def test_a_page_without_an_article_says_why(body: str, said: str) -> None:
    with pytest.raises(CasebaseError) as caught:
        read_page(page(body))
    assert said in caught.value.sentence
    assert caught.value.sentence.count("。") == 1


def test_a_page_of_nothing_is_called_empty() -> None:
    with pytest.raises(CasebaseError):
        read_page(b"<!-- -->")
