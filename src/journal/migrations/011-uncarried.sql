-- Own records that should have gone to a peer and could not, by a fault: they stay, are never said by themselves, and hold
-- up nothing that comes after them.
create table strait.outbox_uncarried (
  peer text not null,
  position bigint not null check (position > 0),
  reason text not null,
  at timestamptz not null,
  primary key (peer, position)
);
create trigger never_changed before update or delete or truncate on strait.outbox_uncarried
  for each statement execute function strait.refuse_change();
