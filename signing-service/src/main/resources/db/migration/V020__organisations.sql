-- An organisation is its own tenant: the row is visible to itself alone.
create table organisation (
  id                   uuid primary key,
  kind                 text not null check (kind in ('employer', 'mediation_body')),
  name                 text not null check (length(name) between 2 and 60),
  credit_code          text not null unique check (length(credit_code) = 18),
  domicile             text not null,
  legal_representative text not null,
  region               text not null check (region ~ '^[0-9]{6}$'),
  seal_inscription     text not null,
  seal_ready_at        timestamptz,
  registered_at        timestamptz not null
);
alter table organisation enable row level security;
alter table organisation force row level security;
create policy organisation_self on organisation to app using (id = current_tenant()) with check (id = current_tenant());
grant select, insert, update (seal_ready_at) on organisation to app;
