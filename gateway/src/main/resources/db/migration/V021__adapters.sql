-- Devices whose firmware is older than the protocol, and how they are spoken to.
CREATE TABLE adapter (
    device text PRIMARY KEY REFERENCES device ON DELETE CASCADE,
    kind   text  NOT NULL, -- GATES, RELAYS, COMMANDS
    parts  jsonb NOT NULL
);

-- A topic outside of the devices' own belongs to one device only.
CREATE TABLE older_topic (
    topic  text PRIMARY KEY, -- gates/gate1
    device text NOT NULL REFERENCES adapter ON DELETE CASCADE
);
