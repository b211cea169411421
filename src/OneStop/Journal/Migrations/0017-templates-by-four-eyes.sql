-- A template of a notice is in force once a second person has read it.
create table notice_template_proposals (
    id TEXT primary key,
    template TEXT not null,
    body TEXT not null,
    proposed_by TEXT not null,
    proposed_at bigint not null,
    decided_by TEXT,
    decided_at bigint,
    accepted bigint
);
