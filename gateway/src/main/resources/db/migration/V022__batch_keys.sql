-- A wish for several devices has a key as well: then it names the batch.
ALTER TABLE command_key RENAME COLUMN command TO made;
