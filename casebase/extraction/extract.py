"""One article → a draft with proof: the entry point of this package."""

import hashlib

from casebase.extraction.assembler import assemble
from casebase.extraction.draft import Draft
from casebase.extraction.recognise import recognise
from casebase.text.clean import clean
from casebase.text.document import Document

_NO_SINGLE_PLACE = "文章讲了好几个地方，没有一个是主角；可以把各地的部分分开再加。"


def extract(article: Document | str, taken: frozenset[str] = frozenset()) -> Draft:
    """The draft of an article.

    Args:
        article: the document as it was read, or its decoded text.
        taken: ids of cases that exist; the draft's is another.

    Returns:
        The findings with their spans; a case with status 草稿, or the sentence that says why there is none.
    """
    document = article if isinstance(article, Document) else _from_text(article)
    findings, why = recognise(clean(document.raw))
    if why is not None:
        return Draft(findings, None, why)
    made = assemble(findings, document, taken)
    if made is None:
        return Draft(findings, None, _NO_SINGLE_PLACE)
    case, completeness = made
    return Draft(findings, case, None, completeness)


def _from_text(raw: str) -> Document:
    digest = hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(raw=raw, sha256=digest, encoding=None, kind="txt")
