-- The first page of a list of findings, in each of its orders, and its counts: a scan of an index over what stands (ADR 66).
create index fact_finding_by_severity on fact_finding (urgency desc, employer, ordinal, rule, subject) where closed_at is null;
create index fact_finding_by_rule on fact_finding (rule, urgency desc, employer, ordinal, subject) where closed_at is null;
create index fact_finding_by_employer on fact_finding (employer, urgency desc, ordinal, rule, subject) where closed_at is null;
create index fact_finding_counts on fact_finding (rule, severity) include (region, employer, subject, tenant_id, id) where closed_at is null;
create index employer_examination_day on employer_examination (as_of, employer_code);

-- Who asks is the same for every row: it is asked once for each statement. Says what V111 said.
drop policy fact_finding_read on fact_finding;
create policy fact_finding_read on fact_finding for select to app
  using (tenant_id = (select current_tenant()) or tenant_id = (select current_office())
         or (select current_office()) is not null and starts_with(region, (select current_region())));
drop policy finding_copy_read on finding_copy;
create policy finding_copy_read on finding_copy for select to app
  using ((select keeps_copies())
         or (tenant_id = (select current_tenant()) or tenant_id = (select current_office())
             or (select current_office()) is not null and starts_with(region, (select current_region())))
            and (over_tenant = (select current_tenant()) or over_tenant = (select current_office())
                 or (select current_office()) is not null and starts_with(over_region, (select current_region()))));
