"""Which kind of answer free text asks for."""

import pytest

from casebase.library import Casebase, Wish


@pytest.mark.parametrize(
    ("wish", "texts"),
    [
        (
            Wish.NAME,
            ["资源县", "1+N+1", "265", "支部+合作社", "资源县有哪些经验", "四川 甘洛县", "资源县 资源镇"],
        ),
        (
            Wish.NAME,
            ["今天天气怎么样", "一个人也没有", "资源县2016年做了什么", "三方聚力", "承诺墙"],
        ),
        (Wish.FIGURE, ["甘洛30070是什么数", "30070", "官洞村55户脱贫了没有", "资源88%", "资源县的数字"]),
        (Wish.FIGURE, ["请问甘洛的3万人是不是都脱贫了", "資源縣330戶是真的嗎", "88%是什么意思"]),
        (Wish.FIGURE, ["甘洛有多少夜校", "资源县有几户贫困户"]),
        (Wish.CITE, ["怎么引用资源县", "大苏河乡的参考文献"]),
        (Wish.COMPARE, ["资源县 大苏河乡", "大苏河跟资源有什么区别", "小细胞和联合党委有什么不同"]),
        (
            Wish.WHO,
            ["哪些地方用支部+合作社", "谁在搞支部加合作社", "理村顾问哪里有", "谁在搞结对帮扶", "结对帮扶"],
        ),
        (Wish.WHO, ["哪儿在搞支部带合作社的", "谁在搞支部连农户"]),
        (Wish.HELP, ["你好！", "你会什么", "在吗？", "怎么用啊"]),
        (Wish.NOTHING, ["谢谢", "好的", "謝謝！"]),
        (Wish.SIMILAR, ["我们村缺劳力，想种木耳，60户贫困户", "跟资源县类似的地方", "缺錢怎麼辦"]),
        (Wish.INDUSTRY, ["木耳", "哪些地方种木耳", "有没有养竹鼠的地方", "木耳产业"]),
        (
            Wish.LIST,
            ["有哪些案例", "列出全部案例", "广西有哪些案例", "西南都有哪里", "有什么案例", "有哪些县"],
        ),
    ],
)
def test_a_question_is_told_by_what_it_asks(casebase: Casebase, wish: Wish, texts: list[str]) -> None:
    assert [casebase.wish(text) for text in texts] == [wish] * len(texts)
