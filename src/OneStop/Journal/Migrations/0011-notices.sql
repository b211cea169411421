-- Thông báo: a draft is edited until it is issued; what was issued stays, with the bytes of its document.
create table notices (
    id TEXT primary key,
    version bigint not null,
    publication TEXT not null,
    unit TEXT not null,
    series TEXT not null,
    year bigint not null,
    number bigint,
    corrects TEXT,
    made_at bigint not null,
    made_by TEXT not null,
    issued_at bigint,
    issued_by TEXT,
    body TEXT not null,
    document BYTES,
    unique (unit, series, year, number)
);
create index notices_by_publication on notices (publication);
create index notices_by_unit on notices (unit, made_at);

-- Mẫu thông báo của cơ quan: beside those of the program.
create table notice_templates (
    id TEXT primary key,
    saved_at bigint not null,
    saved_by TEXT not null,
    body TEXT not null
);
