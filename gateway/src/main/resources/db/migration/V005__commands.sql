-- Outbox and life of every command. The row is committed before anything is sent.
CREATE TABLE command (
    id         text PRIMARY KEY,      -- ULID: sorts by time of acceptance
    device     text        NOT NULL REFERENCES device,
    capability text        NOT NULL,
    operation  text        NOT NULL,
    value      jsonb,
    state      text        NOT NULL,
    proof      text,
    reason     text,
    confirmed  boolean     NOT NULL DEFAULT false,
    queued_at  timestamptz NOT NULL,
    sent_at    timestamptz,
    ended_at   timestamptz,
    expires_at timestamptz NOT NULL,
    took_ms    bigint,
    cause      jsonb       NOT NULL
);
CREATE INDEX command_device ON command (device, capability, id DESC);
CREATE INDEX command_open ON command (id) WHERE state IN ('QUEUED', 'SENT');
