-- The truth: what was done, on which device, and what is known of the notes it speaks of.

-- Every device whose events are here; `sequence` is the last number that is known to be used.
CREATE TABLE devices (
  id BLOB NOT NULL PRIMARY KEY,
  sequence INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- One row. `clock` is the last hybrid logical clock given out, `journal_bytes` the length of the journal
-- after the last commit, `projection` the definition that the derived tables were filled by.
CREATE TABLE record (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  device BLOB NOT NULL REFERENCES devices (id),
  clock INTEGER NOT NULL DEFAULT 0,
  journal_bytes INTEGER NOT NULL DEFAULT 0,
  closed INTEGER NOT NULL DEFAULT 1,
  projection INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Append-only. `number` is the order of arrival; the order of events is (clock, device, sequence).
-- `a`, `b` name the connection, also that of the event which an undo or a correction is `about`.
CREATE TABLE events (
  number INTEGER NOT NULL PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  clock INTEGER NOT NULL,
  device BLOB NOT NULL REFERENCES devices (id),
  sequence INTEGER NOT NULL,
  seconds INTEGER NOT NULL,
  offset_minutes INTEGER NOT NULL,
  day INTEGER NOT NULL,
  kind TEXT NOT NULL,
  a BLOB,
  b BLOB,
  about BLOB,
  undoable INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX events_in_order ON events (clock, device, sequence);
CREATE INDEX events_of_pair ON events (a, b, clock, device, sequence) WHERE a IS NOT NULL;
CREATE INDEX events_about ON events (about) WHERE about IS NOT NULL;
CREATE INDEX events_undoable ON events (clock, device, sequence) WHERE undoable = 1;
CREATE INDEX events_of_settings ON events (clock, device, sequence) WHERE kind = 'setting-changed';

CREATE TABLE evidence (
  key BLOB NOT NULL PRIMARY KEY,
  path TEXT NOT NULL,
  title TEXT NOT NULL,
  front_id TEXT NOT NULL,
  content_hash INTEGER NOT NULL,
  fingerprint BLOB NOT NULL,
  targets TEXT NOT NULL,
  gone INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Drafts, the running session, settings of this device.
CREATE TABLE local (
  name TEXT NOT NULL PRIMARY KEY,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
