-- An erasure is ordered in the book first. The order marks the subject's row in its own transaction: from then on nothing
-- is written under the subject and no hold is placed; and nothing goes before the provider's ledger knows of it (`erasing`).
-- Null where none was ordered: a backup of before this migration has no such column.
alter table strait_vault.subjects add column erasure_ordered_at timestamptz;
alter table strait_vault.subjects add constraint held_or_ordered check (not (held and erasure_ordered_at is not null));
create index subjects_ordered on strait_vault.subjects (subject) where erasure_ordered_at is not null;

-- What is held stays. A subject of which there is no row has nothing to be marked.
create function strait_vault.order_erasure(asked text) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  if (select held from strait_vault.subjects where subject = asked for update) then
    raise exception 'subject % is held', asked using errcode = 'SV001';
  end if;
  update strait_vault.subjects set erasure_ordered_at = coalesce(erasure_ordered_at, clock_timestamp())
  where subject = asked;
end $$;

create or replace function strait_vault.hold(asked text, on_hold boolean) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  if on_hold and (select erasing or erasure_ordered_at is not null
      from strait_vault.subjects where subject = asked for update) then
    raise exception 'the erasure of subject % was ordered', asked using errcode = 'SV004';
  end if;
  update strait_vault.subjects set held = on_hold where subject = asked;
  if not found then raise exception 'subject % is not there', asked using errcode = 'SV003'; end if;
end $$;

create or replace function strait_vault.guard_detail() returns trigger
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
  of_subject record;
begin
  select held, erasing, erasure_ordered_at into of_subject
  from strait_vault.subjects where subject = old.subject for share;
  if of_subject.held then raise exception 'subject % is held', old.subject using errcode = 'SV001'; end if;
  if of_subject.erasure_ordered_at is not null and not of_subject.erasing then
    raise exception 'subject % is not being erased', old.subject using errcode = 'SV002';
  end if;
  return old;
end $$;

create function strait_vault.guard_new_detail() returns trigger
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  if (select erasing or erasure_ordered_at is not null
      from strait_vault.subjects where subject = new.subject for share) then
    raise exception 'the erasure of subject % was ordered', new.subject using errcode = 'SV004';
  end if;
  return new;
end $$;
-- Only a restore, which is the owner's, passes it by: what it brings back was written before the order.
create trigger guard_new before insert on strait_vault.details for each row execute function strait_vault.guard_new_detail();
