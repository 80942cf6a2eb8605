ALTER TABLE device ADD COLUMN sleeps_until timestamptz; -- null while it is awake or lost
-- A room that goes leaves its devices behind, without a room.
ALTER TABLE device DROP CONSTRAINT device_room_id_fkey;
ALTER TABLE device ADD CONSTRAINT device_room_id_fkey FOREIGN KEY (room_id) REFERENCES room ON DELETE SET NULL;
