-- Each kind of job is claimed apart from the others.
create index on platform.job (name, due_at);
drop index platform.job_due_at_idx;
