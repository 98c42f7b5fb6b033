-- Whether the worker agreed, apart from all else, that the face before the camera is compared with other signers' (ADR 64).
alter table signing_session add column face_compared boolean not null default false;

-- A face turned by a secret of the employer and of one switching-on, encrypted under a key of its own that the vault wraps. For days only: see
-- expires_at. Whoever is asked may end it at once; neither employers nor offices read it.
create table signing_face (
  contract_id uuid primary key,
  tenant_id   uuid not null,
  region      text not null check (region ~ '^[0-9]{6}$'),
  renewal     integer not null,
  wrapped_key bytea not null,
  sealed      bytea not null,
  kept_at     timestamptz not null,
  expires_at  timestamptz not null check (expires_at > kept_at and expires_at <= kept_at + interval '7 days'),
  foreign key (contract_id, tenant_id) references contract (id, tenant_id)
);
create index signing_face_of_employer on signing_face (tenant_id, expires_at);
alter table signing_face enable row level security;
alter table signing_face force row level security;
create policy signing_face_read on signing_face for select to app using (contract_id = current_subject() or platform_covers(region));
create policy signing_face_keep on signing_face for insert to app with check (contract_id = current_subject());
create policy signing_face_again on signing_face for update to app
  using (contract_id = current_subject()) with check (contract_id = current_subject());
create policy signing_face_end on signing_face for delete to app using (contract_id = current_subject() or platform_covers(region));
grant select, insert, update, delete on signing_face to app;
