-- Counts the secrets of a device; the broker keeps the number with its account, so that an old copy of its file is noticed.
ALTER TABLE device ADD COLUMN secret_revision bigint NOT NULL DEFAULT 0;

-- A board that takes the place of another, or was reset, counts its boots from 1 again: without this its first samples would be taken
-- for copies of old ones, and lost.
ALTER TABLE device ADD COLUMN life integer NOT NULL DEFAULT 1;
ALTER TABLE sample ADD COLUMN life integer NOT NULL DEFAULT 1;
ALTER TABLE sample DROP CONSTRAINT sample_pkey;
ALTER TABLE sample ADD PRIMARY KEY (device, life, boot, seq);

-- Commands are history and outlive their device.
ALTER TABLE command DROP CONSTRAINT command_device_fkey;

-- Ids of devices that were removed: never given again unless the owner names one on purpose.
CREATE TABLE revoked_device (
    id         text PRIMARY KEY,
    name       text        NOT NULL,
    life       integer     NOT NULL,
    secret_revision bigint NOT NULL,
    revoked_at timestamptz NOT NULL DEFAULT now()
);
