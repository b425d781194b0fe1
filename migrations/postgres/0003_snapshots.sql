-- When a snapshot was made. Of those that are there, not before the row whose number they have.
ALTER TABLE snapshots ADD COLUMN at BIGINT NOT NULL DEFAULT 0;
UPDATE snapshots AS s SET at = l.at FROM log AS l WHERE l.resume_id = s.resume_id AND l.seq = s.seq;
ALTER TABLE snapshots ALTER COLUMN at DROP DEFAULT;

-- Whether the log begins after it: the rows that it covers are gone.
ALTER TABLE snapshots ADD COLUMN is_base BOOLEAN NOT NULL DEFAULT false;

-- Those that rows of the log may go for, the oldest first.
CREATE INDEX snapshots_by_age ON snapshots (at, resume_id, seq) WHERE NOT is_base;
