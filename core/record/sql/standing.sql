-- Where this device stands.

-- name: create_record
INSERT INTO record (one, device, checksum) VALUES (1, ?1, checksum(?1, 0, 0));

-- name: standing
SELECT record.device, devices.sequence, record.clock, record.journal_bytes, record.closed,
  record.checksum IS checksum(record.device, record.clock, record.journal_bytes)
FROM record JOIN devices ON devices.id = record.device;

-- name: set_standing
UPDATE record SET clock = ?1, journal_bytes = ?2, checksum = checksum(device, ?1, ?2);

-- name: set_device
UPDATE record SET device = ?1, checksum = checksum(?1, clock, journal_bytes);

-- name: set_closed
UPDATE record SET closed = ?1;

-- name: put_device
INSERT INTO devices (id, sequence) VALUES (?1, ?2)
ON CONFLICT (id) DO UPDATE SET sequence = max(sequence, excluded.sequence);

-- name: put_devices_of_events
INSERT INTO devices (id, sequence) SELECT device, max(sequence) FROM events WHERE true GROUP BY device
ON CONFLICT (id) DO UPDATE SET sequence = max(sequence, excluded.sequence);

-- name: highest_clock
SELECT max(clock) FROM events;
