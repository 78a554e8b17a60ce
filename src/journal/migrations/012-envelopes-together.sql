-- Envelopes come many at once: that they follow without a gap is asked once for all of a statement, not for each of them
-- again. As before, a lane is 1, 2, 3 and on, whoever writes; that none stands twice is kept by the key of the table.
create function strait.follow_envelopes() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  wrong record;
begin
  execute format('select came.* from (
      select peer, lane, min(sequence) as first, max(sequence) as last, count(*) as number from inserted group by peer, lane
    ) as came
    where last - first + 1 <> number or first - 1 <> coalesce((
      select max(held.sequence) from %s as held
      where (held.peer, held.lane) = (came.peer, came.lane) and held.sequence < came.first), 0)
    limit 1', tg_relid::regclass) into wrong;
  if wrong.peer is not null then
    raise exception 'envelopes % to % of % do not follow', wrong.first, wrong.last, wrong.peer
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;

drop trigger follow_inbox on strait.inbox_envelopes;
drop trigger follow_outbox on strait.outbox_envelopes;
drop function strait.follow_inbox();
drop function strait.follow_outbox();
create trigger follow_envelopes after insert on strait.inbox_envelopes
  referencing new table as inserted for each statement execute function strait.follow_envelopes();
create trigger follow_envelopes after insert on strait.outbox_envelopes
  referencing new table as inserted for each statement execute function strait.follow_envelopes();
