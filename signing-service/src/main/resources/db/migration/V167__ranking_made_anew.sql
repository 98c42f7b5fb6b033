-- Models learned anew by the clock follow an earlier one, in the name of whoever asked for that: another person still switches them on.
alter table ranking_model add column follows integer;
alter table ranking_model add column failed_at timestamptz;
alter table ranking_model add constraint ranking_model_follows foreign key (tenant_id, follows) references ranking_model (tenant_id, version);
grant update (failed_at) on ranking_model to app;
create policy ranking_model_follow on ranking_model for insert to app
  with check (tenant_id = current_tenant() and follows is not null and state = 'making');
