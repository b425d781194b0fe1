-- `at`: when a snapshot was made; of those that are there, not before the row whose number they have.
-- `is_base`: whether the log begins after it: the rows that it covers are gone.
-- The blob is the last column: what stands behind it in a row is not found without reading it.
CREATE TABLE new_snapshots (
    resume_id BLOB NOT NULL REFERENCES resumes ON DELETE CASCADE,
    seq       INTEGER NOT NULL,
    row_id    BLOB NOT NULL,
    at        INTEGER NOT NULL,
    is_base   INTEGER NOT NULL DEFAULT 0,
    sealed    BLOB NOT NULL,
    PRIMARY KEY (resume_id, seq)
) STRICT;

INSERT INTO new_snapshots (resume_id, seq, row_id, at, sealed)
SELECT s.resume_id, s.seq, s.row_id, coalesce(l.at, 0), s.sealed
FROM snapshots AS s LEFT JOIN log AS l ON l.resume_id = s.resume_id AND l.seq = s.seq;

DROP TABLE snapshots;
ALTER TABLE new_snapshots RENAME TO snapshots;

-- Those that rows of the log may go for, the oldest first.
CREATE INDEX snapshots_by_age ON snapshots (at, resume_id, seq) WHERE NOT is_base;
