"""Whole articles written for the purpose: programs, places, people and main place of each."""

import re

import pytest

from casebase.extraction.extract import extract
from casebase.extraction.spans import ProgramSpan
from casebase.record import Status
from tests.casebase.extraction.articles import ARTICLES, Article

every = pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a.name)


def told(program: ProgramSpan) -> str:
    quoted = re.search("“([^”]+)”", program.name)
    return quoted.group(1) if quoted else program.name


@every
def test_every_program_is_found_and_no_other(article: Article) -> None:
    assert {told(p) for p in extract(article.text).findings.programs} == article.programs


@every
def test_the_main_place_is_the_articles(article: Article) -> None:
    main = extract(article.text).findings.main_place
    assert (main.path[-1] if main else None) == article.main


@every
def test_places_are_found_with_their_parents(article: Article) -> None:
    found = {p.official for p in extract(article.text).findings.places}
    assert article.places <= found
    assert not article.not_places & found


@every
def test_people_are_found_and_no_other(article: Article) -> None:
    assert {p.name for p in extract(article.text).findings.people} == article.people


@every
def test_there_is_a_case_where_one_place_is_told_of(article: Article) -> None:
    draft = extract(article.text)
    assert (draft.case is not None) == (article.case and article.main is not None)
    assert (draft.why_none is None) == (draft.case is not None)
    if draft.case is not None:
        assert draft.case.status is Status.DRAFT
        assert len(draft.case.one_line) <= 40


@every
def test_a_page_without_a_case_yields_no_fact(article: Article) -> None:
    if not article.case:
        findings = extract(article.text).findings
        assert not any((findings.programs, findings.figures, findings.places, findings.people))
