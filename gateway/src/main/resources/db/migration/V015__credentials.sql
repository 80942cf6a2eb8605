-- The newest change of a device's secret. The secret itself is in memory only: a restart begins anew with the next number.
CREATE TABLE credential_change (
    device       text PRIMARY KEY REFERENCES device ON DELETE CASCADE,
    revision     bigint      NOT NULL,
    state        text        NOT NULL, -- PENDING, DONE, FAILED
    reason       text,
    requested_at timestamptz NOT NULL DEFAULT now(),
    ended_at     timestamptz
);
