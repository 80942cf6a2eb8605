-- The chain over committed entries: see docs/adr/0012. A table of its own, so that an entry is written once and never again.
CREATE TABLE journal_seal (
    seq       bigint PRIMARY KEY CHECK (seq > 0),
    entry     bigint      NOT NULL UNIQUE,
    sealed_at timestamptz NOT NULL,
    settled   bigint      NOT NULL, -- at that moment no entry up to this number could come any more
    hash      bytea       NOT NULL CHECK (octet_length(hash) = 32)
);

-- What the journal is asked for beside a device. Times come in order, so a summary of blocks is enough; persons and schedules have an
-- index of only their own entries, so that what a device says by itself costs nothing more.
CREATE INDEX journal_at ON journal USING brin (at) WITH (pages_per_range = 16, autosummarize = on);
CREATE INDEX journal_person ON journal ((cause ->> 'accountId'), id) WHERE cause ->> 'accountId' IS NOT NULL;
CREATE INDEX journal_schedule ON journal ((cause ->> 'scheduleId'), id) WHERE cause ->> 'scheduleId' IS NOT NULL;
CREATE INDEX journal_cause ON journal ((cause ->> 'kind'), id);
CREATE INDEX journal_verb ON journal (verb, id);
