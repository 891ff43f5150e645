"""casebot extract: a rendering to read, JSON lines, one page; one sentence for what cannot be read."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main

TEXT = (
    "资源县：山里的“灯火队”\n资源县梅溪镇推行“灯火队”工程，带动贫困户30户增收，计划明年再带20户。"
    "村支书李大山说：“种茶好。”党员带着群众干 <script>。"
    "村里的合作社越办越好，产业有了样子，农户在家门口就业，乡村振兴的路越走越宽。\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, "utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["extract", *map(str, arguments)])


def test_the_rendering_shows_facts_with_their_sentences(article: Path) -> None:
    result = run(article)
    assert result.exit_code == 0
    assert "“灯火队”工程" in result.output
    assert "30户　实绩" in result.output
    assert "20户　计划" in result.output
    assert "资源县梅溪镇推行" in result.output


def test_json_is_one_object_a_file(article: Path) -> None:
    lines = run("--json", article, article).stdout.splitlines()
    assert len(lines) == 2
    assert json.loads(lines[0])["main_place"]["county_code"] == "450329"


def test_the_page_stands_alone_and_escapes_the_article(article: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run("--html", page, article).exit_code == 0
    html = page.read_text("utf-8")
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "http" not in html.replace("http-equiv", "")
    assert '<mark class="figure caution"' in html
    assert 'href="#f0"' in html


def test_a_page_is_of_one_file(article: Path, tmp_path: Path) -> None:
    assert run("--html", tmp_path / "page.html", article, article).exit_code == 2


def test_what_cannot_be_read_is_one_sentence_and_the_rest_goes_on(article: Path, tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    result = run("--json", picture, article)
    assert result.exit_code == 1
    assert "照片" in result.stderr
    assert "Traceback" not in result.output
    assert len(result.stdout.splitlines()) == 1


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    gone = CliRunner().invoke(main, ["extract", str(tmp_path / "没有.txt"), str(tmp_path)])
    assert gone.exit_code == 1
    assert "没有这个文件" in gone.output
    assert "这是一个文件夹" in gone.output
