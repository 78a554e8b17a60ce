-- Reports of moving things: short-lived, by UTC day of receipt. Times are milliseconds since 1970, places 1e-7 degrees:
-- a row of about 80 bytes, and no conversion between the wire and the disk.
create schema strait_telemetry;

-- Names written once: sources and kinds of station.
create table strait_telemetry.words (
  id smallint generated always as identity primary key,
  word text not null unique
);

-- Each track once, with the span of its reports (to the minute): the picture at T asks only those that may answer.
create table strait_telemetry.tracks (
  id integer generated always as identity primary key,
  track text not null unique,
  low_ms bigint not null,
  high_ms bigint not null
) with (fillfactor = 70);

create table strait_telemetry.reports (
  received_ms bigint not null,
  happened_ms bigint not null,
  track integer not null,
  lat integer not null,
  lon integer not null,
  accuracy real,
  speed real,
  course real,
  heading real,
  status smallint,
  kind smallint not null,
  source smallint not null
) partition by range (received_ms);
create index reports_by_receipt on strait_telemetry.reports (track, received_ms);
create index reports_by_time on strait_telemetry.reports (track, happened_ms);

-- Which days are held. The lowest times let a question about the past skip the days that cannot hold it.
create table strait_telemetry.days (
  day date primary key,
  received_low_ms bigint,
  happened_low_ms bigint,
  thinned_seconds integer
);

-- Days before this were dropped: a late row for one of them is counted as refused, never brought back.
create table strait_telemetry.horizon (
  only_row boolean primary key default true check (only_row),
  day date not null
);
insert into strait_telemetry.horizon (day) values ('0001-01-01');

create table strait_telemetry.identities (
  track integer not null,
  source smallint not null,
  received_ms bigint not null,
  name text,
  call_sign text,
  imo bigint,
  ship_type integer,
  length_metres real,
  beam_metres real,
  draught_metres real,
  destination text
);
create index identities_by_track on strait_telemetry.identities (track, received_ms desc);

create table strait_telemetry.refusals (
  source text not null,
  reason text not null,
  count bigint not null,
  last_ms bigint not null,
  primary key (source, reason)
);

create function strait_telemetry.day_start(day date) returns bigint language sql immutable as
$$ select (day - date '1970-01-01')::bigint * 86400000 $$;

create function strait_telemetry.day_table(day date) returns text language sql immutable as
$$ select 'reports_' || to_char(day, 'YYYYMMDD') $$;

-- Makes a day's partition; false where that day was dropped for good. The three below run with the owner's rights:
-- the program's role itself may neither make nor drop a table here.
create function strait_telemetry.make_day(wanted date) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7301813);
  if exists (select from strait_telemetry.days where day = wanted) then return true; end if;
  if exists (select from strait_telemetry.horizon where wanted < day) then return false; end if;
  execute format('create table strait_telemetry.%I partition of strait_telemetry.reports for values from (%s) to (%s)',
    strait_telemetry.day_table(wanted), strait_telemetry.day_start(wanted), strait_telemetry.day_start(wanted + 1));
  insert into strait_telemetry.days (day) values (wanted);
  return true;
end $$;

create function strait_telemetry.drop_days(before date) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  old date;
  dropped integer := 0;
begin
  perform pg_advisory_xact_lock(7301813);
  for old in select day from strait_telemetry.days where day < before loop
    execute format('drop table strait_telemetry.%I', strait_telemetry.day_table(old));
    delete from strait_telemetry.days where day = old;
    dropped := dropped + 1;
  end loop;
  update strait_telemetry.horizon set day = before where day < before;
  return dropped;
end $$;

-- Keeps of one day the first report of each track in each span; the rest goes with the old table, so nothing bloats.
create function strait_telemetry.thin_day(wanted date, seconds integer) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  name text := strait_telemetry.day_table(wanted);
begin
  perform pg_advisory_xact_lock(7301813);
  execute format('lock table strait_telemetry.%I in exclusive mode', name);
  execute format('create table strait_telemetry.%I (like strait_telemetry.reports including indexes)', name || '_thin');
  execute format('insert into strait_telemetry.%I select distinct on (track, received_ms / %s) * from strait_telemetry.%I
    order by track, received_ms / %s, received_ms', name || '_thin', seconds * 1000, name, seconds * 1000);
  execute format('drop table strait_telemetry.%I', name);
  execute format('alter table strait_telemetry.%I rename to %I', name || '_thin', name);
  execute format('alter table strait_telemetry.reports attach partition strait_telemetry.%I for values from (%s) to (%s)',
    name, strait_telemetry.day_start(wanted), strait_telemetry.day_start(wanted + 1));
  update strait_telemetry.days set thinned_seconds = seconds where day = wanted;
end $$;
