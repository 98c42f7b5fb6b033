-- Who changes a password sees their own account and ends its other sessions. Shown is the account's id, which nobody can type in for it:
-- names that are typed open accounts by login alone, and tokens are shown as hashes.
create policy account_own_see on account for select to app using (id::text = current_credential());
create policy account_own_change on account for update to app using (id::text = current_credential());
create index login_session_account on login_session (account_id) where account_id is not null;
create policy login_session_account_see on login_session for select to app using (account_id::text = current_credential());
create policy login_session_account_end on login_session for delete to app using (account_id::text = current_credential());
