-- A key that a crash left half-made in a token is named after its act; what becomes of it is an event of that act's document. Whoever knows the
-- name of a key sees its act and nothing else.
create policy signature_act_of_key on signature_act for select to app using ('signature-act/' || id = current_credential());
