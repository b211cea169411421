-- Tệp đính kèm: what was kept, under whose dossier; the bytes lie outside, sealed, under the id.
create table files (
    id TEXT primary key,
    subject TEXT not null,
    kind TEXT not null,
    size bigint not null,
    sha256 BYTES not null,
    kept_at bigint not null,
    kept_by TEXT not null,
    wrapped_key BYTES not null,
    name BYTES not null
);
create index files_by_subject on files (subject, kept_at);
