-- Who works for an employer, as the employer says. Each upload is a batch; the newest one counts, the others are history. Employer
-- name and code stand in the batch because an office sees rosters of its region and no organisation row.
create table roster_batch (
  id            uuid primary key,
  tenant_id     uuid not null,
  region        text not null,
  employer_code text not null,
  employer_name text not null,
  sha256        bytea not null check (length(sha256) = 32),
  document      uuid not null,
  row_count     integer not null check (row_count >= 0),
  kept_count    integer not null check (kept_count between 0 and row_count),
  as_of         date not null,
  received_at   timestamptz not null,
  replaced_at   timestamptz,
  unique (id, tenant_id),
  foreign key (id, tenant_id) references subject (id, tenant_id)
);
-- One roster of an employer counts at a time.
create unique index roster_batch_current on roster_batch (tenant_id) where replaced_at is null;
create index roster_batch_of_tenant on roster_batch (tenant_id, received_at desc);
alter table roster_batch enable row level security;
alter table roster_batch force row level security;
create policy roster_batch_read on roster_batch for select to app using (tenant_id = current_tenant() or office_covers(region));
create policy roster_batch_keep on roster_batch for insert to app with check (tenant_id = current_tenant());
create policy roster_batch_replace on roster_batch for update to app using (tenant_id = current_tenant());
grant select, insert, update (replaced_at) on roster_batch to app;

-- The people. worker is a keyed digest of employer and identity number (HMAC, key in the vault): it finds a person again and tells
-- nothing. Name and number lie encrypted under a data key of the row; destroying the key erases them.
create table roster_person (
  tenant_id       uuid not null,
  worker          bytea not null check (length(worker) = 16),
  region          text not null,
  wrapped_key     bytea,
  sealed_name     bytea not null,
  sealed_number   bytea not null,
  primary key (tenant_id, worker)
);
alter table roster_person enable row level security;
alter table roster_person force row level security;
create policy roster_person_read on roster_person for select to app using (tenant_id = current_tenant() or office_covers(region));
create policy roster_person_keep on roster_person for insert to app with check (tenant_id = current_tenant());
create policy roster_person_change on roster_person for update to app using (tenant_id = current_tenant());
grant select, insert, update (wrapped_key, sealed_name, sealed_number) on roster_person to app;

create table roster_row (
  batch_id          uuid not null,
  line              bigint not null,
  tenant_id         uuid not null,
  region            text not null,
  worker            bytea not null,
  form              text not null,
  first_working_day date not null,
  monthly_wage_fen  bigint check (monthly_wage_fen > 0),
  last_working_day  date,
  primary key (batch_id, line),
  foreign key (batch_id, tenant_id) references roster_batch (id, tenant_id),
  foreign key (tenant_id, worker) references roster_person (tenant_id, worker)
);
create index roster_row_worker on roster_row (tenant_id, worker);
alter table roster_row enable row level security;
alter table roster_row force row level security;
create policy roster_row_read on roster_row for select to app using (tenant_id = current_tenant() or office_covers(region));
create policy roster_row_keep on roster_row for insert to app with check (tenant_id = current_tenant());
grant select, insert on roster_row to app;

-- Lines that were not kept: where and why, never what stood there.
create table roster_bad_line (
  batch_id  uuid not null,
  line      bigint not null,
  tenant_id uuid not null,
  region    text not null,
  field     text not null,
  reason    text not null,
  primary key (batch_id, line),
  foreign key (batch_id, tenant_id) references roster_batch (id, tenant_id)
);
alter table roster_bad_line enable row level security;
alter table roster_bad_line force row level security;
create policy roster_bad_line_read on roster_bad_line for select to app using (tenant_id = current_tenant() or office_covers(region));
create policy roster_bad_line_keep on roster_bad_line for insert to app with check (tenant_id = current_tenant());
grant select, insert on roster_bad_line to app;
