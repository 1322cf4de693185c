-- Rooms that are told, what they follow, and what is owed to them. Times are milliseconds.
CREATE TABLE room (
  room TEXT PRIMARY KEY,
  platform TEXT NOT NULL,
  chat TEXT NOT NULL,
  thread TEXT NOT NULL,
  direct BIGINT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  cure TEXT NOT NULL,
  not_before BIGINT NOT NULL,
  failures BIGINT NOT NULL,
  repeats BIGINT NOT NULL
);

INSERT INTO counter (name, value) VALUES ('subscription', 0);
CREATE TABLE subscription (
  id BIGINT PRIMARY KEY,
  room TEXT NOT NULL,
  wanted TEXT NOT NULL,
  narrow TEXT NOT NULL,
  cadence TEXT NOT NULL,
  quiet TEXT NOT NULL,
  per_hour BIGINT NOT NULL,
  min_sources BIGINT NOT NULL,
  language TEXT NOT NULL,
  zone TEXT NOT NULL,
  format TEXT NOT NULL,
  mention TEXT NOT NULL,
  tags TEXT NOT NULL,
  follow_ups BIGINT NOT NULL,
  paused BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  since BIGINT NOT NULL,
  digest_due BIGINT
);
CREATE INDEX subscription_room ON subscription (room);
CREATE INDEX subscription_made_by ON subscription (made_by);

INSERT INTO counter (name, value) VALUES ('delivery', 0);
INSERT INTO counter (name, value) VALUES ('turn', 0);
CREATE TABLE delivery (
  id BIGINT PRIMARY KEY,
  room TEXT NOT NULL,
  sort TEXT NOT NULL,
  subscription BIGINT,
  article BIGINT,
  story BIGINT,
  items TEXT NOT NULL,
  words TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  turn BIGINT NOT NULL,
  owed BIGINT NOT NULL,
  due BIGINT,
  attempt BIGINT NOT NULL,
  tried BIGINT,
  holder TEXT NOT NULL,
  settled BIGINT,
  message_room TEXT,
  message TEXT,
  shown TEXT NOT NULL,
  edit_due BIGINT,
  via BIGINT
);
CREATE INDEX delivery_due ON delivery (room, state, turn) WHERE due IS NOT NULL;
CREATE INDEX delivery_edit ON delivery (room, edit_due) WHERE edit_due IS NOT NULL;
CREATE INDEX delivery_article ON delivery (article, room);
CREATE INDEX delivery_recent ON delivery (room, id);
CREATE INDEX delivery_tried ON delivery (subscription, tried);

CREATE TABLE told (
  story BIGINT NOT NULL,
  room TEXT NOT NULL,
  delivery BIGINT NOT NULL,
  PRIMARY KEY (story, room)
) WITHOUT ROWID;
CREATE INDEX told_delivery ON told (delivery);

CREATE TABLE digest_item (
  subscription BIGINT NOT NULL,
  article BIGINT NOT NULL,
  story BIGINT NOT NULL,
  added BIGINT NOT NULL,
  delivery BIGINT,
  PRIMARY KEY (subscription, article)
) WITHOUT ROWID;
CREATE INDEX digest_item_open ON digest_item (subscription, added) WHERE delivery IS NULL;
CREATE INDEX digest_item_article ON digest_item (article);

INSERT INTO counter (name, value) VALUES ('mute', 0);
CREATE TABLE mute (
  id BIGINT PRIMARY KEY,
  room TEXT NOT NULL,
  wanted TEXT NOT NULL,
  until BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  since BIGINT NOT NULL
);
CREATE INDEX mute_room ON mute (room, until);

INSERT INTO counter (name, value) VALUES ('audit', 0);
CREATE TABLE audit (
  id BIGINT PRIMARY KEY,
  room TEXT NOT NULL,
  at BIGINT NOT NULL,
  caller TEXT NOT NULL,
  name TEXT NOT NULL,
  what TEXT NOT NULL
);
CREATE INDEX audit_room ON audit (room, id);

CREATE TABLE visit (
  caller TEXT NOT NULL,
  room TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (caller, room)
) WITHOUT ROWID;
