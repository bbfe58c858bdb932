"""A made-up conference with one of everything the minutes can tell."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from console.minutes.content import (
    ChairNote,
    Conclusion,
    JournalStamp,
    MinutesAnswer,
    MinutesCommitment,
    MinutesConnection,
    MinutesContent,
    MinutesDelegate,
    MinutesHeadCount,
    MinutesItem,
    MinutesJournalHead,
    MinutesMatter,
    MinutesOutcome,
    MinutesRecess,
    MinutesSite,
    NotReached,
    Officer,
    OutOfScope,
    Signed,
    TurnAside,
)
from models.codes.capture import OutcomeKind
from models.codes.meetings import Attendance

DAY = date(2026, 10, 29)
HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
CARE = "Trung tâm Hỗ trợ và Chăm sóc khách hàng"
LAND = "Sở Nông nghiệp và Môi trường"
BUILDING = "Sở Xây dựng"
FINANCE = "Sở Tài chính"


def at(hour: int, minute: int) -> datetime:
    """A moment of the day in Hanoi, in UTC."""
    return datetime(DAY.year, DAY.month, DAY.day, hour, minute, tzinfo=UTC) - timedelta(hours=7)


def stamp(hour: int, minute: int, entry: int) -> JournalStamp:
    return JournalStamp(at(hour, minute), entry, at(hour, minute))


def late(hour: int, minute: int, entry: int, entered: datetime) -> JournalStamp:
    return JournalStamp(at(hour, minute), entry, entered, is_late=True)


def answer(unit: str, text: str, when: JournalStamp, person: str = "") -> MinutesAnswer:
    return MinutesAnswer(unit, text, when, person)


def sites() -> tuple[MinutesSite, ...]:
    end = at(11, 9)
    steady = [
        MinutesSite(
            f"Chi nhánh số {number}",
            (
                MinutesConnection(
                    at(8, 20 + number), end, evidence="cán bộ điểm cầu", reason="kết thúc"
                ),
            ),
            (MinutesHeadCount(6 + number, at(8, 25 + number)),),
        )
        for number in (1, 2, 3)
    ]
    lost = MinutesSite(
        "Chi nhánh số 6",
        (
            MinutesConnection(
                at(8, 24), at(9, 5), was_lost=True, reason="mất tín hiệu đường truyền"
            ),
            MinutesConnection(at(9, 13), end, reason="kết thúc"),
        ),
        (MinutesHeadCount(14, at(8, 30)), MinutesHeadCount(11, at(9, 40))),
    )
    early = MinutesSite(
        "Chi nhánh số 4", (MinutesConnection(at(8, 26), at(10, 31), reason="xin nghỉ sớm"),)
    )
    return (*steady, early, lost)


def matters() -> tuple[MinutesMatter | OutOfScope, ...]:
    return (
        MinutesMatter(
            1,
            stamp(8, 52, 41),
            "Hội trường",
            "Hồ sơ cấp đổi giấy chứng nhận quyền sử dụng đất nộp ngày 12/8/2026 quá hẹn 45 ngày "
            "nhưng không có văn bản xin lỗi và hẹn lại. Đề nghị cho biết khi nào có kết quả.",
            "Nguyễn Thị Hạnh",
            ("2026-10-035", "2026-10-041", "2026-10-077"),
            "Đất đai",
            ("Mã hồ sơ H26.12-260812-0031 do người hỏi đọc tại chỗ",),
            (
                answer(
                    LAND,
                    "Hồ sơ chậm do phải xác minh ranh giới với thửa liền kề. "
                    "Biên bản xác minh đã ký ngày 26/10/2026.",
                    stamp(8, 55, 44),
                    "ông Trần Văn Bách, Phó Giám đốc Sở",
                ),
                answer(LAND, "Trả kết quả chậm nhất ngày 05/11/2026.", stamp(8, 57, 45)),
                answer(
                    CARE,
                    "Trung tâm gửi thư xin lỗi qua tin nhắn và bản giấy trong ngày",
                    late(8, 58, 97, at(10, 42)),
                ),
            ),
            MinutesOutcome(
                OutcomeKind.WRITTEN_REPLY,
                stamp(8, 59, 46),
                "Sở gửi văn bản xin lỗi, nêu rõ ngày trả kết quả",
                LAND,
                due_on=date(2026, 11, 5),
            ),
        ),
        MinutesMatter(
            4,
            stamp(9, 2, 50),
            "Chi nhánh số 6",
            "Tài khoản định danh tổ chức của công ty không nộp được hồ sơ trực tuyến.\n"
            "Đã gọi tổng đài hai lần nhưng chưa được hướng dẫn.",
            "Trịnh Xuân Hiếu (Công ty TNHH Mẫu Bình Minh)",
            ("2026-10-068",),
            "Dịch vụ công trực tuyến",
            (),
            (
                answer(
                    "Trung tâm Quản trị hệ thống và phát triển ứng dụng",
                    "Lỗi do người đại diện theo pháp luật mới chưa được cập nhật trên VNeID; "
                    "đã hướng dẫn cập nhật và nộp lại ngay tại điểm cầu.",
                    stamp(9, 4, 52),
                    "bà Lê Thu Trang, Phó Giám đốc",
                ),
            ),
            MinutesOutcome(OutcomeKind.ANSWERED_ON_SITE, stamp(9, 14, 57)),
        ),
        OutOfScope(5, "Hội trường", at(9, 17)),
        MinutesMatter(
            2,
            stamp(9, 20, 61),
            "Chi nhánh số 2",
            "Xác nhận thu nhập để đăng ký nhà ở xã hội: phường và nơi làm việc mỗi nơi "
            "hướng dẫn một kiểu.",
            "",
            ("2026-10-066",),
            "Xây dựng, nhà ở",
            (),
            (
                answer(
                    BUILDING,
                    "Người có hợp đồng lao động do nơi làm việc xác nhận.",
                    stamp(9, 23, 63),
                ),
                answer(
                    "Ủy ban nhân dân phường Hoàn Kiếm",
                    "Phường xác nhận cho người không có hợp đồng lao động.",
                    stamp(9, 25, 64),
                ),
            ),
            MinutesOutcome(
                OutcomeKind.ACCEPTED_FOR_STUDY,
                stamp(9, 27, 66),
                "Sở Xây dựng ban hành hướng dẫn thống nhất",
                BUILDING,
                due_on=date(2026, 11, 10),
            ),
        ),
        MinutesMatter(
            7,
            stamp(9, 31, 70),
            "Hội trường",
            "Bộ phận một cửa cấp xã có làm việc sáng thứ Bảy không?",
            "Hồ Sỹ Long",
            (),
            "Tổ chức bộ phận một cửa",
            (),
            (answer(CARE, "Có, từ 08 giờ đến 11 giờ 30 phút.", stamp(9, 32, 71)),),
            MinutesOutcome(OutcomeKind.ANSWERED_ON_SITE, stamp(9, 33, 72)),
        ),
        MinutesMatter(
            8,
            stamp(9, 36, 75),
            "Chi nhánh số 1",
            "Đề nghị sửa mức phí thẩm định cấp phép môi trường.",
            "Hợp tác xã Mẫu Sông Hồng",
            ("2026-10-012",),
            "Môi trường",
            (),
            (answer(LAND, "Mức phí do cơ quan trung ương quy định.", stamp(9, 38, 77)),),
            MinutesOutcome(
                OutcomeKind.ESCALATED,
                stamp(9, 40, 78),
                "Trung tâm tổng hợp, báo cáo Ủy ban nhân dân thành phố "
                "kiến nghị cơ quan có thẩm quyền.",
                CARE,
                "Bộ Tài chính",
                date(2026, 11, 20),
            ),
            is_organization=True,
        ),
        MinutesMatter(
            9,
            stamp(9, 43, 80),
            "Hội trường",
            "Thủ tục cấp lại thẻ bảo hiểm y tế.",
            "Vương Thị Liên",
            ("2026-10-090",),
            "Bảo hiểm xã hội",
            (),
            (),
            MinutesOutcome(
                OutcomeKind.REFERRED, stamp(9, 44, 81), body="Bảo hiểm xã hội thành phố Hà Nội"
            ),
        ),
        OutOfScope(10, "Chi nhánh số 3", at(10, 1)),
        MinutesMatter(
            11,
            stamp(10, 6, 90),
            "Chi nhánh số 3",
            "Liên thông đăng ký khai sinh, thường trú, bảo hiểm y tế bị trả lại không nêu lý do.",
            "Viên Thị Hòa",
            ("2026-10-042", "2026-10-043"),
            "Hộ tịch",
            (),
            (
                answer(
                    "Sở Tư pháp",
                    "Lỗi đồng bộ dữ liệu, đã khắc phục ngày 20/10/2026.",
                    stamp(10, 8, 92),
                ),
            ),
            MinutesOutcome(OutcomeKind.ANSWERED_ON_SITE, stamp(10, 10, 93)),
        ),
        MinutesMatter(
            12,
            stamp(10, 14, 99),
            "Chi nhánh số 1",
            "Thanh toán trực tuyến bị trừ tiền hai lần.",
            "Tào Minh Nhật",
            ("2026-10-020",),
            "Dịch vụ công trực tuyến",
            (),
            (),
            MinutesOutcome(
                OutcomeKind.WITHDRAWN, stamp(10, 16, 100), "Người hỏi đã được hoàn tiền"
            ),
        ),
        MinutesMatter(
            13,
            late(10, 20, 140, at(11, 20)),
            "Hội trường",
            "Thời gian đăng ký thành lập hộ kinh doanh.",
            "Dương Tuấn Kiệt",
            ("2026-10-083",),
            "Đăng ký doanh nghiệp",
            (),
            (answer(FINANCE, "Ba ngày làm việc.", late(10, 21, 141, at(11, 21))),),
            MinutesOutcome(OutcomeKind.ANSWERED_ON_SITE, late(10, 22, 142, at(11, 21))),
        ),
        MinutesMatter(
            3,
            stamp(10, 26, 104),
            "Chi nhánh số 2",
            "Bảng phân định thẩm quyền cấp phép xây dựng sau khi bỏ cấp huyện.",
            "Lữ Văn Bảy",
            ("2026-10-031",),
            "Xây dựng, nhà ở",
            (),
            (answer(BUILDING, "Đang trình Ủy ban nhân dân thành phố.", stamp(10, 29, 106)),),
            MinutesOutcome(
                OutcomeKind.WRITTEN_REPLY,
                stamp(10, 30, 107),
                "",
                BUILDING,
                due_on=date(2026, 11, 10),
            ),
        ),
    )


def sample() -> MinutesContent:
    """The conference of October 2026, not signed, no number."""
    return MinutesContent(
        meeting_name="Hội nghị đối thoại giữa các cá nhân, tổ chức với các Sở, ngành "
        "tháng 10 năm 2026",
        meeting_code="2026-10",
        form="trực tiếp kết hợp trực tuyến",
        venue="Hội trường tầng 3, số 258 phố Mẫu, Hà Nội",
        journal=MinutesJournalHead(1234, HASH),
        chairs=(
            Officer("Phạm Quốc Mẫu", "Phó Giám đốc Trung tâm", at(8, 32), at(10, 0)),
            Officer("Đỗ Thanh Minh", "Chánh Văn phòng Trung tâm", at(10, 0)),
        ),
        secretaries=(Officer("Lê Thị Thư", "Bộ phận thư ký Hội nghị"),),
        planned_start_at=at(8, 30),
        started_at=at(8, 32),
        ended_at=at(11, 5),
        delegates=(
            MinutesDelegate("Trần Văn Bách", "Phó Giám đốc", LAND),
            MinutesDelegate("Ngô Thị Lan", "Trưởng phòng Quản lý nhà", BUILDING),
            MinutesDelegate("Bùi Anh Đức", "Phó Trưởng phòng", FINANCE),
            MinutesDelegate("Lê Thu Trang", "Phó Giám đốc", "Trung tâm Quản trị hệ thống"),
            MinutesDelegate(
                "Cao Văn Sơn", "Phó Giám đốc", "Sở Tư pháp", Attendance.EXCUSED, "đi công tác"
            ),
            MinutesDelegate("", "Đại diện", "Sở Y tế", Attendance.ABSENT),
        ),
        sites=sites(),
        hall_head_counts=(MinutesHeadCount(86, at(8, 27)), MinutesHeadCount(1091, at(9, 30))),
        registrations_count=104,
        agenda=(
            MinutesItem(
                1,
                "Tuyên bố lý do, giới thiệu đại biểu, thông qua chương trình",
                at(8, 32),
                at(8, 38),
            ),
            MinutesItem(
                2, "Lãnh đạo Trung tâm phát biểu khai mạc và điều hành", at(8, 38), at(8, 45)
            ),
            MinutesItem(3, "Đối thoại, trả lời các ý kiến, kiến nghị", at(8, 45), at(10, 50)),
            MinutesItem(4, "Kết luận Hội nghị", at(10, 50), at(11, 5)),
        ),
        matters=matters(),
        chair_notes=(
            ChairNote(
                "Nhắc lại: Hội nghị không đối thoại nội dung khiếu nại, tố cáo", stamp(8, 40, 30)
            ),
            ChairNote("Ghép cùng phiếu của Chi nhánh số 6, trả lời chung.", stamp(9, 1, 48)),
            ChairNote("Dừng nhận đăng ký phát biểu mới.", late(10, 33, 120, at(11, 0))),
        ),
        recesses=(MinutesRecess(at(9, 47), at(9, 58)),),
        turns_aside=(
            TurnAside("Đinh Thế Anh", "Chi nhánh số 1", "Bãi xe", at(10, 12), is_no_show=True),
            TurnAside(
                "Mai Văn Tú",
                "Hội trường",
                "Cấp đổi giấy phép lái xe",
                at(10, 35),
                is_withdrawn=True,
                reason="xin trả lời bằng văn bản",
            ),
            TurnAside("Kiều Thị Nga", "Chi nhánh số 2"),
        ),
        conclusions=(
            Conclusion(
                1,
                "Mọi nội dung hứa tại Hội nghị có mã, người chịu trách nhiệm và thời hạn",
                stamp(10, 52, 125),
                CARE,
                date(2026, 11, 20),
            ),
            Conclusion(
                2,
                "Không yêu cầu bản giấy đối với hồ sơ toàn trình.",
                stamp(10, 54, 126),
                matter_numbers=(4, 11, 12),
            ),
        ),
        commitments=(
            MinutesCommitment(
                LAND,
                "Gửi văn bản xin lỗi, nêu ngày trả kết quả",
                date(2026, 11, 5),
                "Nội dung số 1",
            ),
            MinutesCommitment(
                BUILDING,
                "Hướng dẫn thống nhất xác nhận thu nhập",
                date(2026, 11, 10),
                "Nội dung số 2",
            ),
            MinutesCommitment(
                CARE, "Mã hóa và theo dõi các nội dung đã hứa", date(2026, 11, 20), "Kết luận 1"
            ),
            MinutesCommitment(
                FINANCE, "Rà soát thời gian đăng ký hộ kinh doanh", None, "Kết luận 2"
            ),
        ),
        not_reached=(
            NotReached(
                "Thời gian giải quyết hồ sơ lý lịch tư pháp",
                "Công an thành phố Hà Nội",
                14,
                ("2026-10-009",),
            ),
            NotReached("Cấp bản sao trích lục khai tử", CARE, None, ("2026-10-050", "2026-10-051")),
        ),
        excluded_count=9,
        unreviewed_count=3,
        was_read_out=True,
    )


def signed() -> MinutesContent:
    """The same conference, numbered and signed."""
    names = Signed(at(15, 0), "Lê Thị Thư", "Đỗ Thanh Minh")
    return replace(sample(), number="5", dated_on=DAY, signed=names)


def crowded(count: int) -> MinutesContent:
    """The same conference with many matters."""
    pattern = [matter for matter in matters() if isinstance(matter, MinutesMatter)]
    many = [replace(pattern[n % len(pattern)], number=n + 1) for n in range(count)]
    return replace(sample(), matters=tuple(many))
