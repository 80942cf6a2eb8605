-- What the household wishes of a device's settings, and what the device last said that it holds.
CREATE TABLE twin (
    device            text PRIMARY KEY REFERENCES device ON DELETE CASCADE,
    desired_revision  bigint NOT NULL, -- 0: nothing was ever wished
    desired           jsonb  NOT NULL,
    reported_revision bigint,
    reported          jsonb,
    reported_at       timestamptz,
    reported_live     boolean,         -- false: the broker had kept it, so it may be of any age
    refused_revision  bigint,
    refused_code      text,
    refused_field     text,
    refused_at        timestamptz
);
