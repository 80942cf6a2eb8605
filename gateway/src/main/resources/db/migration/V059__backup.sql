-- What the broker keeps of a secret, kept here too: with it a home that is restored lets its devices in with what they hold. Null: from before
-- this was kept, or the account never had one.
ALTER TABLE device ADD COLUMN secret_hash text;
ALTER TABLE broker_account ADD COLUMN secret_hash text;

-- To whom backups are sealed: the public half of the key that the owner keeps; one row.
CREATE TABLE backup_key (
    id           boolean PRIMARY KEY DEFAULT true CHECK (id),
    public_key   bytea       NOT NULL CHECK (octet_length(public_key) = 32),
    made_at      timestamptz NOT NULL,
    confirmed_at timestamptz -- when an owner said that the key is noted; null: not yet
);
