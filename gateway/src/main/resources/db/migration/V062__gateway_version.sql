-- Which versions of the gateway ran this home, one row for each time that another one came.
CREATE TABLE gateway_version (
    number   integer PRIMARY KEY,
    version  text NOT NULL,
    began_at timestamptz -- by a trusted clock; null: none was there yet
);
