-- Events. A statement that reads whole events gives the columns in the order of event_of_row().

-- name: insert_event
INSERT INTO events
  (id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body,
   batch, checksum)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,
  checksum(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?13, ?14))
ON CONFLICT (id) DO NOTHING;

-- name: pair_of_event
SELECT a, b FROM events WHERE id = ?1 AND a IS NOT NULL;

-- Events that came before the one they are about learn its connection; corrections hand it on to their
-- own undo.
-- name: adopt_events_about
WITH RECURSIVE following (id) AS (
  SELECT id FROM events WHERE about = ?1
  UNION
  SELECT events.id FROM events JOIN following ON events.about = following.id)
UPDATE events SET a = ?2, b = ?3 WHERE id IN (SELECT id FROM following);

-- name: event_by_id
SELECT id, clock, device, sequence, seconds, offset_minutes, day, kind, body, batch, checksum
FROM events WHERE id = ?1;

-- name: all_events
SELECT id, clock, device, sequence, seconds, offset_minutes, day, kind, body, batch, checksum
FROM events ORDER BY clock, device, sequence;

-- name: events_as_they_came
SELECT id, clock, device, sequence, seconds, offset_minutes, day, kind, body, batch, checksum
FROM events ORDER BY number;

-- Parts of a damaged table, upwards and downwards.
-- name: events_after
SELECT id, clock, device, sequence, seconds, offset_minutes, day, kind, body, batch, checksum, number
FROM events WHERE number > ?1 ORDER BY number;

-- name: events_backwards
SELECT id, clock, device, sequence, seconds, offset_minutes, day, kind, body, batch, checksum, number
FROM events WHERE number > ?1 ORDER BY number DESC;

-- What follows from the others, to be held against it.
-- name: events_with_derived
SELECT id, clock, device, sequence, seconds, offset_minutes, day, kind, body, batch, checksum, a, b, about, undoable
FROM events ORDER BY number;

-- name: checksums_of_events
SELECT id, checksum FROM events;

-- name: events_of_pair
SELECT id, clock, device, sequence, seconds, offset_minutes, day, kind, body, batch, checksum
FROM events WHERE a = ?1 AND b = ?2 ORDER BY clock, device, sequence;

-- name: events_by_pair
SELECT id, clock, device, sequence, seconds, offset_minutes, day, kind, body, batch, checksum, a, b
FROM events WHERE a IS NOT NULL ORDER BY a, b, clock, device, sequence;

-- name: last_undoable
SELECT id, clock, device, sequence, seconds, offset_minutes, day, kind, body, batch, checksum
FROM events WHERE undoable = 1 AND device = ?1 AND NOT EXISTS (
  SELECT 1 FROM amended WHERE amended.id = events.id AND amended.undone = 1)
ORDER BY sequence DESC LIMIT 1;

-- name: last_redoable
SELECT id, clock, device, sequence, seconds, offset_minutes, day, kind, body, batch, checksum
FROM events WHERE kind = 'undone' AND device = ?1 AND NOT EXISTS (
  SELECT 1 FROM amended WHERE amended.id = events.id AND amended.undone = 1)
  AND sequence > (
    SELECT coalesce(max(sequence), 0) FROM events WHERE undoable = 1 AND device = ?1)
ORDER BY sequence DESC LIMIT 1;

-- name: events_of_batch
SELECT id, clock, device, sequence, seconds, offset_minutes, day, kind, body, batch, checksum
FROM events WHERE batch = ?1 AND NOT EXISTS (
  SELECT 1 FROM amended WHERE amended.id = events.id AND amended.undone = 1)
ORDER BY clock, device, sequence;

-- name: setting_events
SELECT id, clock, device, sequence, seconds, offset_minutes, day, kind, body, batch, checksum
FROM events WHERE kind = 'setting-changed' AND NOT EXISTS (
  SELECT 1 FROM amended WHERE amended.id = events.id AND amended.undone = 1)
ORDER BY clock, device, sequence;

-- Settings and what leads to them, all from which the settings follow.
-- name: events_without_pair
SELECT id, clock, device, sequence, seconds, offset_minutes, day, kind, body, batch, checksum
FROM events WHERE a IS NULL AND (kind = 'setting-changed' OR about IS NOT NULL)
ORDER BY clock, device, sequence;

-- Reviews of a day, found by the clock that no event of that day can lie before; those of a corrected
-- time by the day that they count for now.
-- name: reviews_of_day
SELECT id, clock, device, sequence, seconds, offset_minutes, day, kind, body, batch, checksum
FROM events INDEXED BY events_in_order
WHERE clock >= ?1 AND day = ?2 AND kind = 'reviewed' AND id NOT IN (SELECT id FROM amended)
UNION ALL
SELECT id, clock, device, sequence, seconds, offset_minutes, day, kind, body, batch, checksum
FROM events WHERE kind = 'reviewed' AND id IN (SELECT id FROM amended WHERE undone = 0 AND day = ?2)
ORDER BY 2, 3, 4;

-- name: reviews_after
SELECT id, clock, device, sequence, seconds, offset_minutes, day, kind, body, batch, checksum
FROM events INDEXED BY events_in_order
WHERE clock >= ?1 AND seconds > ?2 AND kind = 'reviewed' AND id NOT IN (SELECT id FROM amended)
ORDER BY clock, device, sequence;

-- How far the clock has come among the events of a connection, of the settings, and of one event with
-- those about it: what is done now comes after them.
-- name: clock_of_pair
SELECT max(clock) FROM events WHERE a = ?1 AND b = ?2;

-- name: clock_of_settings
SELECT max(clock) FROM events WHERE kind = 'setting-changed';

-- name: clock_of_event
SELECT max(clock) FROM events WHERE id = ?1 OR about = ?1;

-- name: newest_of_pair
SELECT id FROM events WHERE a = ?1 AND b = ?2 ORDER BY clock DESC, device DESC, sequence DESC LIMIT 1;

-- name: newest_setting
SELECT id FROM events WHERE kind = 'setting-changed'
ORDER BY clock DESC, device DESC, sequence DESC LIMIT 1;

-- name: event_ids
SELECT id FROM events;

-- name: count_events
SELECT count(*) FROM events;

-- name: newest_event_day
SELECT day FROM events ORDER BY clock DESC, device DESC, sequence DESC LIMIT 1;

-- name: newest_event_time
SELECT seconds, offset_minutes FROM events ORDER BY clock DESC, device DESC, sequence DESC LIMIT 1;
