-- Tài khoản: what is known of a person lies sealed in the body; other columns say only what queries need.
create table accounts (
    id TEXT primary key,
    kind TEXT not null,
    unit TEXT not null,
    version bigint not null,
    created_at bigint not null,
    disabled_at bigint,
    wrapped_key BYTES not null,
    body BYTES not null
);
create index accounts_by_unit on accounts (unit);

-- Blind marks by which an account is found: sign-in name, identity number, sign-in elsewhere, passkey.
create table account_marks (
    mark TEXT primary key,
    account TEXT not null
);
create index account_marks_by_account on account_marks (account);

-- Giao quyền: in force once approved and until ended; rows stay as history.
create table grants (
    id TEXT primary key,
    account TEXT not null,
    role TEXT not null,
    unit TEXT not null,
    from_day bigint not null,
    to_day bigint,
    proposed_by TEXT not null,
    proposed_at bigint not null,
    decided_by TEXT,
    decided_at bigint,
    approved bigint not null,
    ended_by TEXT,
    ended_at bigint
);
create index grants_by_account on grants (account);
create index grants_by_unit on grants (unit);

create table delegations (
    id TEXT primary key,
    giver TEXT not null,
    receiver TEXT not null,
    from_day bigint not null,
    to_day bigint not null,
    created_at bigint not null,
    ended_at bigint
);
create index delegations_by_receiver on delegations (receiver);
create index delegations_by_giver on delegations (giver);

create table leaves (
    id TEXT primary key,
    account TEXT not null,
    from_day bigint not null,
    to_day bigint not null,
    created_at bigint not null,
    ended_at bigint
);
create index leaves_by_account on leaves (account);

create table sessions (
    id TEXT primary key,
    account TEXT not null,
    started_at bigint not null,
    device TEXT not null,
    ended_at bigint
);
create index sessions_by_account on sessions (account);

-- Lần thử: failed sign-ins by blind mark of name, address or both; a name that does not exist counts like any other.
create table attempts (
    mark TEXT primary key,
    failures bigint not null,
    last_at bigint not null,
    blocked_until bigint not null
);

create table setup_codes (
    hash BYTES primary key,
    created_at bigint not null,
    used_at bigint
);

-- Keys of the web server's cookies and forms, sealed; every node reads the same ones.
create table web_keys (
    id TEXT primary key,
    wrapped_key BYTES not null,
    body BYTES not null
);
