"""What a figure counts, and of which place it is said, read from the words around it."""

import re

from casebase.extraction.quantities import Quantity
from casebase.extraction.units import units

_WORD = r"[\u4e00-\u9fff“”‘’A-Za-z0-9·—]"
_RIGHT = re.compile(rf"(?:的|左右|以上|以下|以内|多)*((?:{_WORD}|、(?={_WORD}{{2,8}}(?:等|的)))+)")
_LEFT = re.compile(rf"(?:{_WORD}|、|《|》)+$")
_STOP = re.compile(
    r"参与|参加|加入|进入|进驻|实现|成功|脱贫(?!攻坚|户|人口|对象|群众|村|产业)|摘帽|退出|获得|受益|成为|组成|组建|建立|建成|建设(?!资金|用地|项目)|从中|增加|增收|"
    r"稳定(?!就业岗位)|外出|就业(?!岗位|人数|培训)|创业(?!就业|资金|园|基地)|报名|居住|主动|带头|带动|率先|全部|全都|已经|均|都|已|将|把|被|从(?!业)|到(?!户)|"
    r"赴|在(?!校|册|家)|用(?!地|水|工)|给|为|对(?!口)|向|由|与|和|及|以及|并|也|又|还|是(?!否)|分别|悠闲|进行|开展|组织|通过|按|以|于|正|可|能(?!力|人|繁)|会(?!员|议|计)|"
    r"要|走|种(?!植|子|苗|鸡|羊|猪|牛)|养(?!殖|老|羊|牛|猪|鸡|蜂)|帮|让|使|有(?!机|限)|投入|用于|作为|享受|领取|签订|签约|先后|陆续|仅|就|只|因|入住|搬|迁入|流转(?!土地|面积)|等"
)
_TAIL = re.compile(
    r"(?:(?:[总合共累]计|总共|一共|仅|只|就|都|也|已|还|又|各|再|将|可|能|每年|现|分别|平均|高|多|近|约|超|逾|上|超过|突破|不足|不到|将近|接近|至少|最多|大约)*"
    r"(?:达到|达|为|是|有|共有|拥有|占到|占|由|从|至|到|增加到|增加了|增加至|增长到|增长了|增长|提高到|提高了|提高|提升到|提升至|上升到|上升至|下降到|下降至|下降了|下降|"
    r"降至|降到|降低到|减少到|减少至|减少了|扩大到|扩大至|发展到|跃升至|突破|超过|仍高|计|了|过|出)*"
    r"(?:[总合共累]计|总共|一共|仅|只|高|多|近|约|超|逾|上|超过|突破|不足|不到|不少于|不低于|不超过|将近|接近|至少|最多|大约|就|每年|每月|年)*)*$"
)
_VERB = re.compile(
    r"(?:扶持成立|培育壮大|牵头成立|共同|组织开展|新发展|新培育|新培植|新建立|新建成|新增|新建|改建|扩建|修建|建成|建立|建设|成立|组建|打造|培育|培植|发展|种植|栽植|栽种|养殖|饲养|引进|"
    r"实施|完成|开展|举办|组织|发放|投入|投放|整合|筹集|筹措|争取|落实|安排|帮扶|帮助|带动|带领|吸纳|吸引|安置|解决|转移|培训|选派|派出|选聘|聘请|招聘|流转|改造|硬化|覆盖|涉及|辐射|惠及|"
    r"出台|印发|制定|开办|创建|创办|开设|设立|设置|拿出|获得|获|实现|使|让|为|给予|给|对|把|将|从|在|按照|按|以|用|向|与|和|及|其中|包括|共计|累计|总计|合计|先后|陆续|目前|现在|如今|全部|今年|去年|"
    r"每年|年|生产|存栏|出栏|签订|签约|摘掉|摸排|盘活|开发|拥有|现有|共有|有|是|等)"
)
_SHARE_OF = re.compile(rf"占(?:到|了)?((?:{_WORD})+?)(?:的)?(?:比例|比重)?(?:达到?|为|近|约|超过?)?$")
_PLACE = re.compile(
    r"(?:全|该|本|我)(?:省|市|区|县|乡|镇|村|州|旗|街道)|[\u4e00-\u9fff]{2,7}?(?:自治[州县旗]|[省市县乡镇村州])(?![级委里内长庄容貌场务])"
)
_NO_PLACE = re.compile(
    r"[各每贫困行政自然示范重点深度移民空心文明特色新农等个多一两三四五六七八九十几在乡驻包到入进回出全该本]+[县乡镇村市]$|乡村$|城市$|超市$|上市$|农村$|城镇$|村镇$|乡镇$"
)
_LIMIT = 24


def counted(text: str, clause: tuple[int, int], q: Quantity) -> str:
    """What ``q`` is a number of: the noun behind it, else what its clause has before it, else its unit."""
    left = _left(text[max(clause[0], q.start - 3 * _LIMIT) : q.start])
    right = _right(text[q.end : min(clause[1], q.end + 2 * _LIMIT)])
    if q.share or q.unit in units().multiple:
        return left or right or "比例"
    return right or left or q.unit or "数量"


def said_of(text: str, block_start: int, q: Quantity) -> str | None:
    """The nearest place named before ``q`` in its paragraph (全县, 该村, 官洞村), or None."""
    nearest = None
    for m in _PLACE.finditer(text, max(block_start, q.start - 300), q.start):
        if not _NO_PLACE.search(m.group()):
            nearest = m.group()
    return nearest


def _right(text: str) -> str:
    m = _RIGHT.match(text)
    if not m:
        return ""
    noun = m[1]
    stop = _STOP.search(noun)
    return _trim(noun[: stop.start()] if stop else noun)


def _left(text: str) -> str:
    m = _LEFT.search(text.rstrip("(（"))
    if not m:
        return ""
    words = m.group()
    if share := _SHARE_OF.search(words):
        return _trim(share[1])
    tail = _TAIL.search(words)
    head = words[: tail.start()] if tail else words
    verbs = list(_VERB.finditer(head))
    noun = head[verbs[-1].end() :] if verbs else head
    if not noun and verbs:
        noun = verbs[-1].group()
    return _trim(noun[-_LIMIT:])


def _trim(noun: str) -> str:
    noun = noun.strip("的、，了地")[:_LIMIT]
    for opening, closing in ("“”", "‘’"):
        if noun.count(opening) != noun.count(closing):
            noun = noun.replace(opening, "").replace(closing, "")
    return noun
