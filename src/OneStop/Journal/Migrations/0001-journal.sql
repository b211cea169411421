-- One text for both databases: BYTES becomes BLOB or BYTEA, TEXT sorts by its bytes on both. Moments are Unix seconds,
-- days are days since 0001-01-01.

create table meta (
    name TEXT primary key,
    value TEXT not null
);

-- The journal. An entry is never changed; its bookings are derived and may be written again.
create table entries (
    position bigint primary key,
    kind bigint not null,
    subject TEXT not null,
    version bigint not null,
    arrived_at bigint not null,
    cause TEXT not null,
    facts TEXT not null
);
create index entries_by_subject on entries (kind, subject, position);
create index entries_by_arrival on entries (arrived_at);

create table bookings (
    position bigint primary key,
    counter_version bigint not null,
    marks BYTES not null
);

-- Hồ sơ: one row per dossier with its present facts, and the item they follow from.
create table dossiers (
    code TEXT primary key,
    version bigint not null,
    position bigint not null,
    sender TEXT not null,
    unit TEXT not null,
    procedure_code TEXT not null,
    status bigint not null,
    channel bigint not null,
    received_at bigint,
    finished_at bigint,
    due_at bigint,
    pending_since bigint,
    requests bigint not null,
    paused bigint not null,
    traits bigint not null,
    warnings bigint not null,
    item_hash BYTES not null,
    item TEXT not null
);
create index dossiers_by_unit on dossiers (unit, received_at);
create index dossiers_by_received on dossiers (received_at);
create index dossiers_by_finished on dossiers (finished_at);
create index dossiers_by_due on dossiers (due_at);
create index dossiers_by_pending on dossiers (pending_since) where pending_since is not null;
create index dossiers_by_procedure on dossiers (procedure_code);

create table progress (
    dossier TEXT not null,
    at bigint not null,
    status bigint not null,
    text_hash bigint not null,
    arrived_at bigint not null,
    primary key (dossier, at, status, text_hash)
);

-- Remarks on a dossier from outside its own messages (a bad rating, a complaint about its handling).
create table remarks (
    dossier TEXT not null,
    source TEXT not null,
    holds bigint not null,
    arrived_at bigint not null,
    primary key (dossier, source)
);

create table feedback (
    code TEXT primary key,
    version bigint not null,
    position bigint not null,
    unit TEXT not null,
    received_at bigint not null,
    closed_at bigint,
    said TEXT not null,
    facts TEXT not null
);
create index feedback_by_unit on feedback (unit, received_at);

create table catalogue (
    kind TEXT not null,
    code TEXT not null,
    row_key TEXT not null,
    body TEXT not null,
    arrived_at bigint not null,
    primary key (kind, code, row_key)
);

create table given_tallies (
    unit TEXT not null,
    counter TEXT not null,
    from_day bigint not null,
    to_day bigint not null,
    arrived_at bigint not null,
    value bigint not null,
    source TEXT not null,
    primary key (unit, counter, from_day, to_day, arrived_at)
);

-- Calls and files already answered: the same bytes from the same sender change nothing again.
create table calls (
    sender TEXT not null,
    digest BYTES not null,
    arrived_at bigint not null,
    answer TEXT not null,
    primary key (sender, digest)
);

create table sync_keys (
    key_hash BYTES primary key,
    unit TEXT not null,
    label TEXT not null,
    created_at bigint not null,
    revoked_at bigint
);

create table quarantine (
    id TEXT primary key,
    sender TEXT not null,
    kind TEXT not null,
    arrived_at bigint not null,
    reason TEXT not null,
    unit_text TEXT not null,
    wrapped_key BYTES not null,
    body BYTES not null
);

-- All that names a person, apart and encrypted; dropping the wrapped key erases the person.
create table people (
    subject TEXT primary key,
    wrapped_key BYTES not null,
    body BYTES not null
);

create table raw (
    id TEXT primary key,
    subject TEXT not null,
    arrived_at bigint not null,
    wrapped_key BYTES not null,
    body BYTES not null
);
create index raw_by_arrival on raw (arrived_at);

-- Changes of catalogue or calendar whose dossiers are still being booked again, in batches that can be resumed.
create table rebookings (
    position bigint not null,
    procedure_code TEXT not null,
    after_code TEXT not null,
    done bigint not null,
    total bigint not null,
    arrived_at bigint not null,
    primary key (position, procedure_code)
);
