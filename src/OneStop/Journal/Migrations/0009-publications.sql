-- Công bố: one row per freeze, one more for each correction of it. Each carries the hash of the one before it, and its
-- digest covers all its rows below, so that a published week changed in the database is found.
create table publications (
    number bigint primary key,
    slug TEXT not null unique,
    cut_off bigint not null,
    edition bigint not null,
    corrects bigint,
    reason TEXT not null,
    period_from bigint not null,
    frozen_at bigint not null,
    frozen_by TEXT not null,
    ruleset TEXT not null,
    position bigint not null,
    audit_head TEXT not null,
    units bigint not null,
    digest TEXT not null,
    hash BYTES not null,
    unique (cut_off, edition)
);

-- Bảng điểm đã chốt: what one unit had; ranks as "parent:rank/of", figures as JSON.
create table published_cards (
    publication bigint not null,
    unit TEXT not null,
    name TEXT not null,
    parent TEXT not null,
    level bigint not null,
    total TEXT not null,
    band TEXT not null,
    ranks TEXT not null,
    figures TEXT not null,
    primary key (publication, unit)
);
create index published_cards_by_unit on published_cards (unit, publication);

-- Kết quả nhận được: what the province or the portal published for a cut-off, as it came.
create table received_results (
    id TEXT primary key,
    cut_off bigint not null,
    number TEXT not null,
    issued_on bigint,
    source TEXT not null,
    file TEXT not null,
    received_at bigint not null,
    received_by TEXT not null
);
create index received_results_by_cut_off on received_results (cut_off);

create table received_rows (
    received TEXT not null,
    line bigint not null,
    unit TEXT not null,
    name TEXT not null,
    points TEXT not null,
    total TEXT not null,
    primary key (received, line)
);
