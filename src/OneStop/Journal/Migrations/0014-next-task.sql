-- What a dossier waits for is named as in the glossary of the desk: its next task, and by when.
alter table handled rename column todo to next_task;
alter table handled rename column todo_at to next_at;
