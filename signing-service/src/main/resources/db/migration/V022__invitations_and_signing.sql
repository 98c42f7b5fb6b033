-- A link: single purpose, expiring. Only the hash of its 256 random bits is kept, so plain SHA-256 tells nothing.
create table invitation (
  id          uuid primary key,
  tenant_id   uuid not null,
  contract_id uuid not null,
  person_id   uuid not null,
  purpose     text not null check (purpose in ('sign', 'copy')),
  token_hash  text not null unique check (length(token_hash) = 64),
  made_at     timestamptz not null,
  expires_at  timestamptz not null,
  ended_at    timestamptz,
  foreign key (contract_id, tenant_id) references contract (id, tenant_id)
);
create index invitation_of_contract on invitation (contract_id);
alter table invitation enable row level security;
alter table invitation force row level security;
create policy invitation_read on invitation for select to app
  using (tenant_id = current_tenant() or contract_id = current_subject() or token_hash = current_credential());
create policy invitation_make on invitation for insert to app with check (tenant_id = current_tenant() or contract_id = current_subject());
create policy invitation_end on invitation for update to app using (tenant_id = current_tenant() or contract_id = current_subject());
grant select, insert, update (ended_at) on invitation to app;

-- How far somebody who opened a link has come. Each opening is a session of its own and ends the one before.
create table signing_session (
  id              uuid primary key,
  tenant_id       uuid not null,
  contract_id     uuid not null,
  person_id       uuid not null,
  invitation_id   uuid not null references invitation (id),
  purpose         text not null,
  opened_at       timestamptz not null,
  ended_at        timestamptz,
  noticed_at      timestamptz,
  route           text check (route in ('face', 'bank-card')),
  number_at       timestamptz,
  number_tries    smallint not null default 0,
  phone_at        timestamptz,
  identity_at     timestamptz,
  identity_tries  smallint not null default 0,
  read_at         timestamptz,
  willed_at       timestamptz,
  ask_again       boolean not null default false,
  foreign key (contract_id, tenant_id) references contract (id, tenant_id)
);
create index signing_session_of_contract on signing_session (contract_id) where ended_at is null;
alter table signing_session enable row level security;
alter table signing_session force row level security;
create policy signing_session_of_subject on signing_session to app
  using (tenant_id = current_tenant() or contract_id = current_subject())
  with check (tenant_id = current_tenant() or contract_id = current_subject());
grant select, insert, update on signing_session to app;

-- A signature or seal on its way. Handwriting and revocation answers lie encrypted under the person's key.
create table signature_act (
  id               uuid primary key,
  tenant_id        uuid not null,
  contract_id      uuid not null,
  role             text not null check (role in ('worker', 'employer')),
  session_id       uuid,
  account_id       uuid,
  state            text not null check (state in ('asked', 'signed', 'archived', 'done', 'interrupted', 'refused')),
  attempt          integer not null default 1,
  strokes          bytea,
  material         bytea,
  working_document uuid,
  asked_at         timestamptz not null,
  changed_at       timestamptz not null,
  foreign key (contract_id, tenant_id) references contract (id, tenant_id)
);
-- One signature of a role is on its way or there; an interrupted one makes room for the next.
create unique index signature_act_one on signature_act (contract_id, role) where state not in ('interrupted', 'refused');
alter table signature_act enable row level security;
alter table signature_act force row level security;
create policy signature_act_of_subject on signature_act to app
  using (tenant_id = current_tenant() or contract_id = current_subject())
  with check (tenant_id = current_tenant() or contract_id = current_subject());
grant select, insert, update on signature_act to app;
