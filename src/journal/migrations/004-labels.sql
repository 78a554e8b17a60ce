-- Who answers for a record and who else may have it: part of the hashed record. Only records of before this
-- migration have none: from here on an unmarked record is refused at writing.
alter table strait.journal add column label jsonb check (jsonb_typeof(label) = 'object');
do $$ begin
  execute format('alter table strait.journal add constraint labelled check (position <= %s or coalesce(label ->> ''owner'', '''') <> '''')',
    (select position from strait.journal_head));
end $$;
