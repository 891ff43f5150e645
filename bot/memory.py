"""How the process is given memory by the system."""

import ctypes

_M_ARENA_MAX = -8
"""Number of the setting in glibc's malloc.h."""
_ARENAS = 2


def share_arenas() -> None:
    """Let all threads take memory from two places instead of from one each.

    What threads draw, read and send is short-lived; with a place for each thread its remains are spread over
    all of them and never given back. Does nothing where the C library is not glibc.
    """
    try:
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, _ARENAS)
    except (AttributeError, OSError, TypeError):
        return
