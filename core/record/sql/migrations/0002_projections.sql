-- What follows from the events; filled by replay, so it may be emptied at any time.

CREATE TABLE cards (
  a BLOB NOT NULL,
  b BLOB NOT NULL,
  enrolled INTEGER NOT NULL,
  by_hand INTEGER NOT NULL,
  suspended INTEGER NOT NULL,
  dismissed INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  worth INTEGER NOT NULL,
  enrolled_on INTEGER NOT NULL,
  snoozed_until INTEGER NOT NULL,
  ripens_on INTEGER NOT NULL,
  stability REAL,
  difficulty REAL,
  reviewed_on INTEGER NOT NULL,
  due INTEGER NOT NULL,
  reviews INTEGER NOT NULL,
  lapses INTEGER NOT NULL,
  blanks_running INTEGER NOT NULL,
  last_kind INTEGER,
  last_grade INTEGER,
  enrol_reason TEXT NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- In whole milliseconds, so that taking a review back leaves exactly what was there before.
CREATE TABLE answer_times (
  kind INTEGER NOT NULL PRIMARY KEY,
  milliseconds INTEGER NOT NULL,
  reviews INTEGER NOT NULL
) STRICT;
