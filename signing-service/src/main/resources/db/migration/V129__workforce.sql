-- How many people the facts of a hub know at an employer, as of its last judgement: what counts per 1000 workers are measured by. Kept by the
-- judgement that has the employer's lines at hand, so that a roll-up reads a line for each employer and never a line for each person.
create table employer_workforce (
  tenant_id  uuid not null references fact_office,
  employer   text not null,
  region     text not null check (region ~ '^[0-9]{2,12}$'),
  workers    integer not null check (workers >= 0),
  basis      text not null check (basis in ('employments', 'insurance')),
  counted_on date not null,
  primary key (tenant_id, employer)
);
alter table employer_workforce enable row level security;
alter table employer_workforce force row level security;
create policy employer_workforce_read on employer_workforce for select to app
  using (tenant_id = current_tenant() or tenant_id = current_office() or office_covers(region));
create policy employer_workforce_keep on employer_workforce for insert to app with check (keeps_hub(tenant_id));
create policy employer_workforce_change on employer_workforce for update to app
  using (tenant_id = current_tenant() or tenant_id = current_office()) with check (keeps_hub(tenant_id));
create policy employer_workforce_forget on employer_workforce for delete to app using (tenant_id = current_tenant() or tenant_id = current_office());
grant select, insert, delete, update (region, workers, basis, counted_on) on employer_workforce to app;
