-- What somebody holds is counted and paged from the index alone: a list of ten thousand reads the rows of its page only.
drop index handled_by_holder;
create index handled_by_holder on handled (holder, left_at, code, next_task, closed_at) where closed_at is null;
drop index handled_by_place;
create index handled_by_place on handled (place, holder, left_at, code, next_task, closed_at) where closed_at is null;
-- What can still be saved today is found by either of its two dates.
create index handled_by_index_date on handled (unit, index_at) where closed_at is null;
