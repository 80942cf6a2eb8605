-- Where the home is: the sun is computed from it. Both or neither.
ALTER TABLE home
    ADD COLUMN latitude double precision CHECK (latitude BETWEEN -90 AND 90),
    ADD COLUMN longitude double precision CHECK (longitude BETWEEN -180 AND 180),
    ADD COLUMN without_internet text NOT NULL DEFAULT 'WAIT' CHECK (without_internet IN ('WAIT', 'GO_ON')),
    ADD CONSTRAINT home_position CHECK ((latitude IS NULL) = (longitude IS NULL));

-- What is known of the wall clock; one row.
CREATE TABLE clock (
    id        boolean PRIMARY KEY DEFAULT true CHECK (id),
    known_at  timestamptz NOT NULL, -- the latest moment that was told by a clock that was believed: an earlier one is wrong
    source    text,                 -- why it is believed; null: it is not
    since     timestamptz,
    boot      text,                 -- of the machine, while it is believed
    read_at   timestamptz,          -- both clocks at one moment of that boot, the newest that was written
    uptime_ms bigint
);
-- No home is older than this program; one that is told by its journal how late it is need not wait to learn it.
INSERT INTO clock (known_at) SELECT greatest('2026-11-01T00:00:00Z', max(at)) FROM (SELECT at FROM journal ORDER BY id DESC LIMIT 5000) newest;
