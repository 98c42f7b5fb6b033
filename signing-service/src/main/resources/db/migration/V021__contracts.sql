-- One row per contract; what was filled in lies encrypted under the worker's key of this contract.
create table contract (
  id               uuid primary key,
  tenant_id        uuid not null,
  person_id        uuid not null,
  region           text not null,
  reference        text not null unique check (length(reference) >= 20),
  request_key      uuid not null,
  template         text not null,
  template_version integer not null,
  post             text not null default '',
  term_start       date,
  term_end         date,
  data             bytea not null,
  state            text not null,
  version          integer not null default 0,
  created_at       timestamptz not null,
  changed_at       timestamptz not null,
  frozen_document  uuid,
  frozen_sha256    bytea,
  frozen_at        timestamptz,
  invited_at       timestamptz,
  invited_until    timestamptz,
  half_document    uuid,
  half_sha256      bytea,
  worker_signed_at timestamptz,
  seal_due         timestamptz,
  final_document   uuid,
  final_sha256     bytea,
  concluded_at     timestamptz,
  closed_by        text,
  closed_at        timestamptz,
  unique (tenant_id, request_key),
  unique (id, tenant_id),
  foreign key (id, tenant_id) references subject (id, tenant_id)
);
create index contract_of_tenant on contract (tenant_id, state, changed_at desc);
create index contract_of_person on contract (person_id);
alter table contract enable row level security;
alter table contract force row level security;
-- The reference in the QR code opens its row; the application shows masked facts only.
create policy contract_read on contract for select to app
  using (tenant_id = current_tenant() or sees_subject(id) or reference = current_credential());
create policy contract_draft on contract for insert to app with check (tenant_id = current_tenant());
create policy contract_change on contract for update to app
  using (tenant_id = current_tenant() or id = current_subject()) with check (tenant_id = current_tenant() or id = current_subject());
grant select, insert, update on contract to app;
