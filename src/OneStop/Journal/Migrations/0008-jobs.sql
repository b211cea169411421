-- Thư báo: one message of the outbox on its way to one person by one way. Names nobody: whom it reaches is read, from
-- what is sealed of the dossier, in the moment it goes.
alter table outbox add column spread_at bigint;
create index outbox_unspread on outbox (due_at) where spread_at is null;
create table letters (
    id TEXT primary key,
    outbox TEXT not null,
    subject TEXT not null,
    unit TEXT not null,
    kind TEXT not null,
    way TEXT not null,
    recipient TEXT not null,
    due_at bigint not null,
    next_at bigint not null,
    attempts bigint not null,
    lease TEXT,
    lease_until bigint,
    sent_at bigint,
    dead_at bigint,
    failure TEXT not null
);
create index letters_waiting on letters (next_at) where sent_at is null and dead_at is null;
create index letters_dead on letters (dead_at) where dead_at is not null;
create index letters_by_subject on letters (subject);

-- Việc định kỳ: who runs a job, until when the run is its own, and from where the next one goes on.
create table jobs (
    name TEXT primary key,
    next_at bigint not null,
    place TEXT not null,
    lease TEXT,
    lease_until bigint,
    ran_at bigint
);

-- Thư xin lỗi đã soạn: proposed for a promised date that will be missed, until somebody signs it or the date is kept.
create table apologies (
    dossier TEXT primary key,
    unit TEXT not null,
    drafted_at bigint not null,
    due_at bigint not null,
    new_due_at bigint not null
);
create index apologies_by_unit on apologies (unit, due_at);

-- Hồ sơ im lặng: since when nobody has it, nothing says by when, or nothing has happened.
create table silences (
    dossier TEXT primary key,
    place TEXT not null,
    cause TEXT not null,
    since bigint not null,
    told_at bigint not null
);
create index silences_by_place on silences (place, since);

-- Đề nghị đổi lịch làm việc: waits for a second person; position = the change of the journal that it became.
create table calendar_proposals (
    id TEXT primary key,
    days TEXT not null,
    proposed_by TEXT not null,
    proposed_at bigint not null,
    decided_by TEXT,
    decided_at bigint,
    position bigint
);
create index calendar_proposals_by_time on calendar_proposals (proposed_at);
