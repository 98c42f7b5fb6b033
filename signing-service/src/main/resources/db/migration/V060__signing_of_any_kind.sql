-- Links, sessions and signatures belong to a subject, whatever kind of document it is.
alter table invitation drop constraint invitation_contract_id_tenant_id_fkey,
  add foreign key (contract_id, tenant_id) references subject (id, tenant_id);
alter table signing_session drop constraint signing_session_contract_id_tenant_id_fkey,
  add foreign key (contract_id, tenant_id) references subject (id, tenant_id);
alter table signature_act drop constraint signature_act_contract_id_tenant_id_fkey,
  add foreign key (contract_id, tenant_id) references subject (id, tenant_id);
alter table signature_act drop constraint signature_act_role_check,
  add check (role in ('worker', 'employer', 'mediator', 'mediation-body'));

-- A party is an organisation or a person admitted to the subject; an office that may look at it is none.
create function is_party_to(wanted uuid) returns boolean language sql stable
  return exists (select 1 from subject_reader r where r.subject_id = wanted
                 and (r.reader_tenant = current_tenant() or r.reader_person = current_person()));

-- An organisation that is a party asks for its own seal on a document another organisation owns.
create policy signature_act_of_party_see on signature_act for select to app using (is_party_to(contract_id));
create policy signature_act_of_party_ask on signature_act for insert to app with check (is_party_to(contract_id));

-- Who names the exact credit code of a registered organisation may address it.
create policy organisation_named on organisation for select to app using (credit_code = current_credential());
