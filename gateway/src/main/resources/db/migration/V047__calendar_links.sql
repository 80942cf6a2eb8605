-- A link by which a calendar program reads what is planned. Whoever made it may end it; it shows no more than that person may see.
CREATE TABLE calendar_link (
    id         uuid PRIMARY KEY,
    hash       text        NOT NULL UNIQUE, -- SHA-256 of the secret, in base64url; the secret itself is never stored
    label      text        NOT NULL,
    created_by uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    created_at timestamptz NOT NULL
);
