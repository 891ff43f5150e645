"""Files that are sent: what can be asked for, what they are called, what is said of them."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from casebase.record import Case
from handlers import deeplink
from handlers.payload import Kind, Payload
from handlers.views.atoms import b, text
from handlers.views.evidence import masked
from handlers.views.exports import Format
from handlers.views.message import Button, Message, Shows, compose
from handlers.views.prints.under import PDF
from handlers.views.wording import located, standing, version

_CALLED: Mapping[str, Format] = MappingProxyType(
    {
        **{form.value: form for form in Format},
        "doc": Format.WORD,
        "word": Format.WORD,
        "文档": Format.WORD,
        "xls": Format.WORKBOOK,
        "excel": Format.WORKBOOK,
        "表格": Format.WORKBOOK,
        "markdown": Format.MARKDOWN,
    }
)
_APART = r"(?:^|[\s.．]+|(?<=[\u4e00-\u9fff]))"
"""What parts the name from the kind (资源县 docx, 资源县.docx, 资源县docx); a Latin word is not cut."""
_FORMAT = re.compile(rf"{_APART}({'|'.join(sorted(_CALLED, key=len, reverse=True))})\s*$", re.IGNORECASE)
_PRINT = re.compile(rf"{_APART}(?:pdf|打印版?)\s*$", re.IGNORECASE)
_LABELS = {
    Format.WORD: "Word 文档",
    Format.WORKBOOK: "Excel 表格",
    Format.MARKDOWN: "Markdown",
}
_UNFIT = re.compile(r'[\\/:*?"<>|\s]+')
"""Characters some system does not take in a file's name."""
_LONGEST = 60


def asked_to_print(question: str) -> str | None:
    """The name in ``资源县 pdf``; None where no print is asked for."""
    match = _PRINT.search(question)
    return question[: match.start()].strip() if match else None


def asked_for(question: str) -> tuple[str, Format | None]:
    """The name and the kind of file a question holds: ``资源县 docx``, ``资源县.xlsx``, ``资源县``."""
    match = _FORMAT.search(question)
    if match is None:
        return question, None
    return question[: match.start()].strip(), _CALLED[match[1].lower()]


def choice(case: Case) -> Message:
    """As which kind of file?"""
    head = text(b(case.place.name), "的案例导出成哪种文件？里面有每个数字的性质和出处。")
    kinds = [
        Button(label, Payload(Kind.EXPORT, case.id, form.value, case.revision))
        for form, label in _LABELS.items()
    ]
    printed = Button("PDF", Payload(Kind.CARD, case.id, PDF, case.revision))
    back = Button(f"« {case.place.name}", Payload(Kind.CASE, case.id, revision=case.revision))
    view = Payload(Kind.EXPORT, case.id, revision=case.revision)
    return compose([head], [], [[*kinds, printed], [back]], Shows.of(view, case))


def under(case: Case, view: Payload) -> Message:
    """What stands under a file: the place, the version, how far it is to be trusted."""
    said = f" · {version(case)} · {'、'.join(map(str, standing(case)))}"
    back = Button("看案例", opens=deeplink.naming(Payload(Kind.CASE, case.id)))
    return compose([text("📍", b(located(case.place)), said)], [], [[back]], Shows.of(view, case))


def title(case: Case) -> str:
    """The case's title as a file may be called by: whoever is masked is masked there too."""
    return masked(case, case.title)


def filename(title: str, suffix: str) -> str:
    """A name any system takes."""
    return f"{_UNFIT.sub('_', title)[:_LONGEST].strip('._') or 'case'}.{suffix}"
