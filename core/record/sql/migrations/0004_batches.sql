-- What one deed of a person did to many connections: its events name the first of them, so that they are
-- taken back together. Events of before, and those that stand alone, name none.
ALTER TABLE events ADD COLUMN batch BLOB;
CREATE INDEX events_of_batch ON events (batch) WHERE batch IS NOT NULL;
