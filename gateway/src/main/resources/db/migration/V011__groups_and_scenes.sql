-- Actuators that are told the same thing together. A device that is removed leaves its groups and scenes.
CREATE TABLE device_group (
    id   uuid PRIMARY KEY,
    name text NOT NULL
);
CREATE TABLE device_group_member (
    group_id   uuid    NOT NULL REFERENCES device_group ON DELETE CASCADE,
    device     text    NOT NULL REFERENCES device ON DELETE CASCADE,
    capability text    NOT NULL,
    position   integer NOT NULL,
    PRIMARY KEY (group_id, device, capability)
);

-- A named set of states.
CREATE TABLE scene (
    id   uuid PRIMARY KEY,
    name text NOT NULL,
    icon text
);
CREATE TABLE scene_wish (
    scene_id   uuid    NOT NULL REFERENCES scene ON DELETE CASCADE,
    device     text    NOT NULL REFERENCES device ON DELETE CASCADE,
    capability text    NOT NULL,
    operation  text    NOT NULL,
    value      jsonb   NOT NULL,
    position   integer NOT NULL,
    PRIMARY KEY (scene_id, device, capability)
);
