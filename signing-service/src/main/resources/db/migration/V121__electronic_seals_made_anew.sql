-- An electronic seal names the certificate of its owner and ends with it: before that another is made for the same seal. The one of the greatest
-- number is put on; what the earlier ones sealed stays as it is.
alter table electronic_seal add column number integer not null default 1 check (number > 0);
alter table electronic_seal drop constraint electronic_seal_pkey;
alter table electronic_seal add primary key (seal_id, number);
alter table electronic_seal alter column number drop default;
