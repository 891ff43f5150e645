"""Reading the data files beside the code."""

import lzma
from importlib.resources import files


def text(name: str) -> str:
    """A data file as it is; ``.xz`` files are unpacked."""
    content = files("casebase.gazetteer.data").joinpath(name).read_bytes()
    return (lzma.decompress(content) if name.endswith(".xz") else content).decode()


def lines(name: str) -> list[str]:
    """The lines of a data file without its notes, which begin with #."""
    return [line for line in text(name).splitlines() if line and not line.startswith("#")]


def rows(name: str) -> list[list[str]]:
    """The tab-separated cells of each line of a data file."""
    return [line.split("\t") for line in lines(name)]
