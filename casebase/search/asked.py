"""``Asked``: a query as it was typed and as it is compared, each worked out once."""

from casebase.search.fold import Folded, fold, fold_with_origins, numbered, typed_span, without_address


class Asked:
    """A query, less commands and mentions."""

    __slots__ = ("_folded", "key", "text", "typed")

    def __init__(self, query: str) -> None:
        self.typed = without_address(query)
        self.text = fold(self.typed)
        """The query folded."""
        self.key = numbered(self.text)
        """The same with its numerals as digits."""
        self._folded: Folded | None = None

    def broken(self, at: int) -> bool:
        """Whether the typed text had a space or punctuation at that place of the folded text."""
        if len(self.typed) == len(self.text):
            return not at or at == len(self.text)
        return at in self._with_origins().breaks

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The slice of the typed text that a slice of the folded text came from."""
        if len(self.typed) == len(self.text) or (not start and end == len(self.text)):
            return typed_span(self.typed, self.text, start, end)
        return self._with_origins().typed(start, end)

    def _with_origins(self) -> Folded:
        if self._folded is None:
            self._folded = fold_with_origins(self.typed)
        return self._folded
