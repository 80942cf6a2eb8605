-- What was to be done, which parts of which devices did it by themselves, and of how many.
ALTER TABLE firing
    ADD COLUMN value jsonb,                           -- on, off or how bright; JSON null for a scene; null: not kept
    ADD COLUMN ran   jsonb NOT NULL DEFAULT '[]',     -- device, capability, at, and fault of each that ran it
    ADD COLUMN parts integer;                         -- of a group or scene that was run locally: how many it is for
