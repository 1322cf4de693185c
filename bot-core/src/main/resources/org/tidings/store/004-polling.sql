-- What is remembered of every feed's polling. Times are milliseconds since 1970.
CREATE TABLE poll (
  feed BIGINT PRIMARY KEY REFERENCES feed (id) ON DELETE CASCADE,
  due BIGINT NOT NULL,
  etag TEXT,
  modified TEXT,
  mark TEXT NOT NULL,
  tried BIGINT,
  succeeded BIGINT,
  arrived BIGINT,
  rhythm BIGINT,
  failures BIGINT NOT NULL,
  trouble TEXT NOT NULL,
  moved_to TEXT,
  moved_seen BIGINT NOT NULL,
  gone BIGINT NOT NULL,
  told BIGINT NOT NULL
);
CREATE INDEX poll_due ON poll (due) WHERE gone = 0;
