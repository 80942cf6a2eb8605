-- What a person may set of their own account, and who else may come in.
ALTER TABLE account
    ADD COLUMN language    text,                         -- null: as the browser is set
    ADD COLUMN time_format text NOT NULL DEFAULT 'AUTO',
    ADD COLUMN picture     text;                         -- names the picture's content; null: there is none

CREATE TABLE account_picture (
    account_id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    type       text  NOT NULL,
    bytes      bytea NOT NULL
);

-- An account that is removed takes its sessions along.
ALTER TABLE session
    DROP CONSTRAINT session_account_id_fkey,
    ADD CONSTRAINT session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account ON DELETE CASCADE;

-- A link that makes an account, once. The row goes when it is used, withdrawn, or past its time; the journal keeps what it was.
CREATE TABLE invitation (
    id         uuid PRIMARY KEY,
    hash       text        NOT NULL UNIQUE, -- SHA-256 of the secret in base64url; the secret itself is never stored
    role       text        NOT NULL,
    label      text,
    invited_by uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
