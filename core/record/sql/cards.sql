-- Projections.

-- name: card_of
SELECT a, b, enrolled, by_hand, suspended, dismissed, accepted, worth, enrolled_on, snoozed_until,
  ripens_on, stability, difficulty, reviewed_on, due, reviews, lapses, blanks_running, last_kind,
  last_grade, enrol_reason, raw_interval, fuzz_days, load_days, load_reason, latest_days
FROM cards WHERE a = ?1 AND b = ?2;

-- name: all_cards
SELECT a, b, enrolled, by_hand, suspended, dismissed, accepted, worth, enrolled_on, snoozed_until,
  ripens_on, stability, difficulty, reviewed_on, due, reviews, lapses, blanks_running, last_kind,
  last_grade, enrol_reason, raw_interval, fuzz_days, load_days, load_reason, latest_days
FROM cards ORDER BY a, b;

-- name: count_cards
SELECT count(*) FROM cards;

-- name: put_card
INSERT OR REPLACE INTO cards
  (a, b, enrolled, by_hand, suspended, dismissed, accepted, worth, enrolled_on, snoozed_until,
  ripens_on, stability, difficulty, reviewed_on, due, reviews, lapses, blanks_running, last_kind,
  last_grade, enrol_reason, raw_interval, fuzz_days, load_days, load_reason, latest_days)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21,
  ?22, ?23, ?24, ?25, ?26);

-- name: setting
SELECT value FROM settings WHERE name = ?1;

-- name: all_settings
SELECT name, value FROM settings ORDER BY name;

-- name: put_setting
INSERT OR REPLACE INTO settings (name, value) VALUES (?1, ?2);

-- name: drop_settings
DELETE FROM settings;

-- name: add_answer_time
INSERT INTO answer_times (kind, milliseconds, reviews) VALUES (?1, ?2, ?3)
ON CONFLICT (kind) DO UPDATE SET
  milliseconds = milliseconds + excluded.milliseconds, reviews = reviews + excluded.reviews;

-- name: answer_times
SELECT kind, milliseconds, reviews FROM answer_times WHERE reviews > 0 ORDER BY kind;

-- name: drop_projections
DELETE FROM cards;
DELETE FROM settings;
DELETE FROM answer_times;
DELETE FROM amended;

-- name: projection_version
SELECT projection FROM record;

-- name: set_projection_version
UPDATE record SET projection = ?1;
