"""Faults planted one at a time in papers of five kinds: each is found, and nothing else."""

import io
import zipfile
from collections.abc import Callable, Mapping

import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from console.document_check.check import deviations_of
from console.document_check.deviation import Deviation
from tests.console.document_check.papers import NAMES, opened, paper, saved

Plant = Callable[[Document], None]


def codes(content: bytes) -> set[str]:
    return {deviation.code for deviation in deviations_of(content)}


def paragraphs(document: Document) -> list[Paragraph]:
    return [Paragraph(p, document) for p in document.element.body.iter(qn("w:p"))]


def line(document: Document, opening: str) -> Paragraph:
    return next(each for each in paragraphs(document) if each.text.startswith(opening))


def on(opening: str, change: Callable[[Paragraph], object]) -> Plant:
    """Change the paragraph that opens so."""

    def plant(document: Document) -> None:
        change(line(document, opening))

    return plant


def size(points: float) -> Callable[[Paragraph], None]:
    def change(paragraph: Paragraph) -> None:
        for run in paragraph.runs:
            run.font.size = Pt(points)

    return change


def switch(name: str, *, to: bool) -> Callable[[Paragraph], None]:
    def change(paragraph: Paragraph) -> None:
        for run in paragraph.runs:
            setattr(run.font, name, to)

    return change


def align(to: WD_ALIGN_PARAGRAPH) -> Callable[[Paragraph], None]:
    def change(paragraph: Paragraph) -> None:
        paragraph.alignment = to

    return change


def text(new: Callable[[str], str]) -> Callable[[Paragraph], None]:
    def change(paragraph: Paragraph) -> None:
        first, *others = paragraph.runs
        said = new(paragraph.text)
        for run in others:
            run.text = ""
        first.text = said

    return change


def removed(paragraph: Paragraph) -> None:
    element = paragraph._element
    element.getparent().remove(element)


def rule_below(opening: str) -> Plant:
    def plant(document: Document) -> None:
        found = paragraphs(document)
        place = next(at for at, each in enumerate(found) if each.text.startswith(opening))
        rule = next(
            each for each in found[place:] if each._element.find(f".//{qn('w:pBdr')}") is not None
        )
        removed(rule)

    return plant


def section(change: Callable[..., None]) -> Plant:
    return lambda document: change(document.sections[0])


def indent_of_rule(document: Document) -> None:
    found = paragraphs(document)
    place = next(at for at, each in enumerate(found) if each.text.startswith("Độc lập"))
    rule = next(
        each for each in found[place:] if each._element.find(f".//{qn('w:pBdr')}") is not None
    )
    indent = rule._element.find(f".//{qn('w:ind')}")
    assert indent is not None
    indent.set(qn("w:left"), str(int(indent.get(qn("w:left"))) + 900))


def page_number(change: Callable[[Paragraph], None]) -> Plant:
    return lambda document: change(document.sections[0].header.paragraphs[0])


def number_in_footer(document: Document) -> None:
    header = document.sections[0].header.paragraphs[0]._element
    document.sections[0].footer.paragraphs[0]._element.addnext(header)


def landscape(document: Document) -> None:
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = page.page_height, page.page_width


def colored(paragraph: Paragraph) -> None:
    paragraph.runs[0].font.color.rgb = RGBColor(0xC0, 0, 0)


def lettered(paragraph: Paragraph) -> None:
    run = paragraph.runs[0]
    run.font.name = "Arial"
    properties = run._element.rPr
    assert properties is not None
    fonts = properties.find(qn("w:rFonts"))
    assert fonts is not None
    fonts.set(qn("w:hAnsi"), "Arial")


def foreign(paragraph: Paragraph) -> None:
    properties = paragraph.runs[0]._element.rPr
    assert properties is not None
    language = properties.find(qn("w:lang"))
    assert language is not None
    language.set(qn("w:val"), "en-US")


def inserted(paragraph: Paragraph) -> None:
    change = OxmlElement("w:ins")
    run = paragraph.runs[0]._element
    run.addprevious(change)
    change.append(run)


def spacing(**points: float) -> Callable[[Paragraph], None]:
    def change(paragraph: Paragraph) -> None:
        for name, value in points.items():
            setattr(
                paragraph.paragraph_format, name, value if name == "line_spacing" else Pt(value)
            )

    return change


def first_line(paragraph: Paragraph) -> None:
    paragraph.paragraph_format.first_line_indent = Mm(5)


CONTENT = {  # how a paragraph of the content begins, by paper
    "minutes": "Thời gian bắt đầu",
}
USUAL = "3. Nội dung"
LAST = {"minutes": "Hội nghị kết thúc"}
CENTER, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT

# Faults that can stand in every kind.
EVERYWHERE: Mapping[str, tuple[Plant, str]] = {
    "paper": (section(lambda page: setattr(page, "page_width", Mm(216))), "page_paper"),
    "orientation": (landscape, "page_orientation"),
    "top margin": (section(lambda page: setattr(page, "top_margin", Mm(12))), "page_margin_top"),
    "bottom margin": (
        section(lambda page: setattr(page, "bottom_margin", Mm(30))),
        "page_margin_bottom",
    ),
    "left margin": (section(lambda page: setattr(page, "left_margin", Mm(25))), "page_margin_left"),
    "right margin": (
        section(lambda page: setattr(page, "right_margin", Mm(10))),
        "page_margin_right",
    ),
    "no page number": (page_number(removed), "page_number_missing"),
    "page number left": (page_number(align(LEFT)), "page_number_align"),
    "page number small": (page_number(size(10)), "page_number_size"),
    "page number below": (number_in_footer, "page_number_place"),
    "number on page one": (
        section(lambda page: setattr(page, "different_first_page_header_footer", False)),
        "page_number_first_page",
    ),
    "state small": (on("CỘNG HÒA", size(11)), "state_size"),
    "state light": (on("CỘNG HÒA", switch("bold", to=False)), "state_bold"),
    "state misspelt": (
        on("CỘNG HÒA", text(lambda said: said.replace("HÒA", "HOÀ"))),
        "state_wording",
    ),
    "sizes mixed": (on("CỘNG HÒA", size(12)), "state_size_set"),
    "motto slanted": (on("Độc lập", switch("italic", to=True)), "motto_italic"),
    "motto misspelt": (on("Độc lập", text(lambda said: said.replace(" - ", "-"))), "motto_wording"),
    "motto without rule": (rule_below("Độc lập"), "motto_rule"),
    "rule of another length": (indent_of_rule, "motto_rule_length"),
    "parent bold": (on("UBND", switch("bold", to=True)), "parent_bold"),
    "issuer light": (on("HÀNH CHÍNH CÔNG", switch("bold", to=False)), "issuer_bold"),
    "issuer in small letters": (on("HÀNH CHÍNH CÔNG", text(str.capitalize)), "issuer_capitals"),
    "issuer without rule": (rule_below("HÀNH CHÍNH CÔNG"), "issuer_rule"),
    "number not padded": (
        on("Số:", text(lambda said: said.replace("07/", "7/").replace("05/", "5/"))),
        "number_wording",
    ),
    "number without colon": (
        on("Số:", text(lambda said: said.replace("Số:", "Số"))),
        "number_wording",
    ),
    "number large": (on("Số:", size(14)), "number_size"),
    "recipients label upright": (
        on("Nơi nhận", switch("italic", to=False)),
        "recipients_label_italic",
    ),
    "recipients large": (on("- Lưu", size(12)), "recipients_size"),
    "recipients unended": (on("- Lưu", text(lambda said: said.rstrip("."))), "recipients_ending"),
    "not kept at the registry": (
        on("- Lưu", text(lambda said: said.replace("VT", "HCTH"))),
        "recipients_wording",
    ),
    "no end mark": (
        on("", lambda _paragraph: None),
        "content_ending",
    ),
    "font": (on("Số:", lettered), "letters_font"),
    "colour": (on("Số:", colored), "letters_color"),
    "language": (on("Số:", foreign), "letters_language"),
    "hidden text": (on("Số:", switch("hidden", to=True)), "letters_hidden"),
    "highlighted": (
        on(
            "Số:",
            lambda paragraph: setattr(
                paragraph.runs[0].font, "highlight_color", WD_COLOR_INDEX.YELLOW
            ),
        ),
        "letters_marked",
    ),
    "tracked change": (on("Số:", inserted), "file_changes"),
    "remark in the properties": (
        lambda document: setattr(document.core_properties, "comments", "bản của An"),
        "file_properties",
    ),
    "content left": (on(USUAL, align(LEFT)), "content_align"),
    "content without indent": (on(USUAL, first_line), "content_indent"),
    "content without gap": (on(USUAL, spacing(space_before=0)), "content_gap"),
    "content in double lines": (on(USUAL, spacing(line_spacing=2.0)), "content_lines"),
    "content small": (on(USUAL, size(12)), "content_size"),
    "content slanted": (on(USUAL, switch("italic", to=True)), "content_italic"),
}
# Faults of parts that only some kinds have.
SOMEWHERE: Mapping[str, tuple[Plant, str, tuple[str, ...]]] = {
    "place and day upright": (
        on("Hà Nội,", switch("italic", to=False)),
        "place_date_italic",
        ("notice", "invitation", "programme", "letter"),
    ),
    "day not padded": (
        on("Hà Nội,", text(lambda said: said.replace("ngày 05", "ngày 5"))),
        "place_date_wording",
        ("notice", "invitation", "programme", "letter"),
    ),
    "month padded": (
        on("Hà Nội,", text(lambda said: said.replace("tháng 3", "tháng 03"))),
        "place_date_wording",
        ("notice", "invitation", "programme", "letter"),
    ),
    "place and day too high": (
        on("Hà Nội,", spacing(space_before=24)),
        "place_date_level",
        ("notice", "invitation", "programme", "letter"),
    ),
    "title light": (
        on("THÔNG BÁO", switch("bold", to=False)),
        "title_bold",
        ("notice",),
    ),
    "title small": (on("GIẤY MỜI", size(12)), "title_size", ("invitation",)),
    "subject without rule": (rule_below("BIÊN BẢN"), "subject_rule", ("minutes",)),
    "subject light": (on("Về việc", switch("bold", to=False)), "subject_bold", ("programme",)),
    "letter's subject bold": (
        on("V/v", switch("bold", to=True)),
        "letter_subject_bold",
        ("letter",),
    ),
    "letter's subject large": (on("V/v", size(14)), "letter_subject_size", ("letter",)),
    "addressee without colon": (
        on("Kính gửi", text(lambda said: said.replace(":", ""))),
        "addressed_wording",
        ("letter",),
    ),
    "addressee slanted": (
        on("Kính gửi", switch("italic", to=True)),
        "addressed_italic",
        ("letter",),
    ),
    "not as above": (
        on("- Như trên", text(lambda _said: "- Lãnh đạo Trung tâm;")),
        "recipients_order",
        ("letter",),
    ),
    "numbers skipped": (
        on("3. Nội dung", text(lambda said: said.replace("3.", "4."))),
        "content_numbering",
        ("notice", "invitation", "programme", "letter"),
    ),
    "number with a bracket": (
        on("2. Địa điểm", text(lambda said: said.replace("2.", "2)"))),
        "content_numbering",
        ("notice", "invitation", "programme", "letter"),
    ),
    "city in capitals": (
        on("2. Địa điểm", text(lambda said: said.replace("thành phố", "Thành phố"))),
        "content_name",
        ("notice", "invitation", "programme", "letter"),
    ),
    "clause in capitals": (
        on("3. Nội dung", text(lambda said: said.replace("khoản", "Khoản"))),
        "content_name",
        ("notice", "invitation", "programme", "letter"),
    ),
    "degree before the name": (
        on("Nguyễn Thị Thử", text(lambda said: f"TS. {said}")),
        "signer_name_degree",
        ("notice", "invitation", "programme", "letter"),
    ),
    "signer's name light": (
        on("Nguyễn Thị Thử", switch("bold", to=False)),
        "signer_name_bold",
        ("notice", "invitation", "programme", "letter"),
    ),
    "signers the other way round": (
        on("THƯ KÝ", text(lambda _said: "CHỦ TỌA")),
        "signer_role_signers",
        ("minutes",),
    ),
    "appendix in capitals": (
        on("Phụ lục", text(str.upper)),
        "appendix_wording",
        ("notice", "minutes"),
    ),
    "appendix title light": (
        on("PHIẾU ĐĂNG KÝ", switch("bold", to=False)),
        "appendix_title_bold",
        ("notice",),
    ),
    "appendix of nothing": (on("(Kèm theo", removed), "appendix_of_missing", ("notice",)),
    "number left open": (
        on("Số:", text(lambda said: said.replace("07", "…"))),
        "number_blank",
        ("notice", "invitation", "programme", "letter"),
    ),
}


def planted(name: str, plant: Plant) -> bytes:
    document = opened(name)
    plant(document)
    return saved(document)


@pytest.mark.parametrize("name", NAMES)
def test_our_own_papers_have_no_deviation(name: str) -> None:
    assert deviations_of(paper(name)) == ()


def _for(name: str, fault: str) -> Plant:
    """Give a fault as it is planted in a kind: minutes have other words."""
    plant, _ = EVERYWHERE[fault]
    if fault == "no end mark":
        return lambda document: text(lambda said: said.replace("./.", "."))(
            next(each for each in paragraphs(document) if each.text.endswith("./."))
        )
    if name == "minutes" and fault.startswith("content"):
        return lambda document: _of_minutes(document, fault)
    return plant


def _of_minutes(document: Document, fault: str) -> None:
    changes: Mapping[str, Callable[[Paragraph], None]] = {
        "content left": align(LEFT),
        "content without indent": first_line,
        "content without gap": spacing(space_before=0),
        "content in double lines": spacing(line_spacing=2.0),
        "content small": size(12),
        "content slanted": switch("italic", to=True),
    }
    changes[fault](line(document, "Địa điểm:"))


# Each fault in two kinds, the kinds in turn: together they meet every kind many times.
IN_TURN = [
    (fault, NAMES[(place + step) % len(NAMES)])
    for place, fault in enumerate(EVERYWHERE)
    for step in (0, 2)
]


@pytest.mark.parametrize(("fault", "name"), IN_TURN)
def test_a_fault_of_every_paper_is_found(fault: str, name: str) -> None:
    _, code = EVERYWHERE[fault]

    assert code in codes(planted(name, _for(name, fault)))


@pytest.mark.parametrize(
    ("fault", "name"), [(fault, name) for fault, (*_, names) in SOMEWHERE.items() for name in names]
)
def test_a_fault_of_some_papers_is_found(fault: str, name: str) -> None:
    plant, code, _ = SOMEWHERE[fault]

    assert code in codes(planted(name, plant))


def test_at_least_forty_faults_are_planted() -> None:
    assert len(EVERYWHERE) + len(SOMEWHERE) >= 40
    assert all(len(set(names)) for *_, names in SOMEWHERE.values())


def test_a_deviation_tells_place_and_measure() -> None:
    (found,) = deviations_of(planted("notice", on("CỘNG HÒA", size(12))))

    assert isinstance(found, Deviation)
    assert (found.code, found.found) == ("state_size_set", "12 / 14 / 14")
    assert (found.paragraph, found.quote[:9]) == (5, "CỘNG HÒA ")
    assert found.rule


def without(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(paper("notice"))) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
    return stream.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"PK\x03\x04", b"%PDF-1.7", "không phải Word".encode()),
        *(paper("notice")[:2_000], without("word/document.xml")),
    ],
    ids=["nothing", "zip", "pdf", "text", "cut", "no document"],
)
def test_a_damaged_file_is_told_as_such(content: bytes) -> None:
    assert codes(content) == {"file_unreadable"}


@pytest.mark.parametrize(
    "part", ["word/styles.xml", "word/settings.xml", "docProps/core.xml", "_rels/.rels"]
)
def test_a_file_that_lacks_parts_is_read_all_the_same(part: str) -> None:
    assert "file_unreadable" not in codes(without(part))
