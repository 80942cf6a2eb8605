CREATE TABLE account (
    id            uuid PRIMARY KEY,
    name          text        NOT NULL,
    name_key      text        NOT NULL UNIQUE, -- the name folded for comparison
    role          text        NOT NULL,
    password_hash text        NOT NULL,        -- PHC string
    created_at    timestamptz NOT NULL
);

-- A browser that signed in. Its refresh tokens form one family: each is used once and makes the next.
CREATE TABLE session (
    id           uuid PRIMARY KEY,
    account_id   uuid        NOT NULL REFERENCES account,
    family_key   bytea       NOT NULL, -- makes the next token out of the one before it; worth nothing without a token
    browser      text        NOT NULL,
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    ended_at     timestamptz,
    ended_why    text
);
CREATE INDEX session_account ON session (account_id);

CREATE TABLE refresh_token (
    hash       text PRIMARY KEY, -- SHA-256 of the token in base64url; the token itself is never stored
    session_id uuid        NOT NULL REFERENCES session ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX refresh_token_session ON refresh_token (session_id);

-- Tries that failed or have not ended yet, kept over restarts so that guessing does not start anew.
CREATE TABLE attempt (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    scope  text        NOT NULL, -- whose budget it is taken from, see Budget
    at     timestamptz NOT NULL
);
CREATE INDEX attempt_scope ON attempt (scope, at);
