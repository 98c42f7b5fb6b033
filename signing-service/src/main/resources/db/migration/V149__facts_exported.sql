-- An office owns the streams that say who took its facts along (ADR 56).
create policy subject_open_facts_export on subject for insert to app
  with check (kind = 'facts-export' and tenant_id = current_office() and office_covers(region));
