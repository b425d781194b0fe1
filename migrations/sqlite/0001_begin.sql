-- Times are microseconds since 1970 (UTC). Columns named *_sealed are envelopes of the vault.

CREATE TABLE users (
    id            BLOB PRIMARY KEY,
    address_hash  BLOB NOT NULL UNIQUE,
    address_sealed BLOB NOT NULL,
    name_sealed   BLOB NOT NULL,
    password_hash TEXT NOT NULL,
    created_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE sessions (
    id_hash      BLOB PRIMARY KEY,
    user_id      BLOB REFERENCES users ON DELETE CASCADE,
    data         BLOB NOT NULL,
    created_at   INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,
    user_agent   TEXT,
    ip           TEXT
) STRICT;

CREATE INDEX sessions_of_user ON sessions (user_id);
CREATE INDEX sessions_by_end ON sessions (expires_at);

CREATE TABLE tokens (
    id           BLOB PRIMARY KEY,
    user_id      BLOB NOT NULL REFERENCES users ON DELETE CASCADE,
    hash         BLOB NOT NULL UNIQUE,
    name         TEXT NOT NULL,
    created_at   INTEGER NOT NULL,
    last_used_at INTEGER
) STRICT;

CREATE INDEX tokens_of_user ON tokens (user_id);

CREATE TABLE resumes (
    id           BLOB PRIMARY KEY,
    title_sealed BLOB NOT NULL,
    -- The number of the newest row of the log. Whoever writes content or changes rights locks this row.
    head_seq     INTEGER NOT NULL,
    created_at   INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL,
    deleted_at   INTEGER
) STRICT;

-- Apart from the content, so that it can be backed up apart, and briefly: without its key a résumé is erased.
CREATE TABLE resume_keys (
    resume_id BLOB PRIMARY KEY REFERENCES resumes ON DELETE CASCADE,
    wrapped   BLOB NOT NULL
) STRICT;

CREATE TABLE members (
    resume_id BLOB NOT NULL REFERENCES resumes ON DELETE CASCADE,
    user_id   BLOB NOT NULL REFERENCES users ON DELETE CASCADE,
    -- 0 viewer, 1 commenter, 2 editor, 3 owner.
    role      INTEGER NOT NULL,
    since     INTEGER NOT NULL,
    PRIMARY KEY (resume_id, user_id)
) STRICT;

CREATE INDEX members_by_user ON members (user_id);

CREATE TABLE invitations (
    id             BLOB PRIMARY KEY,
    resume_id      BLOB NOT NULL REFERENCES resumes ON DELETE CASCADE,
    invited_by     BLOB NOT NULL REFERENCES users ON DELETE CASCADE,
    secret_hash    BLOB NOT NULL UNIQUE,
    role           INTEGER NOT NULL,
    address_sealed BLOB NOT NULL,
    created_at     INTEGER NOT NULL,
    expires_at     INTEGER NOT NULL,
    accepted_at    INTEGER
) STRICT;

-- A client id of the CRDT belongs to the first account that writes with it in a résumé.
CREATE TABLE client_ids (
    resume_id BLOB NOT NULL REFERENCES resumes ON DELETE CASCADE,
    client    INTEGER NOT NULL,
    user_id   BLOB NOT NULL,
    PRIMARY KEY (resume_id, client)
) STRICT;

-- Every update, numbered 1, 2, 3 in each résumé.
CREATE TABLE log (
    resume_id BLOB NOT NULL REFERENCES resumes ON DELETE CASCADE,
    seq       INTEGER NOT NULL,
    row_id    BLOB NOT NULL UNIQUE,
    -- No reference: the log says who wrote what after an account has gone.
    author    BLOB NOT NULL,
    sealed    BLOB NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (resume_id, seq)
) STRICT;

CREATE TABLE snapshots (
    resume_id BLOB NOT NULL REFERENCES resumes ON DELETE CASCADE,
    seq       INTEGER NOT NULL,
    row_id    BLOB NOT NULL,
    sealed    BLOB NOT NULL,
    PRIMARY KEY (resume_id, seq)
) STRICT;
