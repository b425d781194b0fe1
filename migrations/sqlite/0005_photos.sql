-- Photos of people, re-encoded and small. Several of one résumé: what undo and older states refer to is still there.
-- The id is the associated data of the envelope.
CREATE TABLE photos (
    id        BLOB PRIMARY KEY,
    resume_id BLOB NOT NULL REFERENCES resumes ON DELETE CASCADE,
    at        INTEGER NOT NULL,
    sealed    BLOB NOT NULL
) STRICT;

CREATE INDEX photos_of_resume ON photos (resume_id, at);
