-- One row a message of a device; (device, boot, seq) makes the second copy of a message harmless.
CREATE TABLE sample (
    device text        NOT NULL,
    boot   bigint      NOT NULL,
    seq    bigint      NOT NULL,
    at     timestamptz NOT NULL,
    kind   char(1)     NOT NULL, -- m: measurement, e: event
    body   jsonb       NOT NULL,
    PRIMARY KEY (device, boot, seq)
);
CREATE INDEX sample_at ON sample (device, at);
