-- Which lines the household wired on a device that lets it choose, and what the device last said of its lines.
CREATE TABLE wiring (
    device           text PRIMARY KEY REFERENCES device ON DELETE CASCADE,
    desired_revision bigint NOT NULL, -- 0: nothing was ever wished
    desired          jsonb  NOT NULL,
    reported         jsonb  NOT NULL,
    refused          jsonb
);
