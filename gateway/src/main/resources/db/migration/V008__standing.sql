ALTER TABLE device ADD COLUMN notes text NOT NULL DEFAULT '';
-- A disabled device keeps its row and its history; the broker refuses it, and so does every command.
ALTER TABLE device ADD COLUMN admitted boolean NOT NULL DEFAULT true;
ALTER TABLE device ADD COLUMN standing_reason text;
ALTER TABLE device ADD COLUMN standing_since timestamptz;
