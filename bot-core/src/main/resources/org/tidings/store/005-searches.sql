-- The searches each person made, for /search again; the newest few of each.
INSERT INTO counter (name, value) VALUES ('search', 0);
CREATE TABLE search (
  id BIGINT PRIMARY KEY,
  caller TEXT NOT NULL,
  made BIGINT NOT NULL,
  line TEXT NOT NULL
);
CREATE INDEX search_caller ON search (caller, id);
