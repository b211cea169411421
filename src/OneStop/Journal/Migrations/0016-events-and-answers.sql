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
