"""An article of our own, about a real county and nothing that happened there, and what goes with it."""

from casebase.library.curating.given import Given, Read, read_given
from casebase.store.desk import Actor

ARTICLE = """灵川县“灯火夜校”让村民学到真本事

灵川日报讯（记者 周文）近日，笔者在灵川县潮田乡看到，夜校里坐满了人。

2019年以来，广西灵川县实施“灯火夜校”工程，由村党支部请来能人，在晚上给村民上课。全县已建成夜校46所，培训村民3200人次，其中1200人学会了嫁接技术。

灵川县推行“支部+合作社+农户”模式，由合作社统一收购，已带动农户860户，户均增收2300元。

县里计划明年再建夜校20所，力争培训5000人次。潮田乡党委书记李向东承诺，年底前为每个村配齐一名技术员。

“我家种了6亩柑橘，去年收入4万元。”村民王大山说。
"""
OWNER = Actor(1, "站长")
SECOND = Actor(2, "小李")
READER = Actor(9, "读者")


def read(text: str = ARTICLE) -> Read:
    """What is read from a text."""
    return read_given(Given(text))
