-- One enrolment code that was given out. Its secret is nowhere here.
CREATE TABLE enrolment (
    id         uuid PRIMARY KEY,
    device     text        NOT NULL, -- no reference: it outlives a device that never came
    name       text        NOT NULL,
    purpose    text        NOT NULL, -- NEW, REPLACE, REJOIN
    state      text        NOT NULL DEFAULT 'OPEN', -- OPEN, USED, EXPIRED, WITHDRAWN
    issued     boolean     NOT NULL DEFAULT false, -- the broker knows the secret
    cleaned    boolean     NOT NULL DEFAULT true, -- false while what was made for it is still to be taken away
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    ended_at   timestamptz
);
CREATE UNIQUE INDEX enrolment_open ON enrolment (device) WHERE state = 'OPEN';

-- Who knocked at the porch.
CREATE TABLE stranger (
    id       text PRIMARY KEY,
    model    text        NOT NULL,
    hardware text        NOT NULL,
    firmware text        NOT NULL,
    first_at timestamptz NOT NULL DEFAULT now(),
    last_at  timestamptz NOT NULL DEFAULT now(),
    state    text        NOT NULL DEFAULT 'WAITING' -- WAITING, APPROVED, REFUSED
);
