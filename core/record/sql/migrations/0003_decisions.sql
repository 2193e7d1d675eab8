-- What was decided at a card's last review, so that every shift of its day can be told. Filled by replay.
ALTER TABLE cards ADD COLUMN raw_interval REAL NOT NULL DEFAULT 0;
ALTER TABLE cards ADD COLUMN fuzz_days INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cards ADD COLUMN load_days INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cards ADD COLUMN load_reason INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cards ADD COLUMN latest_days INTEGER NOT NULL DEFAULT 0;
