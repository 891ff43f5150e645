"""Other engines, given the same names and the same texts, to measure beside."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import tantivy
from rapidfuzz import fuzz
from rapidfuzz.process import extract

from casebase.search.fold import fold

_MOST = 5


class Engine(Protocol):
    """Something that answers with the positions of what it finds, best first."""

    name: str

    def ask(self, query: str) -> list[int]:
        """The positions of the five best."""


def grams(text: str) -> list[str]:
    """The characters of a text and the pairs of neighbours."""
    folded = fold(text)
    return [*folded, *(folded[at : at + 2] for at in range(len(folded) - 1))]


class Tantivy:
    """tantivy over characters and pairs of all keys of a name: forms, pinyin, initials."""

    name = "tantivy, n-grams of the same keys"

    def __init__(self, keys: Iterable[Sequence[str]]) -> None:
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("grams", stored=False, tokenizer_name="whitespace", index_option="freq")
        schema.add_unsigned_field("at", stored=True)
        self._schema = schema.build()
        index = tantivy.Index(self._schema)
        writer = index.writer(50_000_000, 1)
        for at, own in enumerate(keys):
            writer.add_document(tantivy.Document(grams=" ".join(g for key in own for g in grams(key)), at=at))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()

    def ask(self, query: str) -> list[int]:
        """The five names that share most grams."""
        terms = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, "grams", gram))
            for gram in dict.fromkeys(grams(query))
        ]
        if not terms:
            return []
        found = self._searcher.search(tantivy.Query.boolean_query(terms), _MOST)
        return [self._searcher.doc(address)["at"][0] for _, address in found.hits]


class Rapidfuzz:
    """rapidfuzz scanning every name."""

    def __init__(self, names: Sequence[str], scorer: str) -> None:
        self.name = f"rapidfuzz {scorer} over the names"
        self._names = names
        self._scorer = getattr(fuzz, scorer)

    def ask(self, query: str) -> list[int]:
        """The five names most alike."""
        return [at for _, _, at in extract(query, self._names, scorer=self._scorer, limit=_MOST)]


class Trigrams:
    """SQLite FTS5 with its trigram tokenizer, ranked by its bm25."""

    def __init__(self, texts: Iterable[str], name: str) -> None:
        self.name = name
        self._db = sqlite3.connect(":memory:")
        self._db.execute("create virtual table texts using fts5(text, tokenize='trigram', detail=full)")
        self._db.executemany(
            "insert into texts (rowid, text) values (?, ?)", ((at, text) for at, text in enumerate(texts))
        )
        self._db.commit()

    def ask(self, query: str) -> list[int]:
        """The five best of those with all words of the query."""
        words = [word for word in query.split() if len(word) > 2]
        if not words:
            return []
        expression = " AND ".join('"' + word.replace('"', '""') + '"' for word in words)
        rows = self._db.execute(
            "select rowid from texts where texts match ? order by rank limit ?", [expression, _MOST]
        )
        return [row[0] for row in rows]


def keys_of_forms(forms: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A form, its sound and its initials."""
    for text, letters in forms:
        yield text
        yield letters
