-- Each person's own words for a résumé, which nobody else sees. They go with the membership.
CREATE TABLE tags (
    resume_id UUID NOT NULL,
    user_id   UUID NOT NULL,
    sealed    BYTEA NOT NULL,
    PRIMARY KEY (resume_id, user_id),
    FOREIGN KEY (resume_id, user_id) REFERENCES members ON DELETE CASCADE
);

CREATE INDEX tags_by_user ON tags (user_id);

-- The name that stands in a résumé, so that lists can show it without opening each; and the number of the log at which
-- it was read.
ALTER TABLE resumes ADD COLUMN name_sealed BYTEA;
ALTER TABLE resumes ADD COLUMN name_seq BIGINT NOT NULL DEFAULT 0;
