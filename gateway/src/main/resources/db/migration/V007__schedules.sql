CREATE TABLE schedule (
    id          uuid PRIMARY KEY,
    name        text        NOT NULL,
    device      text        NOT NULL REFERENCES device,
    capability  text        NOT NULL,
    value       boolean     NOT NULL,
    days        smallint    NOT NULL CHECK (days BETWEEN 1 AND 127), -- bit 0 is Monday
    time        time        NOT NULL,
    gap         text        NOT NULL,
    overlap     text        NOT NULL,
    enabled     boolean     NOT NULL,
    created_by  uuid,                  -- null if no person made it
    created_at  timestamptz NOT NULL,
    planned_from timestamptz NOT NULL, -- what was due up to this moment is settled or was never planned
    next_at     timestamptz
);
CREATE INDEX schedule_due ON schedule (next_at) WHERE enabled AND next_at IS NOT NULL;

-- The ledger: exactly one row for each due moment of a schedule. It outlives the schedule.
CREATE TABLE firing (
    schedule_id uuid        NOT NULL,
    due_at      timestamptz NOT NULL,
    outcome     text        NOT NULL,
    reason      text,
    command_id  text REFERENCES command,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (schedule_id, due_at)
);
