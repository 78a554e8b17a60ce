-- Public keys in the order in which they took over; each statement is signed by the key before. Never a private key.
create table strait.signing_keys (
  number bigint primary key,
  id text not null unique check (id ~ '^[0-9a-f]{64}$'),
  statement jsonb not null check (jsonb_typeof(statement) = 'object')
);

-- Signed statements "at this moment the book stood at this position with this hash". `content` is the very text
-- that was signed; what it must be is in CHAIN.md.
create table strait.checkpoints (
  position bigint primary key,
  content text not null,
  signature bytea not null check (octet_length(signature) = 64),
  written_at timestamptz not null default clock_timestamp()
);
-- No checkpoint has two successors, whoever writes at the same moment.
create unique index checkpoints_never_fork on strait.checkpoints ((content::jsonb ->> 'previous'));

create function strait.follow_keys() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.number <> (select count(*) + 1 from strait.signing_keys)
    or new.statement ->> 'id' is distinct from new.id
    or new.statement ->> 'previous' is distinct from (select id from strait.signing_keys where number = new.number - 1) then
    raise exception 'signing key % does not continue the keys', new.number using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

-- Takes a checkpoint only where it says what the journal holds, and continues the checkpoints and the keys.
create function strait.follow_checkpoints() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  said jsonb := new.content::jsonb;
  last strait.checkpoints%rowtype;
begin
  select * into last from strait.checkpoints order by position desc limit 1;
  if new.content is distinct from format(
      '{"at":"%s","hash":"%s","key":"%s","kind":"strait checkpoint 1","origin":%s,"position":%s,"previous":"%s"}',
      said ->> 'at', said ->> 'hash', said ->> 'key', said -> 'origin', new.position,
      coalesce(encode(sha256(convert_to(last.content, 'UTF8')), 'hex'), repeat('0', 64)))
    or said ->> 'at' !~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$' or new.position <= last.position then
    raise exception 'checkpoint % does not continue the checkpoints', new.position using errcode = 'integrity_constraint_violation';
  end if;
  if not exists (select from strait.journal as held
      where held.position = new.position and encode(held.hash, 'hex') = said ->> 'hash'
        and held.origin = said ->> 'origin' and held.recorded_at <= (said ->> 'at')::timestamptz) then
    raise exception 'checkpoint % is not what the journal holds', new.position using errcode = 'integrity_constraint_violation';
  end if;
  if not exists (select from strait.signing_keys as mine where mine.id = said ->> 'key' and mine.number >= coalesce(
      (select number from strait.signing_keys where id = last.content::jsonb ->> 'key'), 0)) then
    raise exception 'checkpoint % is signed by no present key', new.position using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger follow_keys before insert on strait.signing_keys for each row execute function strait.follow_keys();
create trigger follow_checkpoints before insert on strait.checkpoints
  for each row execute function strait.follow_checkpoints();
create trigger never_changed before update or delete or truncate on strait.signing_keys
  for each statement execute function strait.refuse_change();
create trigger never_changed before update or delete or truncate on strait.checkpoints
  for each statement execute function strait.refuse_change();
