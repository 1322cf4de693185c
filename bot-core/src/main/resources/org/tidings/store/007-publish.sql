-- Whether posts in an announcement channel are published to those who follow it.
ALTER TABLE subscription ADD COLUMN publish BIGINT NOT NULL DEFAULT 0;
