-- What number-plate cameras read: personal data of passing worth, kept for hours. The plate stands here as keyed tokens,
-- by which reads of several sites are put together, and sealed; the key lies outside this database.
create table strait_telemetry.plate_reads (
  id bigint generated always as identity primary key,
  source text not null,
  key text not null,
  received_ms bigint not null,
  happened_ms bigint not null,
  clock text not null check (clock in ('agrees', 'ahead', 'behind')),
  site text not null,
  lane text,
  direction text check (direction in ('to_uk', 'to_eu')),
  facing text check (facing in ('front', 'rear')),
  confidence real,
  country text,
  shape text not null,
  tokens text[] not null check (cardinality(tokens) between 3 and 100),
  nonce bytea not null,
  sealed bytea not null,
  unique (source, key)
);
create index plate_reads_by_token on strait_telemetry.plate_reads using gin (tokens);
create index plate_reads_by_receipt on strait_telemetry.plate_reads (received_ms);
