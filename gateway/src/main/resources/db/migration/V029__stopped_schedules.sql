-- Why a schedule was stopped by the gateway, until a person takes it over.
ALTER TABLE schedule
    ADD COLUMN stopped        text,
    ADD COLUMN stopped_person text; -- who made it, where the household may still read the name
