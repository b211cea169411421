-- Nguyên nhân do thành viên nêu: why a component of a unit moved in a week; the last one stands, none is erased.
create table score_causes (
    id TEXT primary key,
    cut_off bigint not null,
    unit TEXT not null,
    indicator TEXT not null,
    words TEXT not null,
    written_at bigint not null,
    written_by TEXT not null
);
create index score_causes_by_week on score_causes (cut_off, unit);
