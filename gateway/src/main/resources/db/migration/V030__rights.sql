-- What an account may do with devices that device_right does not name; null: what is usual for its role.
ALTER TABLE account ADD COLUMN default_level text CHECK (default_level IN ('NONE', 'SEE', 'OPERATE', 'MANAGE'));

-- What an account may do with one device, whatever is usual for it.
CREATE TABLE device_right (
    account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    device     text NOT NULL, -- no reference: what was hidden from somebody stays hidden when it is history
    level      text NOT NULL CHECK (level IN ('NONE', 'SEE', 'OPERATE', 'MANAGE')),
    PRIMARY KEY (account_id, device)
);
