-- Personal data, sealed per subject. Nothing in here is readable without the key provider but what the program must
-- sort and count by: kinds, purposes, markings, times.
create schema strait_vault;

create table strait_vault.subjects (
  subject text primary key check (subject ~ '^s-[0-9a-f]{32}$'),
  kind text not null check (kind <> ''),
  purpose text not null check (purpose <> ''),
  marking text not null check (marking <> ''),
  label jsonb not null check (jsonb_typeof(label) = 'object' and coalesce(label ->> 'owner', '') <> ''),
  origin text not null check (origin <> ''),
  registered_at timestamptz not null,
  keep_until timestamptz not null,
  -- The subject's own key, sealed under a generation of the provider's: a rotation rewrites these two and nothing else.
  key_id text not null check (key_id <> ''),
  wrapped_key bytea not null,
  held boolean not null default false,
  -- Set with the note in the provider's ledger: no hold can come between an erasure and its append.
  erasing boolean not null default false,
  constraint held_or_erasing check (not (held and erasing))
);
create index subjects_due on strait_vault.subjects (keep_until, subject);
create index subjects_by_key on strait_vault.subjects (key_id);

create table strait_vault.details (
  -- Which of its subject's it is, from 1.
  number integer not null,
  id text primary key check (id ~ '^[A-Za-z0-9-]{1,64}$'),
  subject text not null references strait_vault.subjects,
  kind text not null check (kind <> ''),
  nonce bytea not null check (octet_length(nonce) = 12),
  sealed bytea not null check (octet_length(sealed) >= 16),
  written_at timestamptz not null default clock_timestamp()
);
create index details_of_subject on strait_vault.details (subject, number);

-- Keyed hashes of normal forms, under a key of each purpose and kind: equal within one purpose, strangers across.
create table strait_vault.blind (
  purpose text not null,
  kind text not null,
  token bytea not null check (octet_length(token) = 32),
  subject text not null,
  detail text not null references strait_vault.details on delete cascade,
  primary key (purpose, kind, token, detail)
);
create index blind_of_detail on strait_vault.blind (detail);

-- What is held stays, whoever asks; and nothing goes before the ledger knows of it.
create function strait_vault.guard_subject() returns trigger
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  if old.held then raise exception 'subject % is held', old.subject using errcode = 'SV001'; end if;
  if not old.erasing then raise exception 'subject % is not being erased', old.subject using errcode = 'SV002'; end if;
  return old;
end $$;
create function strait_vault.guard_detail() returns trigger
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  if (select held from strait_vault.subjects where subject = old.subject for share) then
    raise exception 'subject % is held', old.subject using errcode = 'SV001';
  end if;
  return old;
end $$;
create function strait_vault.hold(asked text, on_hold boolean) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  if on_hold and (select erasing from strait_vault.subjects where subject = asked for update) then
    raise exception 'subject % is being erased', asked using errcode = 'SV004';
  end if;
  update strait_vault.subjects set held = on_hold where subject = asked;
  if not found then raise exception 'subject % is not there', asked using errcode = 'SV003'; end if;
end $$;
create trigger guard before delete on strait_vault.subjects for each row execute function strait_vault.guard_subject();
create trigger guard before delete on strait_vault.details for each row execute function strait_vault.guard_detail();

-- The second lock: without a policy of their own (grants.sql has the program's) others see no row, whatever they are granted.
alter table strait_vault.subjects enable row level security;
alter table strait_vault.details enable row level security;
alter table strait_vault.blind enable row level security;
