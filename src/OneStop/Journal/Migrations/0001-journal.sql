-- One text for both databases: BYTES becomes BLOB or BYTEA, text sorts by its bytes on both. Moments are Unix seconds, days are days since 0001-01-01.

create table meta (
    name text primary key,
    value text not null
);

-- The journal. An entry is never changed; its bookings are derived and may be written again.
create table entries (
    position bigint primary key,
    kind bigint not null,
    subject text not null,
    version bigint not null,
    arrived_at bigint not null,
    cause text not null,
    facts text not null
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
    code text primary key,
    version bigint not null,
    position bigint not null,
    sender text not null,
    unit text not null,
    procedure_code text not null,
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
    item text not null
);
create index dossiers_by_unit on dossiers (unit, received_at);
create index dossiers_by_received on dossiers (received_at);
create index dossiers_by_finished on dossiers (finished_at);
create index dossiers_by_due on dossiers (due_at);
create index dossiers_by_pending on dossiers (pending_since) where pending_since is not null;
create index dossiers_by_procedure on dossiers (procedure_code);

create table progress (
    dossier text not null,
    at bigint not null,
    status bigint not null,
    text_hash bigint not null,
    arrived_at bigint not null,
    primary key (dossier, at, status, text_hash)
);

-- Remarks on a dossier from outside its own messages (a bad rating, a complaint about its handling).
create table remarks (
    dossier text not null,
    source text not null,
    holds bigint not null,
    arrived_at bigint not null,
    primary key (dossier, source)
);

create table feedback (
    code text primary key,
    version bigint not null,
    position bigint not null,
    unit text not null,
    received_at bigint not null,
    closed_at bigint,
    said text not null,
    facts text not null
);
create index feedback_by_unit on feedback (unit, received_at);

create table catalogue (
    kind text not null,
    code text not null,
    row_key text not null,
    body text not null,
    arrived_at bigint not null,
    primary key (kind, code, row_key)
);

create table given_tallies (
    unit text not null,
    counter text not null,
    from_day bigint not null,
    to_day bigint not null,
    arrived_at bigint not null,
    value bigint not null,
    source text not null,
    primary key (unit, counter, from_day, to_day, arrived_at)
);

-- Calls and files already answered: the same bytes from the same sender change nothing again.
create table calls (
    sender text not null,
    digest BYTES not null,
    arrived_at bigint not null,
    answer text not null,
    primary key (sender, digest)
);

create table sync_keys (
    key_hash BYTES primary key,
    unit text not null,
    label text not null,
    created_at bigint not null,
    revoked_at bigint
);

create table quarantine (
    id text primary key,
    sender text not null,
    kind text not null,
    arrived_at bigint not null,
    reason text not null,
    unit_text text not null,
    wrapped_key BYTES not null,
    body BYTES not null
);

-- All that names a person, apart and encrypted; dropping the wrapped key erases the person.
create table people (
    subject text primary key,
    wrapped_key BYTES not null,
    body BYTES not null
);

create table raw (
    id text primary key,
    subject text not null,
    arrived_at bigint not null,
    wrapped_key BYTES not null,
    body BYTES not null
);
create index raw_by_arrival on raw (arrived_at);

-- Changes of catalogue or calendar whose dossiers are still being booked again, in batches that can be resumed.
create table rebookings (
    position bigint not null,
    procedure_code text not null,
    after_code text not null,
    done bigint not null,
    total bigint not null,
    arrived_at bigint not null,
    primary key (position, procedure_code)
);
