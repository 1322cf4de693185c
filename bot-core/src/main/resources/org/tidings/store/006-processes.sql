-- What processes that share a database tell each other. Times are the database's own milliseconds.
CREATE TABLE lease (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  fence BIGINT NOT NULL,
  until BIGINT NOT NULL
);

CREATE TABLE poll_claim (
  feed BIGINT PRIMARY KEY,
  holder TEXT NOT NULL,
  fence BIGINT NOT NULL,
  until BIGINT NOT NULL
);

INSERT INTO counter (name, value) VALUES ('handed', 0);
CREATE TABLE handed (
  id BIGINT PRIMARY KEY,
  arrivals TEXT NOT NULL,
  outcomes TEXT,
  since BIGINT NOT NULL
);

CREATE TABLE pace (
  name TEXT PRIMARY KEY,
  free_at BIGINT NOT NULL
);

CREATE TABLE identity (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
INSERT INTO counter (name, value) VALUES ('roster', 0);
