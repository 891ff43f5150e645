"""A message keeps Telegram's limits whatever it is made of, and its markup is always whole."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from telegram.constants import MessageLimit

from handlers.payload import Kind, Payload
from handlers.views.atoms import Atom, b, code, fold, join, quote, text, utf16, words
from handlers.views.message import HEAD_LINES, Button, compose, label

PIECES = st.text(alphabet=st.characters(codec="utf-16"), max_size=300)
LINES = st.lists(PIECES.map(lambda t: text("x", b(t), code(t))), max_size=40)


class Balance(HTMLParser):
    """Fails on a tag that is not closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.read = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.read += data


@given(LINES.filter(bool), LINES)
def test_any_lines_make_a_message_that_can_be_sent(head: list[Atom], folded: list[Atom]) -> None:
    message = compose(head, folded)
    assert message.length <= MessageLimit.MAX_TEXT_LENGTH
    assert message.body.entities <= MessageLimit.MESSAGE_ENTITIES
    balance = Balance()
    balance.feed(message.html)
    balance.close()
    assert balance.open == []
    assert balance.read == message.plain
    assert message.length == utf16(message.plain)


@given(PIECES.map(lambda t: t * 40))
def test_one_endless_line_is_shortened_not_refused(endless: str) -> None:
    assert compose([text("…", endless)]).length <= MessageLimit.MAX_TEXT_LENGTH


def test_lines_after_the_sixth_are_folded_in_order() -> None:
    message = compose([text(f"line {n}") for n in range(9)], [text("behind")])
    shown, folded = message.html.split("<blockquote expandable>")
    assert shown.strip().split("\n") == [f"line {n}" for n in range(HEAD_LINES)]
    assert folded == "line 6\nline 7\nline 8\nbehind</blockquote>"


def test_what_does_not_fit_is_dropped_as_whole_lines_and_said_so() -> None:
    message = compose([text("head")], [text("长" * 1000) for _ in range(9)])
    assert message.plain.count("长") % 1000 == 0
    assert "其余" in message.plain


def test_markup_in_a_text_is_only_text() -> None:
    assert text("<b>&", b("</b>")).html == "&lt;b&gt;&amp;<b>&lt;/b&gt;</b>"


def test_empty_atoms_leave_no_mark() -> None:
    assert join("、", ["a", "", text(), b(""), "b"]).plain == "a、b"
    assert compose([text("a"), text(), b("")]).html == "a"
    assert not quote("")


def test_another_script_changes_what_we_say_and_not_what_a_source_says() -> None:
    payload = Payload(Kind.CASE, "ziyuan", revision=3)
    message = compose([text("数字：", words("数字"))], [fold("里")], [[Button("数字", payload)]])
    assert message.traditional.plain == "數字：数字\n裡"
    (button,) = message.traditional.buttons[0]
    assert (button.label, button.payload) == (
        "數字",
        Payload(Kind.CASE, "ziyuan", revision=3, traditional=True),
    )


def test_rows_are_never_wider_than_telegram_takes() -> None:
    buttons = [Button(str(n), Payload(Kind.LIST, "all", str(n))) for n in range(20)]
    assert [len(row) for row in compose([text("x")], [], [buttons, []]).buttons] == [8, 8, 4]


@given(PIECES)
def test_a_label_is_one_short_line(said: str) -> None:
    assert 0 < utf16(label(said)) <= 28
    assert "\n" not in label(said)
