-- A contract on paper the employer declares with a copy. The platform has not seen it being signed: a state of its own, never mixed
-- with contracts concluded here.
create table paper_contract (
  id           uuid primary key,
  tenant_id    uuid not null,
  region       text not null,
  worker       bytea not null,
  concluded_on date not null,
  starts_on    date not null,
  ends_on      date check (ends_on >= starts_on),
  document     uuid not null,
  copy_sha256  bytea not null check (length(copy_sha256) = 32),
  declared_at  timestamptz not null,
  withdrawn_at timestamptz,
  foreign key (id, tenant_id) references subject (id, tenant_id),
  foreign key (tenant_id, worker) references roster_person (tenant_id, worker)
);
-- The same copy for the same person and term twice is one declaration.
create unique index paper_contract_once on paper_contract (tenant_id, worker, copy_sha256, concluded_on) where withdrawn_at is null;
alter table paper_contract enable row level security;
alter table paper_contract force row level security;
create policy paper_contract_read on paper_contract for select to app using (tenant_id = current_tenant() or office_covers(region));
create policy paper_contract_declare on paper_contract for insert to app with check (tenant_id = current_tenant());
create policy paper_contract_withdraw on paper_contract for update to app using (tenant_id = current_tenant());
grant select, insert, update (withdrawn_at) on paper_contract to app;
