-- Đề nghị sửa nội dung thủ tục: a new version waits here until a second person has read what it changes.
create table content_proposals (
    id TEXT primary key,
    procedure_code TEXT not null,
    body TEXT not null,
    source TEXT not null,
    proposed_by TEXT not null,
    proposed_at bigint not null,
    decided_by TEXT,
    decided_at bigint,
    accepted bigint
);
create index content_proposals_open on content_proposals (proposed_at) where decided_at is null;
