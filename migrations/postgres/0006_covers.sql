-- A cover letter: a document of its own beside a résumé, whose members decide who may do what with it. It goes when the
-- résumé goes. Deferred: a copy of all rows brings them in any order.
ALTER TABLE resumes ADD COLUMN beside UUID REFERENCES resumes ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;
-- The résumé whose members these are: every question about rights goes by it.
ALTER TABLE resumes ADD COLUMN members_of UUID GENERATED ALWAYS AS (coalesce(beside, id)) STORED;

CREATE INDEX resumes_beside ON resumes (beside) WHERE beside IS NOT NULL;

-- As before, and it asks the members that `members_of` says.
CREATE OR REPLACE FUNCTION append_to_log(
    asked         UUID[],
    grant_resumes INT[],
    grant_users   UUID[],
    grant_hashes  BYTEA[],
    grant_tokens  UUID[],
    claim_rows    INT[],
    claim_resumes INT[],
    claim_users   UUID[],
    claim_firsts  UUID[],
    claim_clients BIGINT[],
    row_resumes   INT[],
    row_grants    INT[],
    row_ids       UUID[],
    authors       UUID[],
    blobs         BYTEA[],
    times         BIGINT[]
) RETURNS BIGINT[]
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
    -- The résumés whose rows nobody else holds.
    locked  UUID[];
    -- Of each résumé: its newest number, or why nothing of it is written; NULL behind a refused row.
    heads   BIGINT[];
    -- Of each grant: when it ends, and whether its user may write.
    ends    BIGINT[];
    writers BOOLEAN[];
    -- The rows with somebody else's client id, and whether there are claims that nobody has made before.
    taken   INT[];
    fresh   BOOLEAN;
    answers BIGINT[] := array_fill(0::BIGINT, ARRAY[cardinality(row_ids)]);
    written INT := 0;
    resume  INT;
    may     INT;
    answer  BIGINT;
BEGIN
    SELECT array_agg(id), array_agg(CASE WHEN deleted_at IS NULL THEN head_seq ELSE -5 END) INTO locked, heads
    FROM (
        SELECT r.id, r.head_seq, r.deleted_at FROM resumes AS r WHERE r.id = ANY (asked)
        ORDER BY r.id FOR UPDATE SKIP LOCKED
    ) AS r;
    IF cardinality(locked) IS DISTINCT FROM cardinality(asked) THEN
        SELECT array_agg(
            CASE
                WHEN array_position(locked, a.id) IS NOT NULL THEN heads[array_position(locked, a.id)]
                WHEN EXISTS (SELECT FROM resumes AS r WHERE r.id = a.id) THEN -1
                ELSE -5
            END ORDER BY a.place
        ) INTO heads
        FROM unnest(asked) WITH ORDINALITY AS a (id, place);
    END IF;

    -- A session or a token that is found does not end before this transaction has.
    SELECT
        array_agg(
            CASE
                WHEN g.hash IS NOT NULL THEN (
                    SELECT s.expires_at FROM sessions AS s WHERE s.id_hash = g.hash AND s.user_id = g.who FOR KEY SHARE
                )
                WHEN g.token IS NOT NULL THEN (
                    SELECT 9223372036854775807 FROM tokens AS t WHERE t.id = g.token AND t.user_id = g.who FOR KEY SHARE
                )
                ELSE 9223372036854775807
            END
        ),
        array_agg(
            g.hash IS NULL AND g.token IS NULL
                OR (
                    SELECT m.role FROM resumes AS r JOIN members AS m ON m.resume_id = r.members_of
                    WHERE r.id = asked[g.resume] AND m.user_id = g.who
                ) >= 2
        )
    INTO ends, writers
    FROM unnest(grant_resumes, grant_users, grant_hashes, grant_tokens) AS g (resume, who, hash, token);

    IF cardinality(claim_rows) > 0 THEN
        SELECT array_agg(c.line) FILTER (WHERE coalesce(c.owner, c.first) <> c.who), bool_or(c.owner IS NULL)
        INTO taken, fresh
        FROM (
            SELECT c.line, c.who, c.first, (
                SELECT i.user_id FROM client_ids AS i
                WHERE i.resume_id = asked[c.resume] AND i.client = c.client
            ) AS owner
            FROM unnest(claim_rows, claim_resumes, claim_users, claim_firsts, claim_clients)
                AS c (line, resume, who, first, client)
            -- Each is looked for once.
            OFFSET 0
        ) AS c;
    END IF;

    FOR line IN 1 .. cardinality(row_ids) LOOP
        resume := row_resumes[line];
        answer := heads[resume];
        -- Behind a refused row: the answer stays 0.
        CONTINUE WHEN answer IS NULL;
        IF answer >= 0 THEN
            may := row_grants[line];
            answer := CASE
                WHEN ends[may] IS NULL OR ends[may] <= times[line] THEN -3
                WHEN NOT coalesce(writers[may], false) THEN -2
                WHEN line = ANY (taken) THEN -4
                ELSE answer + 1
            END;
        END IF;
        answers[line] := answer;
        IF answer > 0 THEN
            heads[resume] := answer;
            written := written + 1;
        ELSIF answer < -1 THEN
            heads[resume] := NULL;
        END IF;
    END LOOP;

    IF written > 0 THEN
        IF fresh THEN
            INSERT INTO client_ids (resume_id, client, user_id)
            SELECT asked[c.resume], c.client, c.who
            FROM unnest(claim_rows, claim_resumes, claim_users, claim_clients) AS c (line, resume, who, client)
            WHERE answers[c.line] > 0
            ON CONFLICT DO NOTHING;
        END IF;
        INSERT INTO log (resume_id, seq, row_id, author, sealed, at)
        SELECT asked[l.resume], l.answer, l.id, l.author, l.blob, l.at
        FROM (
            SELECT
                unnest(row_resumes) AS resume, unnest(answers) AS answer, unnest(row_ids) AS id,
                unnest(authors) AS author, unnest(blobs) AS blob, unnest(times) AS at
        ) AS l
        WHERE l.answer > 0;
        UPDATE resumes AS r SET head_seq = w.head, updated_at = greatest(r.updated_at, w.at)
        FROM (
            SELECT asked[l.resume] AS id, max(l.answer) AS head, max(l.at) AS at
            FROM (SELECT unnest(row_resumes) AS resume, unnest(answers) AS answer, unnest(times) AS at) AS l
            WHERE l.answer > 0 GROUP BY l.resume
        ) AS w
        WHERE r.id = w.id;
    END IF;
    RETURN answers;
END
$$;
