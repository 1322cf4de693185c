-- Articles, their keys, feeds and stories. Times are milliseconds since 1970, lists lines of text.
CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  value BIGINT NOT NULL
);
INSERT INTO counter (name, value) VALUES ('schema version', 0);
INSERT INTO counter (name, value) VALUES ('change', 0);

CREATE TABLE article (
  id BIGINT PRIMARY KEY,
  change_number BIGINT NOT NULL UNIQUE,
  first_seen BIGINT NOT NULL,
  shown_at BIGINT NOT NULL,
  story BIGINT NOT NULL,
  copy_of BIGINT,
  owner_feed BIGINT NOT NULL,
  source TEXT NOT NULL,
  own_id TEXT,
  link TEXT,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  body TEXT NOT NULL,
  byline TEXT,
  agency TEXT,
  created BIGINT,
  updated BIGINT,
  zone TEXT,
  picture TEXT,
  picture_caption TEXT,
  picture_note TEXT,
  kind TEXT NOT NULL,
  sectors TEXT NOT NULL,
  edition TEXT,
  language TEXT,
  tags TEXT NOT NULL
);
CREATE INDEX article_story ON article (story);
CREATE INDEX article_shown_at ON article (shown_at);

CREATE TABLE article_key (
  lookup TEXT PRIMARY KEY,
  article BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX article_key_article ON article_key (article);

CREATE TABLE article_feed (
  article BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  feed BIGINT NOT NULL,
  PRIMARY KEY (article, feed)
) WITHOUT ROWID;
CREATE INDEX article_feed_feed ON article_feed (feed, article);

CREATE TABLE deleted_article (
  change_number BIGINT PRIMARY KEY,
  article BIGINT NOT NULL
);

CREATE TABLE merged_story (
  story BIGINT PRIMARY KEY,
  into_story BIGINT NOT NULL
);
