-- Sự kiện do thành viên ghi: what happened in a unit from a day to a day. A correction is a row with the next version;
-- the last one stands, none is erased. Days are numbers of days; empty words = taken back.
create table typed_events (
    id TEXT not null,
    version bigint not null,
    unit TEXT not null,
    kind TEXT not null,
    from_day bigint not null,
    to_day bigint not null,
    words TEXT not null,
    written_at bigint not null,
    written_by TEXT not null,
    primary key (id, version)
);
create index typed_events_by_unit on typed_events (unit, from_day);

-- Trả lời đánh giá: what the office answers to who was not satisfied; the last one stands, none is erased.
create table rating_answers (
    dossier TEXT not null,
    number bigint not null,
    words TEXT not null,
    answered_at bigint not null,
    answered_by TEXT not null,
    primary key (dossier, number)
);
create index remarks_of_ratings on remarks (arrived_at) where source = 'rating' and holds = 1;
