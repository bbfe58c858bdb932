"""The legal calendar of an installation: its days off and make-up days, and its periods."""

from datetime import date

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

ENTRY = 'number of the journal entry that recorded this row'
DAYS = (
    ('2025-01-01', 'off', 'Tết Dương lịch', 'Điều 112 Bộ luật Lao động 2019', 'official'),
    ('2025-01-27', 'off', 'Tết Nguyên đán', '6150/TB-BLĐTBXH', 'official'),
    ('2025-01-28', 'off', 'Tết Nguyên đán', '6150/TB-BLĐTBXH', 'official'),
    ('2025-01-29', 'off', 'Tết Nguyên đán', '6150/TB-BLĐTBXH', 'official'),
    ('2025-01-30', 'off', 'Tết Nguyên đán', '6150/TB-BLĐTBXH', 'official'),
    ('2025-01-31', 'off', 'Tết Nguyên đán', '6150/TB-BLĐTBXH', 'official'),
    ('2025-04-07', 'off', 'Giỗ Tổ Hùng Vương', 'Điều 112 Bộ luật Lao động 2019', 'official'),
    ('2025-04-26', 'work', 'Làm bù cho ngày 02/05/2025', '6150/TB-BLĐTBXH', 'official'),
    ('2025-04-30', 'off', 'Ngày Chiến thắng', 'Điều 112 Bộ luật Lao động 2019', 'official'),
    ('2025-05-01', 'off', 'Ngày Quốc tế lao động', 'Điều 112 Bộ luật Lao động 2019', 'official'),
    ('2025-05-02', 'off', 'Nghỉ hoán đổi với ngày 26/04/2025', '6150/TB-BLĐTBXH', 'official'),
    ('2025-09-01', 'off', 'Quốc khánh', '6150/TB-BLĐTBXH', 'official'),
    ('2025-09-02', 'off', 'Quốc khánh', '6150/TB-BLĐTBXH', 'official'),
    ('2026-01-01', 'off', 'Tết Dương lịch', 'Điều 112 Bộ luật Lao động 2019', 'official'),
    ('2026-01-02', 'off', 'Nghỉ hoán đổi với ngày 10/01/2026', '12729/VPCP-KGVX', 'official'),
    ('2026-01-10', 'work', 'Làm bù cho ngày 02/01/2026', '12729/VPCP-KGVX', 'official'),
    ('2026-02-16', 'off', 'Tết Nguyên đán', '9441/TB-BNV', 'official'),
    ('2026-02-17', 'off', 'Tết Nguyên đán', '9441/TB-BNV', 'official'),
    ('2026-02-18', 'off', 'Tết Nguyên đán', '9441/TB-BNV', 'official'),
    ('2026-02-19', 'off', 'Tết Nguyên đán', '9441/TB-BNV', 'official'),
    ('2026-02-20', 'off', 'Tết Nguyên đán', '9441/TB-BNV', 'official'),
    ('2026-04-27', 'off', 'Nghỉ bù Giỗ Tổ Hùng Vương (26/04 là Chủ nhật)', 'Khoản 3 Điều 111 Bộ luật Lao động 2019', 'official'),
    ('2026-04-30', 'off', 'Ngày Chiến thắng', 'Điều 112 Bộ luật Lao động 2019', 'official'),
    ('2026-05-01', 'off', 'Ngày Quốc tế lao động', 'Điều 112 Bộ luật Lao động 2019', 'official'),
    ('2026-08-22', 'work', 'Làm bù cho ngày 31/08/2026', '9441/TB-BNV', 'official'),
    ('2026-08-31', 'off', 'Nghỉ hoán đổi với ngày 22/08/2026', '9441/TB-BNV', 'official'),
    ('2026-09-01', 'off', 'Quốc khánh', '9441/TB-BNV', 'official'),
    ('2026-09-02', 'off', 'Quốc khánh', '9441/TB-BNV', 'official'),
    ('2026-11-24', 'off', 'Ngày Văn hóa Việt Nam', '28/2026/QH16', 'official'),
    ('2027-01-01', 'off', 'Tết Dương lịch', 'Điều 112 Bộ luật Lao động 2019', 'estimated'),
    ('2027-02-04', 'off', 'Tết Nguyên đán', '', 'estimated'),
    ('2027-02-05', 'off', 'Tết Nguyên đán', '', 'estimated'),
    ('2027-02-08', 'off', 'Tết Nguyên đán', '', 'estimated'),
    ('2027-02-09', 'off', 'Tết Nguyên đán', '', 'estimated'),
    ('2027-02-10', 'off', 'Tết Nguyên đán', '', 'estimated'),
    ('2027-04-16', 'off', 'Giỗ Tổ Hùng Vương', 'Điều 112 Bộ luật Lao động 2019', 'estimated'),
    ('2027-04-30', 'off', 'Ngày Chiến thắng', 'Điều 112 Bộ luật Lao động 2019', 'estimated'),
    ('2027-05-03', 'off', 'Nghỉ bù Ngày Quốc tế lao động (01/05 là thứ Bảy)', 'Khoản 3 Điều 111 Bộ luật Lao động 2019', 'estimated'),
    ('2027-09-02', 'off', 'Quốc khánh', '', 'estimated'),
    ('2027-09-03', 'off', 'Quốc khánh', '', 'estimated'),
    ('2027-11-24', 'off', 'Ngày Văn hóa Việt Nam', '28/2026/QH16', 'estimated'),
)


def upgrade() -> None:
    days = op.create_table(
        'calendar_days',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('day', sa.Date(), nullable=False),
        sa.Column('kind', sa.Enum('off', 'work', name='kind', native_enum=False, create_constraint=True, length=32), nullable=False),
        sa.Column('name', sa.String(length=120), nullable=False, comment='as people call it, in Vietnamese'),
        sa.Column('notice', sa.String(length=120), nullable=False, comment='number of the notice or law; empty = none seen'),
        sa.Column('status', sa.Enum('official', 'estimated', name='status', native_enum=False, create_constraint=True, length=32), nullable=False),
        sa.Column('entry', sa.Integer(), nullable=True, comment=ENTRY),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_calendar_days')),
        sa.UniqueConstraint('day', name=op.f('uq_calendar_days_day')),
    )
    op.create_table(
        'deadline_periods',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('deadline', sa.String(length=32), nullable=False),
        sa.Column('unit', sa.Enum('working', 'calendar', name='unit', native_enum=False, create_constraint=True, length=32), nullable=False),
        sa.Column('entry', sa.Integer(), nullable=False, comment=ENTRY),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_deadline_periods')),
        sa.UniqueConstraint('deadline', name=op.f('uq_deadline_periods_deadline')),
    )
    keys = ('day', 'kind', 'name', 'notice', 'status')
    op.bulk_insert(days, [dict(zip(keys, (date.fromisoformat(on), *rest), strict=True)) for on, *rest in DAYS])


def downgrade() -> None:
    op.drop_table('deadline_periods')
    op.drop_table('calendar_days')
