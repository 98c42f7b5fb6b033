-- Mediators of a mediation body and the phone their codes go to; name and phone lie encrypted under the mediator's key.
create table mediator (
  account_id    uuid primary key,
  tenant_id     uuid not null,
  sealed        bytea not null,
  registered_at timestamptz not null
);
alter table mediator enable row level security;
alter table mediator force row level security;
create policy mediator_of_body on mediator to app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
grant select, insert, update (sealed) on mediator to app;

-- One row per mediation agreement; what was filled in lies encrypted under the worker's key of this agreement.
create table mediation_agreement (
  id                 uuid primary key,
  tenant_id          uuid not null,
  respondent_id      uuid not null,
  person_id          uuid not null,
  mediator_id        uuid not null,
  region             text not null,
  reference          text not null unique check (length(reference) >= 20),
  request_key        uuid not null,
  template_version   integer not null,
  data               bytea not null,
  state              text not null,
  version            integer not null default 0,
  created_at         timestamptz not null,
  changed_at         timestamptz not null,
  document           uuid,
  sha256             bytea,
  frozen_at          timestamptz,
  invited_until      timestamptz,
  worker_signed_at   timestamptz,
  employer_signed_at timestamptz,
  mediator_signed_at timestamptz,
  concluded_at       timestamptz,
  closed_by          text,
  closed_at          timestamptz,
  unique (tenant_id, request_key),
  foreign key (id, tenant_id) references subject (id, tenant_id),
  check ((document is null) = (sha256 is null)),
  -- In force only with the signatures of both parties and of the mediator; the body's seal is what concludes (调解仲裁法 art 14).
  check (concluded_at is null
         or worker_signed_at is not null and employer_signed_at is not null and mediator_signed_at is not null)
);
create index mediation_agreement_of_tenant on mediation_agreement (tenant_id, state, changed_at desc);
create index mediation_agreement_of_respondent on mediation_agreement (respondent_id, state, changed_at desc);
alter table mediation_agreement enable row level security;
alter table mediation_agreement force row level security;
-- The reference in the QR code opens its row; the application shows masked facts only.
create policy mediation_agreement_read on mediation_agreement for select to app
  using (tenant_id = current_tenant() or sees_subject(id) or reference = current_credential());
create policy mediation_agreement_draft on mediation_agreement for insert to app with check (tenant_id = current_tenant());
create policy mediation_agreement_change on mediation_agreement for update to app
  using (tenant_id = current_tenant() or id = current_subject() or is_party_to(id))
  with check (tenant_id = current_tenant() or id = current_subject() or is_party_to(id));
grant select, insert, update on mediation_agreement to app;
