-- Evidence of notes, and what is local to this device.

-- name: all_evidence
SELECT key, path, title, front_id, content_hash, fingerprint, targets, gone,
  checksum IS checksum(key, path, title, front_id, content_hash, fingerprint, targets, gone)
FROM evidence ORDER BY key;

-- name: put_evidence
INSERT OR REPLACE INTO evidence
  (key, path, title, front_id, content_hash, fingerprint, targets, gone, checksum)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, checksum(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8));

-- name: note_keyed
INSERT OR IGNORE INTO evidence
  (key, path, title, front_id, content_hash, fingerprint, targets, gone, checksum)
VALUES (?1, ?2, ?3, '', 0, x'', '[]', 0, checksum(?1, ?2, ?3, '', 0, x'', '[]', 0));

-- name: note_renamed
UPDATE evidence SET path = ?2, gone = 0,
  checksum = checksum(key, ?2, title, front_id, content_hash, fingerprint, targets, 0)
WHERE key = ?1;

-- name: local
SELECT value, checksum IS checksum(name, value) FROM local WHERE name = ?1;

-- name: all_local
SELECT name, value, checksum IS checksum(name, value) FROM local ORDER BY name;

-- name: put_local
INSERT OR REPLACE INTO local (name, value, checksum) VALUES (?1, ?2, checksum(?1, ?2));

-- name: drop_local
DELETE FROM local WHERE name = ?1;

-- name: count_damaged_evidence
SELECT count(*) FROM evidence
WHERE checksum IS NOT checksum(key, path, title, front_id, content_hash, fingerprint, targets, gone);

-- name: damaged_evidence
SELECT key FROM evidence
WHERE checksum IS NOT checksum(key, path, title, front_id, content_hash, fingerprint, targets, gone);

-- name: drop_evidence
DELETE FROM evidence WHERE key = ?1;

-- name: count_damaged_local
SELECT count(*) FROM local WHERE checksum IS NOT checksum(name, value);

-- name: damaged_local
SELECT name, value FROM local WHERE checksum IS NOT checksum(name, value);
