-- Nhật ký kiểm toán: each row carries the hash of the one before it, so that a changed or missing row is found.
create table audit (
    position bigint primary key,
    at bigint not null,
    actor TEXT not null,
    action TEXT not null,
    object TEXT not null,
    unit TEXT not null,
    details TEXT not null,
    hash BYTES not null
);
create index audit_by_object on audit (object, position);
create index audit_by_actor on audit (actor, position);
