-- The change of the broker's key: one row once there was one.
CREATE TABLE broker_rotation (
    one        boolean PRIMARY KEY DEFAULT true CHECK (one),
    stage      text        NOT NULL, -- RESTING, ANNOUNCED, SWITCHED
    revision   bigint      NOT NULL, -- of the pins that devices were told last
    generation bigint      NOT NULL, -- how many changes were finished
    in_use     text        NOT NULL, -- pin of the key that the broker is to use
    other      text        NOT NULL, -- of the next one; while switched, of the one before
    changed_at timestamptz NOT NULL
);

-- By which pins a device knows the broker, as it said last.
CREATE TABLE pins_held (
    device     text PRIMARY KEY REFERENCES device ON DELETE CASCADE,
    revision   bigint      NOT NULL, -- 0: of its enrolment code
    slot       int         NOT NULL, -- place of the pin that its broker matched
    generation bigint      NOT NULL,
    at         timestamptz NOT NULL
);
