CREATE TABLE device (
    id            text PRIMARY KEY,
    name          text        NOT NULL,
    icon          text        NOT NULL,
    room_id       uuid REFERENCES room,
    enrolled_at   timestamptz NOT NULL,
    model         text,
    hardware      text,
    firmware      text,
    capabilities  jsonb       NOT NULL DEFAULT '[]',
    online        boolean     NOT NULL DEFAULT false,
    online_since  timestamptz,           -- when it last came or went
    session       text,                  -- sid of the newest birth; a will of an older one is ignored
    boot          bigint,
    rssi          integer,
    violations        bigint NOT NULL DEFAULT 0,
    violation_at      timestamptz,
    violation_topic   text,
    violation_detail  text,
    violation_example text
);

-- What a device last said of each of its actuators and switch inputs.
CREATE TABLE reading (
    device     text NOT NULL REFERENCES device,
    capability text NOT NULL,
    value      jsonb NOT NULL,
    at         timestamptz NOT NULL, -- heard last
    since      timestamptz NOT NULL, -- changed last
    cause      jsonb NOT NULL,
    PRIMARY KEY (device, capability)
);
