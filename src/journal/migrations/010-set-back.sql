-- A book that was set back, as by an old backup, goes on: what it had lost comes back as its own word of before, its
-- outboxes take back what was signed, and what it has of other nodes that were set back stays visible for good.
-- Streams of which something stands elsewhere than where it was written: few questions concern them.
create index journal_placed on strait.journal (stream)
  where imported is not null or type in ('RecordRecalled', 'RecordMoved');
drop index strait.journal_shared;

-- As before, but a record of this node's own may come from elsewhere too: where it says who gave it back.
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
  where (imported is null or imported ? 'returnedBy') <> (origin = (select node.origin from strait.node));
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

-- What another node declared of its own book: its positions after `after` up to `up_to` once held other records.
create table strait.peer_set_backs (
  peer text not null,
  lane text not null,
  sequence bigint not null,
  after bigint not null check (after >= 0),
  up_to bigint not null check (up_to > 0),
  primary key (peer, lane, sequence),
  foreign key (peer, lane, sequence) references strait.inbox_envelopes deferrable initially deferred
);
create trigger never_changed before update or delete or truncate on strait.peer_set_backs
  for each statement execute function strait.refuse_change();

-- Envelopes that were numbered after the book was set back and never given out: put aside for good, with when.
create table strait.outbox_untold (
  peer text not null,
  lane text not null,
  sequence bigint not null,
  hash text not null,
  signed text not null,
  made_at timestamptz not null,
  aside_at timestamptz not null default clock_timestamp(),
  primary key (peer, hash)
);
create trigger never_changed before update or delete or truncate on strait.outbox_untold
  for each statement execute function strait.refuse_change();

-- Nothing of an outbox is changed or goes back, but inside the one function below: it runs as the owner of the tables,
-- and the program's role, which may set what it likes, does not.
create function strait.is_taken_back(of oid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(current_setting('strait.taken_back', true), '') = 'yes'
    and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = of)
$$;
create function strait.refuse_but_taken_back() returns trigger language plpgsql as $$
begin
  if strait.is_taken_back(tg_relid) then return null; end if;
  raise exception 'the journal is never changed (%)', tg_op using errcode = 'insufficient_privilege';
end $$;
create or replace function strait.never_back() returns trigger
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  if new.peer <> old.peer or new.step <= old.step
    or new.position < old.position and not strait.is_taken_back(tg_relid) then
    raise exception 'the outbox of % does not go back', old.peer using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create or replace function strait.never_unsaid() returns trigger
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  if (new.peer, new.lane) <> (old.peer, old.lane) or new.acknowledged < old.acknowledged
    or new.sequence < old.sequence and not strait.is_taken_back(tg_relid) then
    raise exception 'the outbox of % does not go back', old.peer using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
drop trigger never_changed on strait.outbox_envelopes;
create trigger never_changed before update or delete or truncate on strait.outbox_envelopes
  for each statement execute function strait.refuse_but_taken_back();
drop trigger never_changed on strait.outbox_said;
create trigger never_changed before update or delete or truncate on strait.outbox_said
  for each statement execute function strait.refuse_but_taken_back();
drop trigger never_emptied on strait.outbox_chains;
create trigger never_emptied before delete or truncate on strait.outbox_chains
  for each statement execute function strait.refuse_but_taken_back();
drop trigger never_emptied on strait.outbox_recalls;
create trigger never_emptied before delete or truncate on strait.outbox_recalls
  for each statement execute function strait.refuse_but_taken_back();

-- Takes an outbox back to the last envelopes that a peer has as well; what it numbered after them was never given out, and
-- is put aside. Never behind what the peer has acknowledged. False: another process put first, and nothing was done.
create function strait.take_outbox_back(of text, at_step bigint, to_position bigint, kept jsonb, unsaid text[], said text[])
returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  found strait.outbox%rowtype;
begin
  select * into found from strait.outbox where peer = of for update;
  if coalesce(found.step, 0) <> at_step then return false; end if;
  if exists (select from strait.outbox_chains where peer = of and coalesce((kept ->> lane)::bigint, 0) < acknowledged) then
    raise exception 'the outbox of % does not go back behind what it acknowledged', of
      using errcode = 'integrity_constraint_violation';
  end if;
  perform set_config('strait.taken_back', 'yes', true);
  insert into strait.outbox_untold (peer, lane, sequence, hash, signed, made_at)
    select peer, lane, sequence, hash, signed, made_at from strait.outbox_envelopes
    where peer = of and sequence > coalesce((kept ->> lane)::bigint, 0)
    on conflict do nothing;
  delete from strait.outbox_envelopes where peer = of and sequence > coalesce((kept ->> lane)::bigint, 0);
  delete from strait.outbox_chains where peer = of and coalesce((kept ->> lane)::bigint, 0) = 0;
  update strait.outbox_chains as c set sequence = e.sequence, hash = e.hash from strait.outbox_envelopes as e
    where c.peer = of and c.sequence > (kept ->> c.lane)::bigint
      and (e.peer, e.lane, e.sequence) = (c.peer, c.lane, (kept ->> c.lane)::bigint);
  delete from strait.outbox_said where peer = of and key = any (unsaid);
  delete from strait.outbox_recalls where peer = of and 'recall/' || recall = any (unsaid);
  insert into strait.outbox_said (peer, key) select of, key from unnest(said) as key on conflict do nothing;
  insert into strait.outbox (peer, step, position) values (of, at_step + 1, to_position)
    on conflict (peer) do update set step = excluded.step, position = excluded.position;
  perform set_config('strait.taken_back', '', true);
  return true;
end $$;
