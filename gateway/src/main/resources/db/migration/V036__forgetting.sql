-- People who were removed, as long as they may still stand as a reason beside the journal. They are taken out a few rows at a time.
CREATE TABLE forgotten_person (
    account    uuid PRIMARY KEY, -- no reference: the account is gone
    removed_at timestamptz NOT NULL DEFAULT now()
);

-- Whoever is forgotten, or asks for all that is kept of them, finds their own among years of others.
CREATE INDEX command_person ON command ((cause ->> 'accountId'), id) WHERE cause ->> 'accountId' IS NOT NULL;
CREATE INDEX batch_person ON batch ((cause ->> 'accountId'), at) WHERE cause ->> 'accountId' IS NOT NULL;
