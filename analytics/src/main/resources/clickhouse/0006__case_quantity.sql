-- How many units a completion counts when it is priced; facts from before there were units count one.
alter table kpi.case_event
  add column if not exists quantity Decimal(18, 6) default if(completion_no > 0, 1, 0) after fields
