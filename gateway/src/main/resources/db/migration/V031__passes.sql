-- A right for a while: to operate some devices within weekly windows of the home's clock. A revoked one is kept as history.
CREATE TABLE pass (
    id         uuid PRIMARY KEY,
    account_id uuid REFERENCES account ON DELETE CASCADE,
    invitation uuid,                 -- whose acceptance gives it an account
    label      text,
    windows    jsonb       NOT NULL, -- days, from, to
    from_date  date,                 -- first day; null: at once
    until_date date        NOT NULL, -- last day
    created_at timestamptz NOT NULL,
    created_by uuid,
    revoked_at timestamptz,
    CHECK (account_id IS NOT NULL OR invitation IS NOT NULL)
);
CREATE INDEX pass_account ON pass (account_id);

CREATE TABLE pass_device (
    pass_id  uuid    NOT NULL REFERENCES pass ON DELETE CASCADE,
    device   text    NOT NULL REFERENCES device ON DELETE CASCADE,
    position integer NOT NULL,
    PRIMARY KEY (pass_id, device)
);
