-- What happened and why. Append-only; written in the transaction of the change it tells of.
CREATE TABLE journal (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL,
    verb        text        NOT NULL,
    cause       jsonb       NOT NULL,
    device      text,
    device_name text,
    capability  text,
    value       jsonb,
    detail      text
);
CREATE INDEX journal_device ON journal (device, id);
