-- Schedules of every kind: for a part of a device, a group or a scene; with an ending, a random shift, a zone and a rule for missed moments of
-- their own.
ALTER TABLE schedule
    ALTER COLUMN device DROP NOT NULL,
    ALTER COLUMN capability DROP NOT NULL,
    ALTER COLUMN planned_from DROP NOT NULL,
    ALTER COLUMN value TYPE jsonb USING to_jsonb(value),
    ALTER COLUMN value DROP NOT NULL,
    ADD COLUMN device_group  uuid REFERENCES device_group,
    ADD COLUMN scene         uuid REFERENCES scene,
    ADD COLUMN operation     text,                        -- null for a scene
    ADD COLUMN recurrence    jsonb,                       -- as the contract has it
    ADD COLUMN ending        jsonb,
    ADD COLUMN shift_s       integer NOT NULL DEFAULT 0,
    ADD COLUMN seed          bigint  NOT NULL DEFAULT 0,  -- of the random shift
    ADD COLUMN zone          text,                        -- null: the home's
    ADD COLUMN missed        text    NOT NULL DEFAULT 'RUN_IF_YOUNGER',
    ADD COLUMN missed_within_s integer NOT NULL DEFAULT 300,
    ADD COLUMN begins        timestamptz NOT NULL DEFAULT 'epoch', -- only what starts after it has an end
    ADD COLUMN next_due      timestamptz,                 -- next_at without the shift
    ADD COLUMN next_phase    text,
    ADD COLUMN skip_due      timestamptz,                 -- the start that is left out once
    ADD COLUMN run_ends_at   timestamptz;                 -- when what a person began out of turn is over

UPDATE schedule SET
    operation = 'SET',
    next_due = next_at,
    next_phase = CASE WHEN next_at IS NULL THEN NULL ELSE 'START' END,
    begins = planned_from,
    recurrence = jsonb_build_object(
        'kind', 'WEEKLY',
        'time', to_char(time, 'HH24:MI:SS'),
        'days', (SELECT jsonb_agg(day.name ORDER BY day.bit)
                 FROM (VALUES (0, 'MONDAY'), (1, 'TUESDAY'), (2, 'WEDNESDAY'), (3, 'THURSDAY'), (4, 'FRIDAY'),
                              (5, 'SATURDAY'), (6, 'SUNDAY')) AS day (bit, name)
                 WHERE (days >> day.bit) & 1 = 1));

ALTER TABLE schedule
    DROP COLUMN days,
    DROP COLUMN time,
    ALTER COLUMN recurrence SET NOT NULL,
    ADD CONSTRAINT schedule_one_target CHECK (num_nonnulls(device, device_group, scene) = 1),
    ADD CONSTRAINT schedule_part CHECK ((device IS NULL) = (capability IS NULL)),
    ADD CONSTRAINT schedule_deed CHECK ((scene IS NULL) = (value IS NOT NULL AND operation IS NOT NULL));
CREATE INDEX schedule_device ON schedule (device);
CREATE INDEX schedule_created_by ON schedule (created_by);

ALTER TABLE firing
    ADD COLUMN schedule_name text,         -- as it was called then
    ADD COLUMN phase    text NOT NULL DEFAULT 'START',
    ADD COLUMN fired_at timestamptz,       -- with the random shift; null: there was none
    ADD COLUMN batch    uuid REFERENCES batch;
CREATE INDEX firing_due ON firing (due_at);

-- While a pause holds, what its schedules begin is left out.
CREATE TABLE pause (
    id           uuid PRIMARY KEY,
    schedule     uuid REFERENCES schedule ON DELETE CASCADE,
    device_group uuid REFERENCES device_group ON DELETE CASCADE, -- neither: the whole home
    starts_at    timestamptz NOT NULL,
    ends_at      timestamptz,              -- null: until somebody ends it
    keep         uuid[]      NOT NULL,     -- schedules that go on
    created_by   uuid,
    CONSTRAINT pause_one_scope CHECK (num_nonnulls(schedule, device_group) < 2)
);
