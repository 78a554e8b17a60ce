-- Envelopes come many at once: that they follow without a gap is asked once for all of a statement, not for each of them
-- again. As before, a lane is 1, 2, 3 and on, whoever writes; that none stands twice is kept by the key of the table.
drop trigger follow_inbox on strait.inbox_envelopes;
create or replace function strait.follow_inbox() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  wrong record;
begin
  select came.* into wrong from (
    select peer, lane, min(sequence) as first, max(sequence) as last, count(*) as number from inserted group by peer, lane
  ) as came
  where last - first + 1 <> number or first - 1 <> coalesce((
    select max(held.sequence) from strait.inbox_envelopes as held
    where (held.peer, held.lane) = (came.peer, came.lane) and held.sequence < came.first), 0)
  limit 1;
  if found then
    raise exception 'envelopes % to % of % do not follow', wrong.first, wrong.last, wrong.peer
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger follow_inbox after insert on strait.inbox_envelopes
  referencing new table as inserted for each statement execute function strait.follow_inbox();

drop trigger follow_outbox on strait.outbox_envelopes;
create or replace function strait.follow_outbox() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  wrong record;
begin
  select came.* into wrong from (
    select peer, lane, min(sequence) as first, max(sequence) as last, count(*) as number from inserted group by peer, lane
  ) as came
  where last - first + 1 <> number or first - 1 <> coalesce((
    select max(held.sequence) from strait.outbox_envelopes as held
    where (held.peer, held.lane) = (came.peer, came.lane) and held.sequence < came.first), 0)
  limit 1;
  if found then
    raise exception 'envelopes % to % for % do not follow', wrong.first, wrong.last, wrong.peer
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger follow_outbox after insert on strait.outbox_envelopes
  referencing new table as inserted for each statement execute function strait.follow_outbox();
