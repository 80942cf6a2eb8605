-- Length of a pulse; and the one wish that became this command and others.
ALTER TABLE command ADD COLUMN milliseconds integer;
ALTER TABLE command ADD COLUMN batch uuid;
CREATE INDEX command_batch ON command (batch, id) WHERE batch IS NOT NULL;

-- One wish for several devices; its commands name it.
CREATE TABLE batch (
    id      uuid PRIMARY KEY,
    at      timestamptz NOT NULL,
    cause   jsonb       NOT NULL,
    skipped jsonb       NOT NULL -- what was left out, and why
);

-- A request that is made twice under one key is one command. Kept for a day.
CREATE TABLE command_key (
    account uuid        NOT NULL,
    key     text        NOT NULL,
    request text        NOT NULL,
    command text        NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (account, key)
);
CREATE INDEX command_key_at ON command_key (at);
