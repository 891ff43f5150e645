"""Five shipped cases that tests are about, however many more the program ships."""

from casebase.data.shipped import shipped_cases
from casebase.record import Case

_IDS = ("ganluo", "kaijiang", "qingyuan-dasuhe", "wuzhou", "ziyuan")

FIVE: tuple[Case, ...] = tuple(case for case in shipped_cases() if case.id in _IDS)
"""By id, as they are shipped."""
GANLUO, KAIJIANG, DASUHE, WUZHOU, ZIYUAN = FIVE
