-- A schedule that is switched off or stopped may still have to end what it began: its next moment is looked for as any other's.
DROP INDEX schedule_due;
CREATE INDEX schedule_due ON schedule (next_at) WHERE next_at IS NOT NULL;
