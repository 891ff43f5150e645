"""What a method is: from a call to the ``result`` of its answer."""

from collections.abc import Callable
from typing import Any

from bot.local.call import Call

Method = Callable[[Call], Any]
