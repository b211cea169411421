-- Hồ sơ tại bàn: one row per dossier that our own desk handles. The body names accounts and codes; people and free
-- texts stand sealed in people.
create table handled (
    code TEXT primary key,
    version bigint not null,
    state bigint not null,
    unit TEXT not null,
    receiving_unit TEXT not null,
    procedure_code TEXT not null,
    owner_mark TEXT not null,
    holder TEXT not null,
    todo bigint not null,
    todo_at bigint,
    told_at bigint,
    index_at bigint,
    opened_at bigint not null,
    accepted_at bigint,
    finished_at bigint,
    closed_at bigint,
    place TEXT not null,
    body TEXT not null
);
create index handled_by_holder on handled (holder, place, told_at) where closed_at is null;
create index handled_by_unit on handled (unit, told_at) where closed_at is null;
create index handled_by_place on handled (place, state) where closed_at is null;
create index handled_by_opening on handled (unit, opened_at);
create index handled_by_owner on handled (owner_mark, opened_at);
create index handled_by_code on handled (code) where closed_at is null;

-- Số hồ sơ trong ngày: the last number given at a counter on a day.
create table handled_numbers (
    unit TEXT not null,
    day bigint not null,
    last bigint not null,
    primary key (unit, day)
);

-- Sổ chủ hồ sơ: known owners by the blind mark of their identity number.
create table owners (
    mark TEXT primary key,
    changed_at bigint not null,
    wrapped_key BYTES not null,
    body BYTES not null
);

-- Ngày hẹn đã chuyển: what a change of the calendar moved.
create table moved_dates (
    cause TEXT not null,
    dossier TEXT not null,
    unit TEXT not null,
    old_at bigint,
    new_at bigint not null,
    primary key (cause, dossier)
);

-- Hộp thư đi: what is to be told, sealed, until somebody sends it.
create table outbox (
    id TEXT primary key,
    kind TEXT not null,
    subject TEXT not null,
    due_at bigint not null,
    sent_at bigint,
    wrapped_key BYTES not null,
    body BYTES not null
);
create index outbox_by_due on outbox (due_at) where sent_at is null;
create index outbox_by_subject on outbox (subject);
