"""Reading the data files beside the code."""

import lzma
from importlib.resources import files


def lines(name: str) -> list[str]:
    """The lines of a data file without its notes, which begin with #; ``.xz`` files are unpacked."""
    content = files("casebase.gazetteer.data").joinpath(name).read_bytes()
    text = (lzma.decompress(content) if name.endswith(".xz") else content).decode()
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def rows(name: str) -> list[list[str]]:
    """The tab-separated cells of each line of a data file."""
    return [line.split("\t") for line in lines(name)]
