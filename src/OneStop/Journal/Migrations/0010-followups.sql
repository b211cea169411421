-- Phân công: who answers for a component in a unit, or for the evaluation team over it. A row is never erased: one that
-- was replaced keeps its days, and one replaced on its first day ends before it begins.
create table assignments (
    id TEXT primary key,
    unit TEXT not null,
    indicator TEXT not null,
    part TEXT not null,
    account TEXT not null,
    from_day bigint not null,
    to_day bigint,
    made_at bigint not null,
    made_by TEXT not null,
    ended_at bigint,
    ended_by TEXT
);
create index assignments_by_unit on assignments (unit, indicator, part);
create index assignments_by_account on assignments (account);

-- Giải pháp: expected = points that the plan promised when it was proposed, as decimal text; "" when no lever was named.
create table remedies (
    id TEXT primary key,
    version bigint not null,
    unit TEXT not null,
    indicator TEXT not null,
    idea TEXT not null,
    lever TEXT not null,
    pieces bigint not null,
    ruleset TEXT not null,
    expected TEXT not null,
    owner TEXT not null,
    due_on bigint not null,
    state TEXT not null,
    evidence TEXT not null,
    started_at bigint,
    ended_at bigint
);
create index remedies_by_unit on remedies (unit, state);
create index remedies_by_owner on remedies (owner, state);

-- What became of a remedy, step by step; nothing is rewritten.
create table remedy_steps (
    remedy TEXT not null,
    number bigint not null,
    at bigint not null,
    account TEXT not null,
    state TEXT not null,
    note TEXT not null,
    primary key (remedy, number)
);

-- Cảnh báo: opened once while its condition lasts; cleared_at = when the condition ended, whoever closed it before.
create table alarms (
    id TEXT primary key,
    rule TEXT not null,
    unit TEXT not null,
    subject TEXT not null,
    measured TEXT not null,
    bound TEXT not null,
    opened_at bigint not null,
    state TEXT not null,
    height bigint not null,
    raised_at bigint not null,
    closed_at bigint,
    closed_by TEXT,
    note TEXT not null,
    cleared_at bigint
);
create unique index alarms_live on alarms (rule, unit, subject) where cleared_at is null;
create index alarms_by_unit on alarms (unit, opened_at);

create table alarm_reads (
    alarm TEXT not null,
    account TEXT not null,
    read_at bigint not null,
    primary key (alarm, account)
);

-- Lượt: which node does a periodic work now, and until when it is its own.
create table followup_turns (
    name TEXT primary key,
    holder TEXT not null,
    until bigint not null,
    done_at bigint not null
);
