-- Đề nghị ghi, đính chính quyết định công bố: waits for a second person. before = the decision as it stood when the
-- correction was proposed; null = a decision that was not in the record.
create table decision_proposals (
    id TEXT primary key,
    publisher TEXT not null,
    body TEXT not null,
    before TEXT,
    reason TEXT not null,
    proposed_by TEXT not null,
    proposed_at bigint not null,
    decided_by TEXT,
    decided_at bigint,
    accepted bigint
);
create index decision_proposals_open on decision_proposals (proposed_at) where decided_at is null;
create index decision_proposals_by_publisher on decision_proposals (publisher, proposed_at);
