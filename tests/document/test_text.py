"""The reading text: wrapped lines, headings, sentences, and the way back into the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_build.document.reading import wrapped_width
from graph_build.document.text import Document, parse
from graph_build.readers.plain import Source, read
from graph_build.records import Span

SEEDS = sorted((Path(__file__).parents[2] / "seeds" / "reports").glob("*.txt"))


def document(text: str) -> Document:
    return parse(Source("t.txt", text, "utf-8", "0" * 64))


def sentences(text: str) -> list[str]:
    read = document(text)
    return [read.text[s.span.start : s.span.end] for s in read.sentences]


def sections(text: str) -> list[tuple[str, str]]:
    read = document(text)
    return [(read.text[s.span.start : s.span.end][:4], read.section(s)) for s in read.sentences]


WRAPPED = """\
市教育局局长在全市教育系统 2024
年度工作会议上的讲话
同志们:
今天,我们召开全市教育系统 2024 年度工作会议,主要任
务是:总结去年的工作,分析当前形势,部署今年的任务。刚
才,各县区作了发言,讲得都很好,希望大家互相学习互相借
鉴。
一、过去一年的工作
去年,我们新建学校 12 所,改扩建学校 8 所,新增学位 1.2
万个,开展“法治进校园”活动 300 余场,覆盖学生 15 万人
次,群众满意度达 96.5%。
- 1 -
我们还加强了教师队伍建设,招聘教师 260 名,组织校长培训
三期,开展师德师风专项整治,选树了一批先进典型,全市教师
的精神面貌有了新的变化,学校管理水平有了新的提高,社会各
界对教育工作的评价有了新的改善,这些成绩来之不易,值得
我们倍加珍惜。我们还推进了“双减”工作,压减学科类机构 35 家,课
后服务实现全覆盖。
"""


def test_wrapped_lines_are_one_paragraph_and_a_title_over_two_lines_is_one() -> None:
    read = document(WRAPPED)
    paragraphs = read.text.split("\n")
    assert paragraphs[0] == "市教育局局长在全市教育系统2024年度工作会议上的讲话"
    assert paragraphs[2].endswith("希望大家互相学习互相借鉴。")
    assert "改扩建学校8所，新增学位1.2万个" in paragraphs[4]
    assert "- 1 -" not in read.text


def test_quotes_of_wrapped_text_hold_the_line_break_of_the_file() -> None:
    read = document(WRAPPED)
    at = read.text.index("1.2万个")
    span = Span(at, at + len("1.2万个"))
    assert read.quote(span) == "1.2\n万个"
    start, end = read.source_span(span)
    assert WRAPPED[start:end] == "1.2\n万个"


def test_a_page_line_inside_a_sentence_belongs_to_its_quote() -> None:
    text = WRAPPED.replace("课\n后服务", "课\n- 2 -\n后服务")
    read = document(text)
    at = read.text.index("课后服务")
    assert read.quote(Span(at, at + 4)) == "课\n- 2 -\n后服务"


def test_a_line_that_ends_before_a_number_is_full() -> None:
    """The number would not have fitted: it belongs to the same sentence."""
    text = (
        "　　市水利局扎实推进各项工作，全年检查水库大坝和堤防\n12345.6处，督促责任单位立查立改，确保安全度过主\n"
        "汛期，没有发生一起责任事故，得到群众的肯定和好\n评，为全市经济社会发展提供了坚实的水安全保障，\n"
        "来年将继续努力工作。\n"
    )
    assert len(sentences(text)) == 1


def test_a_line_that_ends_with_a_link_goes_on_however_short() -> None:
    text = (
        "　　市水利局扎实推进各项工作，全年检查水库大坝和堤防，督促责任单位立查立改完毕。\n"
        "　　确保安全度过主汛期，没有发生一起责任事故，得到群众的肯定和好评，立查立改，与\n"
        "市应急局、市气象局共建预警平台，为全市经济社会发展提供了坚实的水安全保障，来年将\n"
        "继续努力，不断提高服务水平，让群众用上放心水、安全水，为全市经济社会发展作出新的\n"
        "贡献，再创佳绩，再立新功，再上台阶。\n"
    )
    assert len(sentences(text)) == 2
    assert len(sentences(text.replace("得到群众的肯定和好评，", ""))) == 2
    assert len(sentences(text.replace("得到群众的肯定和好评，立查立改，与", "立查立改"))) == 3


@pytest.mark.parametrize("second", ["人民代表大会第四次会议上", "人民代表大会第四次会议上）"])
def test_the_occasion_under_a_title_is_one_line_though_it_be_drawn_over_two(second: str) -> None:
    read = document(f"海州区政府工作报告\n——2025年3月21日在海州区第十九届\n{second}\n各位代表：\n我向大会报告工作。\n")
    assert read.text.split("\n")[1] == f"——2025年3月21日在海州区第十九届{second}"


def test_a_line_behind_a_whole_occasion_stands_alone() -> None:
    read = document("工作报告\n——2025年3月21日在全市大会上\n市长在会上\n2025年3月21日在海州开会。\n会议上")
    assert read.text.split("\n")[1:3] == ["——2025年3月21日在全市大会上", "市长在会上"]


def test_lines_of_one_number_of_characters_are_full_however_wide() -> None:
    """A program broke them: digits count like Chinese characters."""
    words = "全年新建水库12座、加固堤防345.6公里、整治河道78.9公里、改造泵站1234座、培训人员5678人次，完成投资90.1亿元，"
    text = words * 8
    assert len(sentences("\n".join(text[at : at + 30] for at in range(0, len(text), 30)))) == 1


def test_a_page_is_known_by_its_indents_where_full_lines_end_with_sentences() -> None:
    paragraph = ["　　" + "水" * 18, "水" * 19 + "。", "水" * 19 + "。", "水水。"]
    assert wrapped_width(paragraph * 5) == 20
    assert wrapped_width([line.strip() for line in paragraph] * 5) is None


def test_lines_of_unwrapped_text_are_paragraphs() -> None:
    assert sentences("第一段没有句号\n第二段。有两句！") == ["第一段没有句号", "第二段。", "有两句！"]


def test_semicolons_do_not_end_a_sentence_and_closing_quotes_belong_to_it() -> None:
    assert sentences("他说：“抓好落实。”会后；继续。完") == ["他说：“抓好落实。”", "会后；继续。", "完"]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("建成率达95％,新增３个", "建成率达95%，新增3个"),
        ("共1,234件;另10:30开会", "共1,234件；另10:30开会"),
        ('开展"法治体检"活动', "开展“法治体检”活动"),
        ("全市 2025 年度 工作", "全市2025年度工作"),
        ("建设 Smart City 平台", "建设Smart City平台"),
        ("「枫桥经验」(试点)", "“枫桥经验”（试点）"),
    ],
)
def test_widths_are_written_alike(written: str, read_as: str) -> None:
    assert document(written).text == read_as


def test_headings_govern_what_stands_under_them() -> None:
    text = "一、总体情况\n开头。\n（一）抓教育。建校。一是增学位。建成。二是减负担。完成。\n（二）抓卫生。建院。\n二、打算\n继续。"
    assert sections(text) == [
        ("一、总体", "总体情况"),
        ("开头。", "总体情况"),
        ("（一）抓", "总体情况 / 抓教育"),
        ("建校。", "总体情况 / 抓教育"),
        ("一是增学", "总体情况 / 抓教育 / 增学位"),
        ("建成。", "总体情况 / 抓教育 / 增学位"),
        ("二是减负", "总体情况 / 抓教育 / 减负担"),
        ("完成。", "总体情况 / 抓教育 / 减负担"),
        ("（二）抓", "总体情况 / 抓卫生"),
        ("建院。", "总体情况 / 抓卫生"),
        ("二、打算", "打算"),
        ("继续。", "打算"),
    ]


def test_a_short_first_sentence_heads_a_long_paragraph_where_nothing_is_numbered() -> None:
    text = "各位领导：\n夯实基础，队伍建设迈上新台阶。" + "全市法院扎实推进各项工作，不断取得新的成效。" * 10
    assert sections(text)[-1][1] == "夯实基础，队伍建设迈上新台阶"


def test_a_quote_that_ends_a_heading_stays_closed() -> None:
    document = parse(Source("a.txt", "（一）扎实开展“以案四改”。\n改了12处。\n（二）他说“好。”\n好了3处。\n", "utf-8", "0" * 64))
    titles = [sentence.sections[-1].title for sentence in document.sentences[1::2]]
    assert titles == ["扎实开展“以案四改”", "他说“好"]


def test_half_width_headings_count_as_headings() -> None:
    assert [section for _, section in sections("一、总体\n(一)教育\n内容。\n1.小学\n内容。")][
        -1
    ] == "总体 / 教育 / 小学"


def test_markdown_headings_count_as_headings() -> None:
    assert sections("# 总结\n## 一、教育\n建校。\n# 打算\n继续。")[-1][1] == "打算"
    assert sections("# 总结\n## 一、教育\n建校。\n# 打算\n继续。")[2][1] == "总结 / 教育"


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_every_sentence_of_the_seeds_is_found_in_its_file(path: Path) -> None:
    read_document = parse(read(path))
    text = path.read_bytes().decode("utf-8")
    for sentence in read_document.sentences:
        start, end = read_document.source_span(sentence.span)
        assert text[start:end] == read_document.quote(sentence.span)
    joined = "".join("".join(read_document.quote(s.span).split()) for s in read_document.sentences)
    assert joined == "".join(text.split())


@given(
    st.text(
        alphabet=st.sampled_from('市司法局。！？；，,:"“”《》（）()一二三、是要123４％* \t\r\n\u3000\ufeff-Ａa😀'),
        max_size=200,
    )
)
def test_any_text_is_read_with_positions_that_grow_and_sentences_that_do_not_overlap(text: str) -> None:
    read_document = document(text)
    assert len(read_document.text) == len(read_document.positions)
    assert all(a < b for a, b in zip(read_document.positions, read_document.positions[1:], strict=False))
    ends = [sentence.span.end for sentence in read_document.sentences]
    starts = [sentence.span.start for sentence in read_document.sentences]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    assert all(read_document.quote(sentence.span) for sentence in read_document.sentences)
