-- Lượt tra cứu sai: wrong tries by blind mark of a dossier or an address, in a stretch of time (a day, an hour).
create table look_up_tries (
    mark TEXT not null,
    stretch bigint not null,
    wrong bigint not null,
    ends_at bigint not null,
    primary key (mark, stretch)
);
create index look_up_tries_by_end on look_up_tries (ends_at);

-- Mã QR của giấy hẹn: the hash of a token; the token itself stands on the paper alone.
create table receipt_tokens (
    hash TEXT primary key,
    dossier TEXT not null
);

-- Hồ sơ soạn dở: what a citizen has typed so far, sealed.
create table drafts (
    id TEXT primary key,
    account TEXT not null,
    started_at bigint not null,
    wrapped_key BYTES not null,
    body BYTES not null
);
create index drafts_by_account on drafts (account, started_at);
create index drafts_by_start on drafts (started_at);
