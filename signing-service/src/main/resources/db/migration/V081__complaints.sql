-- A worker complains that a seal is overdue. Employer name and code stand in the row because an office sees contracts of its region
-- and no organisation row; what the office answered lies encrypted under the worker's key of the contract.
create table complaint (
  id            uuid primary key,
  tenant_id     uuid not null,
  contract_id   uuid not null,
  person_id     uuid not null,
  region        text not null,
  employer_code text not null,
  employer_name text not null,
  state         text not null check (state in ('raised', 'accepted', 'ended')),
  version       integer not null default 0,
  seal_due      timestamptz not null,
  raised_at     timestamptz not null,
  accept_by     timestamptz not null,
  accepted_at   timestamptz,
  done_by       timestamptz,
  ended_at      timestamptz,
  outcome       text,
  answer        bytea,
  check (state <> 'raised' or accepted_at is null),
  check ((accepted_at is null) = (done_by is null)),
  check ((state = 'ended') = (ended_at is not null) and (ended_at is null) = (outcome is null)),
  foreign key (contract_id, tenant_id) references contract (id, tenant_id)
);
-- One complaint about a contract is open at a time.
create unique index complaint_open on complaint (contract_id) where ended_at is null;
create index complaint_of_tenant on complaint (tenant_id, raised_at desc);
alter table complaint enable row level security;
alter table complaint force row level security;
create policy complaint_read on complaint for select to app using (tenant_id = current_tenant() or sees_subject(contract_id));
-- The worker alone complains; the office answers; that the seal is there the platform writes down for the employer.
create policy complaint_raise on complaint for insert to app
  with check (person_id = current_person() and is_party_to(contract_id));
create policy complaint_answer on complaint for update to app
  using (tenant_id = current_tenant() or person_id = current_person() or office_covers(region))
  with check (tenant_id = current_tenant() or person_id = current_person() or office_covers(region));
grant select, insert, update (state, version, accepted_at, done_by, ended_at, outcome, answer) on complaint to app;
