-- What undo, redo and corrections make of the events that they lead to: of those only that were undone
-- or have a corrected time. `day` is the one that it counts for. Filled by replay.
CREATE TABLE amended (
  id BLOB NOT NULL PRIMARY KEY,
  undone INTEGER NOT NULL,
  day INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX amended_days ON amended (day) WHERE undone = 0;

-- What a device did last is told by its own numbers, whatever its clock did meanwhile.
DROP INDEX events_undoable;
CREATE INDEX events_undoable ON events (device, sequence) WHERE undoable = 1;
CREATE INDEX events_undoing ON events (device, sequence) WHERE kind = 'undone';
