-- Feeds with the rooms they belong to, and what is kept about people and rooms.
CREATE TABLE feed (
  id BIGINT PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  sectors TEXT NOT NULL,
  edition TEXT,
  language TEXT
);
INSERT INTO counter (name, value) VALUES ('feed', 1);

CREATE TABLE room_feed (
  room TEXT NOT NULL,
  feed BIGINT NOT NULL REFERENCES feed (id),
  title TEXT NOT NULL,
  PRIMARY KEY (room, feed)
) WITHOUT ROWID;
CREATE INDEX room_feed_feed ON room_feed (feed);

CREATE TABLE preference (
  caller TEXT PRIMARY KEY,
  edition TEXT,
  zone TEXT,
  languages TEXT NOT NULL
);

INSERT INTO counter (name, value) VALUES ('shown list', 0);
CREATE TABLE shown_list (
  id BIGINT PRIMARY KEY,
  caller TEXT NOT NULL,
  room TEXT NOT NULL,
  desk TEXT NOT NULL,
  line TEXT NOT NULL,
  title TEXT NOT NULL,
  made BIGINT NOT NULL,
  articles TEXT NOT NULL,
  total BIGINT NOT NULL,
  kept BIGINT NOT NULL
);
CREATE INDEX shown_list_last ON shown_list (caller, room, id);
CREATE INDEX shown_list_kept ON shown_list (kept);

INSERT INTO counter (name, value) VALUES ('shelf', 0);
CREATE TABLE shelf (
  id BIGINT PRIMARY KEY,
  room TEXT NOT NULL,
  meaning TEXT NOT NULL,
  until BIGINT NOT NULL
);
CREATE INDEX shelf_until ON shelf (until);

INSERT INTO counter (name, value) VALUES ('feedback', 0);
CREATE TABLE feedback (
  id BIGINT PRIMARY KEY,
  caller TEXT NOT NULL,
  name TEXT NOT NULL,
  room TEXT NOT NULL,
  said BIGINT NOT NULL,
  words TEXT NOT NULL
);
CREATE INDEX feedback_caller ON feedback (caller, said);
