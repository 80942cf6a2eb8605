-- Who made an account at the broker, by what stays when the name changes; null: the console of the gateway's own machine. The journal knows it
-- of those that are there. No reference: while the maker is gone and the row is not, the broker is still to be told.
ALTER TABLE broker_account ADD COLUMN made_by uuid;
UPDATE broker_account b SET made_by =
    (SELECT (j.cause ->> 'accountId')::uuid FROM journal j
     WHERE j.verb = 'BROKER_ACCOUNT_ADDED' AND j.detail = b.name ORDER BY j.id DESC LIMIT 1);
ALTER TABLE broker_account DROP COLUMN created_by;
