-- Of what each row holds, so that a changed byte is no other answer. Rows of before get that of what they
-- hold now.
ALTER TABLE events ADD COLUMN checksum INTEGER;
UPDATE events SET checksum =
  checksum(id, clock, device, sequence, seconds, offset_minutes, day, kind, body, batch);
ALTER TABLE evidence ADD COLUMN checksum INTEGER;
UPDATE evidence SET checksum =
  checksum(key, path, title, front_id, content_hash, fingerprint, targets, gone);
ALTER TABLE local ADD COLUMN checksum INTEGER;
UPDATE local SET checksum = checksum(name, value);
ALTER TABLE record ADD COLUMN checksum INTEGER;
UPDATE record SET checksum = checksum(device, clock, journal_bytes);
