"""Named ways of working."""

from enum import StrEnum

from casebase.record.base import Ascii, Fact, PartialDate, Record, Text
from casebase.record.evidence import Evidence
from casebase.record.formula import Formula


class ProgramKind(StrEnum):
    """What an article calls the program, or what it plainly is."""

    MODEL = "模式"
    PROJECT = "工程"
    MECHANISM = "机制"
    ACTIVITY = "活动"
    RULE = "制度"
    PLAN = "计划"
    BODY = "组织"
    OTHER = "其他"


class Mechanism(StrEnum):
    """How a program works: a controlled list, so that unlike names can be found to work alike."""

    PAIRING = "结对帮扶"
    PROFIT_SHARING = "利益分成"
    PUBLIC_PLEDGE = "承诺公示"
    JOINT_PARTY_BODY = "联合党委"
    COOPERATIVE = "合作社带动"
    ENTERPRISE = "企业带动"
    SECONDED_CADRES = "人才下派"
    TALENT = "人才引进"
    OUTSIDE_RESOURCES = "社会资源引入"
    ACCOUNTABILITY = "考核问责"
    INDUSTRY = "产业发展"
    TRAINING = "教育培训"
    SERVICE = "便民服务"
    DELIBERATION = "议事协商"
    FUND_POOLING = "资金统筹"
    E_COMMERCE = "电商带动"
    PARTY_BUILDING = "组织建设"
    EXEMPLARS = "示范带动"
    RELOCATION = "易地搬迁"
    INCENTIVE = "激励机制"
    HEALTH = "健康扶贫"
    TOURISM = "乡村旅游"
    WELFARE = "公益慈善"


class FirstSeen(Record):
    """Where and when a program was first done, as far as the source says."""

    place: str | None = None
    when: PartialDate | None = None


class Program(Fact):
    """A named way of working: 模式, 工程, 机制, 活动, 制度, 计划 or 组织."""

    id: Ascii
    """Unique within the casebase: ``ziyuan-xixibao``."""
    name: Text
    """As the source writes it in full, quotation marks included: 先锋互助“小细胞”工程."""
    aliases: tuple[str, ...] = ()
    kind: ProgramKind
    key: bool = False
    """True for what a reader would look the case up by."""
    formula: Formula | None = None
    place: Text
    """Name of the place it belongs to: the case's own, or one inside it."""
    first_seen: FirstSeen | None = None
    part_of: Ascii | None = None
    """The program it is a member of: 党建+中心 is part of the six 党建+."""
    description: Text
    """Own words, what is done and how."""
    spread: str | None = None
    """Own words, how far it has spread, as the source says."""
    mechanisms: tuple[Mechanism, ...]
    figures: tuple[Ascii, ...] = ()
    """Ids of the case's figures that belong to it."""
    evidence: tuple[Evidence, ...]
