-- What devices were told to run by themselves while the gateway is away: who they mean when they say that they did.
CREATE TABLE carried_firing (
    device      text        NOT NULL REFERENCES device ON DELETE CASCADE,
    firing      text        NOT NULL,  -- eight hex digits, as on the wire
    schedule_id uuid        NOT NULL,
    name        text        NOT NULL,  -- of the schedule, which may be gone when the device is heard again
    phase       text        NOT NULL,
    due_at      timestamptz NOT NULL,
    at          timestamptz NOT NULL,  -- due_at, or the moment that was drawn for it
    capability  text        NOT NULL,
    operation   text        NOT NULL,
    value       jsonb       NOT NULL,
    PRIMARY KEY (device, firing)
);
CREATE INDEX carried_firing_at ON carried_firing (at);

-- Of a set that is told to a device: no two are ever the same, whichever gateway tells them.
CREATE SEQUENCE carried_revision MAXVALUE 4294967295 CYCLE;
