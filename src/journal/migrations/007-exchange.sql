-- What other nodes decided stands in this book under their own name: where it stands with its origin, what its author
-- had seen, and which envelope brought it. Part of the hashed record; null on this node's own records.
alter table strait.journal add column imported jsonb check (
  jsonb_typeof(imported) = 'object' and jsonb_typeof(imported -> 'position') = 'number' and jsonb_typeof(imported -> 'seen') = 'object');
-- Whatever way it came, a record of another node stands here once.
create unique index journal_imported_once on strait.journal (origin, ((imported ->> 'position')::bigint)) where imported is not null;
-- Streams in which another node has a part: few questions concern them, and those must not cost the others.
create index journal_shared on strait.journal (stream) where imported is not null or type = 'RecordRecalled';
create index journal_expiring on strait.journal (origin, (imported ->> 'expiresAt'), ((imported ->> 'position')::bigint))
  where imported ? 'expiresAt';

-- As before, and besides: a record is this node's own, or says where it was imported from; never both.
create or replace function strait.follow_head() returns trigger
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
  select min(position) into wrong from inserted
  where (imported is null) <> (origin = (select node.origin from strait.node));
  if wrong is not null then
    raise exception 'journal position % is of no known origin', wrong using errcode = 'integrity_constraint_violation';
  end if;
  select position, hash into last_position, last_hash from inserted order by position desc limit 1;
  if last_position is not null then
    update strait.journal_head set position = last_position, hash = last_hash;
    perform pg_notify('strait_journal', last_position::text);
  end if;
  return null;
end $$;

-- As before, but the record at the end of the book may be another node's: the checkpoint is this node's all the same.
create or replace function strait.follow_checkpoints() returns trigger
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
        and (held.imported is not null or held.origin = said ->> 'origin')
        and held.recorded_at <= (said ->> 'at')::timestamptz)
    or said ->> 'origin' is distinct from (select origin from strait.node) then
    raise exception 'checkpoint % is not what the journal holds', new.position using errcode = 'integrity_constraint_violation';
  end if;
  if not exists (select from strait.signing_keys as mine where mine.id = said ->> 'key' and mine.number >= coalesce(
      (select number from strait.signing_keys where id = last.content::jsonb ->> 'key'), 0)) then
    raise exception 'checkpoint % is signed by no present key', new.position using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

-- Envelopes as they came, for the life of this book: written in the transaction of what they brought. `understood` says
-- whether this version understood it when it came; what was taken in later has an answer kept under `peer/P/LANE/N/later`.
create table strait.inbox_envelopes (
  peer text not null,
  lane text not null,
  sequence bigint not null check (sequence > 0),
  hash text not null check (hash = encode(sha256(convert_to(signed, 'UTF8')), 'hex')),
  signed text not null,
  understood boolean not null,
  taken_at timestamptz not null default clock_timestamp(),
  primary key (peer, lane, sequence)
);
create index inbox_waiting on strait.inbox_envelopes (peer, lane, sequence) where not understood;

-- Signed statements of other nodes' journals, for safe keeping: with them each can prove that the other rewrote something.
create table strait.peer_checkpoints (
  peer text not null,
  lane text not null,
  sequence bigint not null,
  content text not null,
  signature text not null,
  primary key (peer, lane, sequence),
  foreign key (peer, lane, sequence) references strait.inbox_envelopes deferrable initially deferred
);

-- Envelopes as they were signed for each peer; which own records a decision tells of.
create table strait.outbox_envelopes (
  peer text not null,
  lane text not null,
  sequence bigint not null check (sequence > 0),
  hash text not null check (hash = encode(sha256(convert_to(signed, 'UTF8')), 'hex')),
  signed text not null,
  made_at timestamptz not null check (made_at = date_trunc('milliseconds', made_at)),
  first_position bigint,
  last_position bigint check (first_position <= last_position),
  primary key (peer, lane, sequence),
  check ((first_position is null) = (last_position is null))
);
create index outbox_covering on strait.outbox_envelopes (peer, last_position) where last_position is not null;

-- Up to where the book was gone through for each peer; `step` counts what was put, so that of two processes one puts.
create table strait.outbox (
  peer text primary key,
  step bigint not null check (step > 0),
  position bigint not null check (position >= 0)
);
-- The last envelope made on each lane, and how far the peer has acknowledged.
create table strait.outbox_chains (
  peer text not null,
  lane text not null,
  sequence bigint not null check (sequence > 0),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  acknowledged bigint not null default 0 check (acknowledged between 0 and sequence),
  primary key (peer, lane)
);
-- What must be said once only.
create table strait.outbox_said (
  peer text not null,
  key text not null,
  primary key (peer, key)
);
-- What was asked back, and what became of it.
create table strait.outbox_recalls (
  peer text not null,
  recall text not null,
  step bigint not null,
  reason text not null,
  positions bigint[] not null,
  made_at timestamptz not null check (made_at = date_trunc('milliseconds', made_at)),
  outcome text check (outcome in ('honoured', 'unknown')),
  answered_at timestamptz check (answered_at = date_trunc('milliseconds', answered_at)),
  primary key (peer, recall),
  check ((outcome is null) = (answered_at is null))
);
create index on strait.outbox_recalls (peer, step desc);

create function strait.follow_inbox() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.sequence <> coalesce((select max(sequence) from strait.inbox_envelopes where (peer, lane) = (new.peer, new.lane)), 0) + 1 then
    raise exception 'envelope % of % does not follow', new.sequence, new.peer using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create function strait.follow_outbox() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.sequence <> coalesce((select max(sequence) from strait.outbox_envelopes where (peer, lane) = (new.peer, new.lane)), 0) + 1 then
    raise exception 'envelope % for % does not follow', new.sequence, new.peer using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create function strait.never_back() returns trigger
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  if new.peer <> old.peer or new.position < old.position or new.step <= old.step then
    raise exception 'the outbox of % does not go back', old.peer using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create function strait.never_unsaid() returns trigger
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  if (new.peer, new.lane) <> (old.peer, old.lane) or new.sequence < old.sequence or new.acknowledged < old.acknowledged then
    raise exception 'the outbox of % does not go back', old.peer using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger follow_inbox before insert on strait.inbox_envelopes for each row execute function strait.follow_inbox();
create trigger follow_outbox before insert on strait.outbox_envelopes for each row execute function strait.follow_outbox();
create trigger never_back before update on strait.outbox for each row execute function strait.never_back();
create trigger never_unsaid before update on strait.outbox_chains for each row execute function strait.never_unsaid();
create trigger never_changed before update or delete or truncate on strait.inbox_envelopes
  for each statement execute function strait.refuse_change();
create trigger never_changed before update or delete or truncate on strait.peer_checkpoints
  for each statement execute function strait.refuse_change();
create trigger never_changed before update or delete or truncate on strait.outbox_envelopes
  for each statement execute function strait.refuse_change();
create trigger never_changed before update or delete or truncate on strait.outbox_said
  for each statement execute function strait.refuse_change();
create trigger never_emptied before delete or truncate on strait.outbox
  for each statement execute function strait.refuse_change();
create trigger never_emptied before delete or truncate on strait.outbox_chains
  for each statement execute function strait.refuse_change();
create trigger never_emptied before delete or truncate on strait.outbox_recalls
  for each statement execute function strait.refuse_change();
