-- What undo, redo and corrections make of events: derived.

-- name: root_of_event
WITH RECURSIVE up (id, about) AS (
  SELECT id, about FROM events WHERE id = ?1
  UNION
  SELECT events.id, events.about FROM events JOIN up ON events.id = up.about)
SELECT id, clock, device, sequence, seconds, offset_minutes, day, kind, body, batch, checksum
FROM events WHERE id IN (SELECT id FROM up WHERE about IS NULL);

-- name: family_of_event
WITH RECURSIVE following (id) AS (
  SELECT ?1
  UNION
  SELECT events.id FROM events JOIN following ON events.about = following.id)
SELECT id, clock, device, sequence, seconds, offset_minutes, day, kind, body, batch, checksum
FROM events WHERE id IN (SELECT id FROM following) ORDER BY clock, device, sequence;

-- name: is_undone
SELECT undone FROM amended WHERE id = ?1;

-- name: all_amended
SELECT id, undone, day FROM amended ORDER BY id;

-- name: put_amended
INSERT OR REPLACE INTO amended (id, undone, day) VALUES (?1, ?2, ?3);

-- name: drop_amended
DELETE FROM amended WHERE id = ?1;
