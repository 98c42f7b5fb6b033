create table account (
  id            uuid primary key,
  tenant_id     uuid,
  office_id     uuid,
  region        text,
  login         text not null unique check (length(login) between 1 and 100),
  password_hash text not null,
  role          text not null,
  display_name  text not null,
  created_at    timestamptz not null,
  check ((tenant_id is null) <> (office_id is null)),
  check ((office_id is null) = (region is null))
);
alter table account enable row level security;
alter table account force row level security;
-- Signing in shows a login name; who has signed in sees the accounts of the same house.
create policy account_read on account for select to app
  using (login = current_credential() or tenant_id = current_tenant() or office_id = current_office());
create policy account_make on account for insert to app
  with check (tenant_id = current_tenant() or office_id = current_office());
create policy account_change on account for update to app
  using (login = current_credential() or tenant_id = current_tenant() or office_id = current_office());
grant select, insert, update (password_hash, display_name) on account to app;

create table api_token (
  id           uuid primary key,
  tenant_id    uuid,
  office_id    uuid,
  region       text,
  token_hash   text not null unique,
  display_name text not null,
  created_at   timestamptz not null,
  check ((tenant_id is null) <> (office_id is null)),
  check ((office_id is null) = (region is null))
);
alter table api_token enable row level security;
alter table api_token force row level security;
create policy api_token_read on api_token for select to app
  using (token_hash = current_credential() or tenant_id = current_tenant() or office_id = current_office());
create policy api_token_make on api_token for insert to app
  with check (tenant_id = current_tenant() or office_id = current_office());
create policy api_token_revoke on api_token for delete to app
  using (tenant_id = current_tenant() or office_id = current_office());
grant select, insert, delete on api_token to app;

-- Browser sessions. Rows instead of memory: they survive a restart and hold on every replica. The token is 256 random bits, so its
-- plain SHA-256 tells nothing.
create table login_session (
  token_hash   text primary key,
  kind         text not null check (kind in ('member', 'official', 'person', 'link_holder')),
  account_id   uuid,
  tenant_id    uuid,
  office_id    uuid,
  region       text,
  person_id    uuid,
  subject_id   uuid,
  link_id      uuid,
  role         text not null,
  display_name text not null,
  expires_at   timestamptz not null
);
create index login_session_expiry on login_session (expires_at);
alter table login_session enable row level security;
alter table login_session force row level security;
create policy login_session_own on login_session to app
  using (token_hash = current_credential()) with check (token_hash = current_credential());
-- Dead sessions tell nothing and may be swept by anybody.
create policy login_session_sweep_see on login_session for select to app using (expires_at < now());
create policy login_session_sweep on login_session for delete to app using (expires_at < now());
grant select, insert, update (expires_at), delete on login_session to app;
