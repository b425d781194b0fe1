-- Times are microseconds since 1970 (UTC). Columns named *_sealed are envelopes of the vault.

CREATE TABLE users (
    id            UUID PRIMARY KEY,
    address_hash  BYTEA NOT NULL UNIQUE,
    address_sealed BYTEA NOT NULL,
    name_sealed   BYTEA NOT NULL,
    password_hash TEXT NOT NULL,
    created_at    BIGINT NOT NULL
);

CREATE TABLE sessions (
    id_hash      BYTEA PRIMARY KEY,
    user_id      UUID REFERENCES users ON DELETE CASCADE,
    data         BYTEA NOT NULL,
    created_at   BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL,
    user_agent   TEXT,
    ip           TEXT
);

CREATE INDEX sessions_of_user ON sessions (user_id);
CREATE INDEX sessions_by_end ON sessions (expires_at);

CREATE TABLE tokens (
    id           UUID PRIMARY KEY,
    user_id      UUID NOT NULL REFERENCES users ON DELETE CASCADE,
    hash         BYTEA NOT NULL UNIQUE,
    name         TEXT NOT NULL,
    created_at   BIGINT NOT NULL,
    last_used_at BIGINT
);

CREATE INDEX tokens_of_user ON tokens (user_id);

CREATE TABLE resumes (
    id           UUID PRIMARY KEY,
    title_sealed BYTEA NOT NULL,
    -- The number of the newest row of the log. Whoever writes content or changes rights locks this row.
    head_seq     BIGINT NOT NULL,
    created_at   BIGINT NOT NULL,
    updated_at   BIGINT NOT NULL,
    deleted_at   BIGINT
);

-- Apart from the content, so that it can be backed up apart, and briefly: without its key a résumé is erased.
CREATE TABLE resume_keys (
    resume_id UUID PRIMARY KEY REFERENCES resumes ON DELETE CASCADE,
    wrapped   BYTEA NOT NULL
);

CREATE TABLE members (
    resume_id UUID NOT NULL REFERENCES resumes ON DELETE CASCADE,
    user_id   UUID NOT NULL REFERENCES users ON DELETE CASCADE,
    -- 0 viewer, 1 commenter, 2 editor, 3 owner.
    role      SMALLINT NOT NULL,
    since     BIGINT NOT NULL,
    PRIMARY KEY (resume_id, user_id)
);

CREATE INDEX members_by_user ON members (user_id);

CREATE TABLE invitations (
    id             UUID PRIMARY KEY,
    resume_id      UUID NOT NULL REFERENCES resumes ON DELETE CASCADE,
    invited_by     UUID NOT NULL REFERENCES users ON DELETE CASCADE,
    secret_hash    BYTEA NOT NULL UNIQUE,
    role           SMALLINT NOT NULL,
    address_sealed BYTEA NOT NULL,
    created_at     BIGINT NOT NULL,
    expires_at     BIGINT NOT NULL,
    accepted_at    BIGINT
);

-- A client id of the CRDT belongs to the first account that writes with it in a résumé.
CREATE TABLE client_ids (
    resume_id UUID NOT NULL REFERENCES resumes ON DELETE CASCADE,
    client    BIGINT NOT NULL,
    user_id   UUID NOT NULL,
    PRIMARY KEY (resume_id, client)
);

-- Every update, numbered 1, 2, 3 in each résumé.
CREATE TABLE log (
    resume_id UUID NOT NULL REFERENCES resumes ON DELETE CASCADE,
    seq       BIGINT NOT NULL,
    row_id    UUID NOT NULL UNIQUE,
    -- No reference: the log says who wrote what after an account has gone.
    author    UUID NOT NULL,
    sealed    BYTEA NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (resume_id, seq)
);

CREATE TABLE snapshots (
    resume_id UUID NOT NULL REFERENCES resumes ON DELETE CASCADE,
    seq       BIGINT NOT NULL,
    row_id    UUID NOT NULL,
    sealed    BYTEA NOT NULL,
    PRIMARY KEY (resume_id, seq)
);
