-- The book of decisions. Only the owner role may change this schema; the program's role may read and insert.

create table strait.node (
  only_row boolean primary key default true check (only_row),
  origin text not null
);

create table strait.journal (
  position bigint primary key,
  stream text not null,
  version bigint not null check (version > 0),
  type text not null,
  shape integer not null check (shape > 0),
  happened_at timestamptz not null check (happened_at = date_trunc('milliseconds', happened_at)),
  recorded_at timestamptz not null check (recorded_at = date_trunc('milliseconds', recorded_at)),
  origin text not null,
  actor text not null,
  desk text,
  marking text not null,
  purpose text not null,
  cause bigint,
  idempotency_key text not null,
  body jsonb not null check (jsonb_typeof(body) = 'object'),
  previous_hash bytea not null check (octet_length(previous_hash) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  unique (stream, version)
);

-- One row: the end of the book. It is locked by whoever appends, until commit: position order is commit order.
create table strait.journal_head (
  only_row boolean primary key default true check (only_row),
  position bigint not null,
  hash bytea not null check (octet_length(hash) = 32)
);
insert into strait.journal_head (position, hash) values (0, decode(repeat('00', 32), 'hex'));

-- What each caller was told, for ever: the same key hears the same answer. Refused decisions stand here too.
create table strait.kept_answers (
  idempotency_key text primary key,
  request_hash text not null,
  answer jsonb not null check (jsonb_typeof(answer) = 'object'),
  first bigint,
  last bigint,
  recorded_at timestamptz not null,
  check ((first is null) = (last is null))
);

-- Locks the head, then looks: where the book ends, how far each stream is, which keys were answered before.
-- One call, yet each query inside sees what was committed before the lock was given. The program's role may not
-- touch the head itself.
create function strait.lock_and_look(streams text[], keys text[],
  out head_position bigint, out head_hash bytea, out versions jsonb, out answers jsonb)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  select position, hash into strict head_position, head_hash from strait.journal_head for update;
  select jsonb_object_agg(asked.stream, found.version) into versions
  from unnest(streams) as asked (stream)
  cross join lateral (
    select version from strait.journal where journal.stream = asked.stream order by version desc limit 1) as found;
  select jsonb_object_agg(idempotency_key, jsonb_build_object(
    'requestHash', request_hash, 'answer', answer, 'first', first, 'last', last, 'recordedAt', recorded_at)) into answers
  from strait.kept_answers where idempotency_key = any (keys);
end $$;

-- Takes the inserted rows only where they continue position, chain and every stream; then moves the head.
create function strait.follow_head() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  head strait.journal_head%rowtype;
  wrong bigint;
  last_position bigint;
  last_hash bytea;
begin
  select * into strict head from strait.journal_head for update;
  select min(position) into wrong from (
    select position, previous_hash,
           head.position + row_number() over (order by position) as due,
           lag(hash, 1, head.hash) over (order by position) as before
    from inserted
  ) as checked
  where position <> due or previous_hash <> before;
  if wrong is not null then
    raise exception 'journal position % does not continue the book', wrong using errcode = 'integrity_constraint_violation';
  end if;
  select min(position) into wrong from inserted
  where version > 1 and not exists (
    select from strait.journal as earlier
    where earlier.stream = inserted.stream and earlier.version = inserted.version - 1);
  if wrong is not null then
    raise exception 'journal position % does not continue its stream', wrong using errcode = 'integrity_constraint_violation';
  end if;
  select position, hash into last_position, last_hash from inserted order by position desc limit 1;
  if last_position is not null then
    update strait.journal_head set position = last_position, hash = last_hash;
    perform pg_notify('strait_journal', last_position::text);
  end if;
  return null;
end $$;

create trigger follow_head after insert on strait.journal
  referencing new table as inserted for each statement execute function strait.follow_head();

-- Also against the owner's own slip of the hand.
create function strait.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is never changed (%)', tg_op using errcode = 'insufficient_privilege';
end $$;

create trigger never_changed before update or delete or truncate on strait.journal
  for each statement execute function strait.refuse_change();
create trigger never_changed before update or delete or truncate on strait.kept_answers
  for each statement execute function strait.refuse_change();
create trigger never_emptied before delete or truncate on strait.journal_head
  for each statement execute function strait.refuse_change();

-- Small values a room keeps between runs (sessions, checkpoints): plain rows, part of the backup.
create table strait.kept_values (
  room text not null,
  key text not null,
  value jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (room, key)
);

-- How far each projection has read, and which of its versions is shown.
create table strait.projections (
  name text not null,
  version integer not null,
  state text not null check (state in ('building', 'active', 'stopped')),
  checkpoint bigint not null default 0,
  fault text,
  updated_at timestamptz not null default now(),
  primary key (name, version)
);
create schema strait_projections;
