-- Applied at every start, after the numbered migrations: what the program's role may do, and nothing else.
revoke all on schema strait, strait_projections from public;
revoke all on all tables in schema strait from public;
revoke all on all functions in schema strait from public;
grant usage on schema strait to strait_program;
grant usage, create on schema strait_projections to strait_program;
do $$ begin
  -- Reads what each projection's own policies let through; nothing else in this database is granted to it.
  if to_regrole('strait_reader') is not null then grant usage on schema strait_projections to strait_reader; end if;
end $$;
grant select, insert on strait.journal, strait.kept_answers, strait.node, strait.signing_keys, strait.checkpoints to strait_program;
grant select, insert on strait.inbox_envelopes, strait.peer_checkpoints, strait.peer_set_backs, strait.outbox_envelopes, strait.outbox_said, strait.outbox_uncarried to strait_program;
grant select, insert, update on strait.outbox, strait.outbox_chains, strait.outbox_recalls to strait_program;
grant select on strait.journal_head, strait.migrations, strait.outbox_untold to strait_program;
grant select, insert, update, delete on strait.kept_values, strait.projections to strait_program;
grant execute on function strait.lock_and_look(text[], text[]) to strait_program;
grant execute on function strait.is_taken_back(oid) to strait_program;
grant execute on function strait.take_outbox_back(text, bigint, bigint, jsonb, text[], text[]) to strait_program;

revoke all on schema strait_telemetry from public;
revoke all on all functions in schema strait_telemetry from public;
grant usage on schema strait_telemetry to strait_program;
grant select, insert on strait_telemetry.reports, strait_telemetry.words to strait_program;
grant select, insert, update on strait_telemetry.tracks, strait_telemetry.refusals to strait_program;
grant select, insert, delete on strait_telemetry.identities, strait_telemetry.device_events to strait_program;
grant select, insert, delete on strait_telemetry.plate_reads to strait_program;
grant select, insert, delete on strait_telemetry.identities, strait_telemetry.device_events to strait_program;
grant select, update on strait_telemetry.days to strait_program;
grant select on strait_telemetry.horizon to strait_program;
grant execute on function strait_telemetry.day_start(date), strait_telemetry.make_day(date), strait_telemetry.drop_days(date),
  strait_telemetry.thin_day(date, integer) to strait_program;

revoke all on schema strait_vault from public;
revoke all on all tables in schema strait_vault from public;
revoke all on all functions in schema strait_vault from public;
grant usage on schema strait_vault to strait_program;
grant select, insert, delete on strait_vault.subjects, strait_vault.details, strait_vault.blind to strait_program;
grant execute on function strait_vault.hold(text, boolean), strait_vault.order_erasure(text) to strait_program;
grant update (key_id, wrapped_key, keep_until, held, erasing, erasure_ordered_at) on strait_vault.subjects to strait_program;
drop policy if exists program on strait_vault.subjects;
drop policy if exists program on strait_vault.details;
drop policy if exists program on strait_vault.blind;
create policy program on strait_vault.subjects to strait_program using (true);
create policy program on strait_vault.details to strait_program using (true);
create policy program on strait_vault.blind to strait_program using (true);
