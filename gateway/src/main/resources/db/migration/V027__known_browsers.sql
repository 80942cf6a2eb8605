-- Browsers in which somebody signed in before: guessing from elsewhere does not use up their tries.
CREATE TABLE known_browser (
    hash       text        NOT NULL, -- SHA-256 of the cookie's secret in base64url
    account_id uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    used_at    timestamptz NOT NULL,
    PRIMARY KEY (hash, account_id)
);
CREATE INDEX known_browser_account ON known_browser (account_id, used_at);
