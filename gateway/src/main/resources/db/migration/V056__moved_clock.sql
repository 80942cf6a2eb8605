-- What an owner added to the machine's clock in this boot, because nobody else knew the time.
ALTER TABLE clock ADD COLUMN moved_ms bigint NOT NULL DEFAULT 0;
