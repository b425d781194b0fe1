-- A cover letter: a document of its own beside a résumé, whose members decide who may do what with it. It goes when the
-- résumé goes. Deferred: a copy of all rows brings them in any order.
ALTER TABLE resumes ADD COLUMN beside BLOB REFERENCES resumes ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;
-- The résumé whose members these are: every question about rights goes by it.
ALTER TABLE resumes ADD COLUMN members_of BLOB GENERATED ALWAYS AS (coalesce(beside, id)) VIRTUAL;

CREATE INDEX resumes_beside ON resumes (beside) WHERE beside IS NOT NULL;
