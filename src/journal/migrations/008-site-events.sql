-- What the devices of fixed sites say, for days and not for years: only what is presented to an operator is a record.
create table strait_telemetry.device_events (
  device text not null,
  key text not null,
  received_ms bigint not null,
  happened_ms bigint not null,
  signal text not null,
  value real,
  confidence real,
  primary key (device, key)
);
create index device_events_by_receipt on strait_telemetry.device_events (received_ms);
