-- A check that compares with null passes: who switched it on has to be there.
alter table rule_change add constraint rule_change_by_two
  check (state <> 'active' or (decided_by is not null and decided_by <> proposed_by));
alter table ranking_model add constraint ranking_model_by_two
  check (state not in ('active', 'retired') or (decided_by is not null and decided_by <> asked_by));

-- A policy for a whole city applies to each of its districts.
drop policy policy_read on policy;
create policy policy_read on policy for select to app
  using (tenant_id = current_office() or office_covers(region)
         or current_office() is not null and exists (select 1 from unnest(treated) t where office_covers(t) or starts_with(current_region(), t)));
