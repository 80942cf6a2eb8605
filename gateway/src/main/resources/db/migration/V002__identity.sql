CREATE TABLE account (
    id            uuid PRIMARY KEY,
    name          text        NOT NULL,
    name_key      text        NOT NULL UNIQUE, -- the name folded for comparison
    role          text        NOT NULL,
    password_hash text        NOT NULL,
    created_at    timestamptz NOT NULL
);

-- A browser that signed in. Its refresh tokens form one family: each is used once and makes the next.
CREATE TABLE session (
    id           uuid PRIMARY KEY,
    account_id   uuid        NOT NULL REFERENCES account,
    browser      text        NOT NULL,
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    ended_at     timestamptz,
    ended_why    text
);

CREATE TABLE refresh_token (
    hash       bytea PRIMARY KEY, -- SHA-256 of the token; the token itself is never stored
    session_id uuid        NOT NULL REFERENCES session,
    created_at timestamptz NOT NULL,
    used_at    timestamptz
);

-- Failed tries, kept over restarts so that guessing does not start anew.
CREATE TABLE attempt (
    scope  text        NOT NULL, -- 'account:<key>' or 'source:<address>'
    at     timestamptz NOT NULL
);
CREATE INDEX attempt_scope ON attempt (scope, at);
