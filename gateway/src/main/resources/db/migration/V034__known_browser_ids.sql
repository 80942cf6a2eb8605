-- What a browser shows changes at each sign-in, of anybody; the tries of a person there are counted by what does not.
ALTER TABLE known_browser ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE;
