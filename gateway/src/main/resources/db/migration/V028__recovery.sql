-- A code told at the console of the machine, which sets a new password, once.
CREATE TABLE recovery (
    account_id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    hash       text        NOT NULL UNIQUE, -- SHA-256 of the code in base64url
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);

-- What an owner is shown until they dismiss it: that another owner's password was recovered.
CREATE TABLE recovery_notice (
    id          uuid PRIMARY KEY,
    reader      uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    account_id  uuid        NOT NULL REFERENCES account ON DELETE CASCADE, -- whose password
    at          timestamptz NOT NULL
);
CREATE INDEX recovery_notice_reader ON recovery_notice (reader);
