-- The one home of this gateway. The row is there from the start; a claim names it.
CREATE TABLE home (
    id   boolean PRIMARY KEY DEFAULT true CHECK (id),
    name text NOT NULL,
    zone text NOT NULL
);
INSERT INTO home (name, zone) VALUES ('Home', 'UTC');

CREATE TABLE room (
    id       uuid PRIMARY KEY,
    name     text NOT NULL UNIQUE,
    position integer NOT NULL
);
