-- Reasons are codes: what people type belongs to the client's schema. What was typed before is gone.
alter table operator.dispatch_log drop constraint dispatch_log_reason_check;
update operator.dispatch_log set reason = 'OTHER' where reason is not null;
alter table operator.dispatch_log add constraint dispatch_log_reason_check check (reason in (
  'INFORMATION_MISSING', 'SKILL_MISSING', 'NO_TIME', 'WRONG_QUEUE', 'CONFLICT_OF_INTEREST', 'AGENT_AWAY', 'URGENT',
  'CLIENT_ASKED', 'BALANCE', 'OTHER'));

