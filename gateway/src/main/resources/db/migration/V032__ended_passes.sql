-- When a pass was found to be over by its last day: no clock that is set back opens it again. Null for one that is not, or was revoked.
ALTER TABLE pass ADD COLUMN ended_at timestamptz;
