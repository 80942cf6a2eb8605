-- Accounts at the broker that the owner made for other programs. The secret is kept by the broker alone, as a hash.
CREATE TABLE broker_account (
    name       text PRIMARY KEY,
    filters    jsonb       NOT NULL,
    created_at timestamptz NOT NULL,
    created_by text        NOT NULL
);
