-- The life of an organisation's seal (国办发〔2025〕33号): applied, made, filed, suspended, cancelled. What a state needs is there in that state.
create table seal (
  id             uuid primary key,
  tenant_id      uuid not null,
  number         integer not null check (number > 0),
  inscription    text not null,
  state          text not null check (state in ('applied', 'made', 'filed', 'suspended', 'cancelled')),
  approval_from  numeric(14, 2) check (approval_from >= 0),
  applied_at     timestamptz not null,
  made_at        timestamptz,
  filed_at       timestamptz,
  filing_number  text,
  suspended_at   timestamptz,
  suspend_reason text,
  cancelled_at   timestamptz,
  cancel_reason  text,
  unique (tenant_id, number),
  unique (id, tenant_id),
  check (state in ('applied', 'cancelled') or made_at is not null),
  check (state in ('applied', 'made', 'cancelled') or filing_number is not null),
  check ((filing_number is null) = (filed_at is null)),
  check ((state = 'suspended') = (suspended_at is not null) and (suspended_at is null) = (suspend_reason is null)),
  check ((state = 'cancelled') = (cancelled_at is not null) and (cancelled_at is null) = (cancel_reason is null))
);
-- One seal at a time.
create unique index seal_in_use on seal (tenant_id) where state <> 'cancelled';
alter table seal enable row level security;
alter table seal force row level security;
create policy seal_self on seal to app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
grant select, insert, update (state, approval_from, made_at, filed_at, filing_number, suspended_at, suspend_reason, cancelled_at, cancel_reason)
  on seal to app;

-- Who may use it, by name.
create table seal_keeper (
  tenant_id     uuid not null,
  account_id    uuid not null references account (id),
  authorised_at timestamptz not null,
  primary key (tenant_id, account_id)
);
alter table seal_keeper enable row level security;
alter table seal_keeper force row level security;
create policy seal_keeper_self on seal_keeper to app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
grant select, insert, delete on seal_keeper to app;

-- Each use, for its organisation to read; never deleted. The document may be another's: a respondent seals the mediation body's agreement.
create table seal_use (
  id              uuid primary key,
  tenant_id       uuid not null,
  seal_id         uuid not null,
  document_id     uuid not null,
  role            text not null,
  kind            text not null,
  reference       text not null,
  document_sha256 text not null check (length(document_sha256) = 64),
  amount          numeric(14, 2),
  state           text not null check (state in ('waiting', 'asked', 'done', 'refused', 'stopped')),
  asked_by        uuid not null,
  asked_at        timestamptz not null,
  decided_by      uuid,
  decided_at      timestamptz,
  done_at         timestamptz,
  foreign key (seal_id, tenant_id) references seal (id, tenant_id),
  check ((decided_by is null) = (decided_at is null)),
  check (state <> 'waiting' or decided_by is null),
  check ((state = 'done') = (done_at is not null)),
  -- Four eyes: who asked never approves.
  check (state not in ('asked', 'done') or decided_by is null or decided_by <> asked_by)
);
create unique index seal_use_open on seal_use (tenant_id, document_id, role) where state in ('waiting', 'asked');
create index seal_use_log on seal_use (tenant_id, asked_at desc, id desc);
alter table seal_use enable row level security;
alter table seal_use force row level security;
create policy seal_use_self on seal_use to app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
grant select, insert, update (state, decided_by, decided_at, done_at) on seal_use to app;

-- Whether a seal can be used is said by its own row now.
alter table organisation drop column seal_ready_at;
