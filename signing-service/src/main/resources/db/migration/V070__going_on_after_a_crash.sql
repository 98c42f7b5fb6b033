-- Which session key's certificate is written down in the events: a crash between certificate and event must not lose the event.
alter table signature_act add column certified_attempt integer not null default 0;

-- A raised session takes the place of another one, which dies when the new one is first shown: an answer that never arrived must not
-- shut a person out.
alter table login_session add column replaces text;
grant update (replaces) on login_session to app;
