-- Who left an office signs in no more, and who was given a first password chooses one of their own before anything else (ADR 77).
alter table account add suspended_at timestamptz, add first_password boolean not null default false;
grant update (suspended_at, first_password) on account to app;
alter table login_session add first_password boolean not null default false;
-- A session of an account begins in the transaction that holds the account: suspending it waits for that, and then ends the session too.
create policy login_session_account_begin on login_session for insert to app with check (account_id::text = current_credential());
