"""Places that an article names only for who comes from there, what goes there or who went there."""

import re

from casebase.extraction.spans import Span

_REACH = 24
"""Characters beside a naming that tell what it is named for."""
_GOODS_GO = re.compile(
    r"(?:销往|销售到|卖到|卖进|远销|畅销|热销|发往|运往|运到|运抵|供应|出口)[了到至往]?[^，。；：]{0,20}$"
)
"""销往襄阳、武汉: where goods go is not where they come from."""
_LISTED_ON = r"(?:[、和及][一-鿿]{2,4}?)*(?:等地|等城市|等省区?市?|[省市区县])?"
_GUESTS = re.compile(
    rf"{_LISTED_ON}(?:赶?来)?的?[一-鿿]{{0,3}}?"
    r"(?:游客|客商|客户|老板|采购商|经销商|收购商|货车|订单|投资商|企业家|顾客|消费者)"
)
"""南京来的游客, 襄阳等地的货车."""
_HERE = frozenset("来到")
"""主城来城口的游客: there they are guests."""
_WENT = re.compile(r"(?:[到去在往赴]|前往)[^，。；：到去在往赴]{0,16}$")
_TO_WORK = re.compile(
    rf"{_LISTED_ON}(?:一带)?的?[一-鿿]{{0,4}}?(?:打工|务工|参观|考察|学习|取经|参展|推介|招商)"
)
"""到东莞打工, 赴安吉考察."""


def elsewhere(text: str, mention: Span) -> bool:
    """Whether a naming tells of a market, of guests, or of where people went to work or to look."""
    low = max(0, mention.start - _REACH)
    if _GOODS_GO.search(text, low, mention.start):
        return True
    if _GUESTS.match(text, mention.end) and text[mention.start - 1 : mention.start] not in _HERE:
        return True
    return _WENT.search(text, low, mention.start) is not None and bool(_TO_WORK.match(text, mention.end))
