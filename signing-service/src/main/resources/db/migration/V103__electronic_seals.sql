-- The electronic seal of GB/T 38540-2020 (SESeal, DER) that was made for a seal: made once, never changed.
create table electronic_seal (
  seal_id   uuid primary key,
  tenant_id uuid not null,
  encoded   bytea not null,
  -- Whether it is put on what is sealed, beside the seal on the page.
  in_use    boolean not null default false,
  made_at   timestamptz not null,
  foreign key (seal_id, tenant_id) references seal (id, tenant_id)
);
alter table electronic_seal enable row level security;
alter table electronic_seal force row level security;
create policy electronic_seal_self on electronic_seal to app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
grant select, insert, update (in_use) on electronic_seal to app;
