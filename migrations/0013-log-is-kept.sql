-- The head of a chain moves on and is never taken away: without it what follows would begin a chain anew.
revoke update, delete on audit_chain from tongzhou_app;
grant update (seq, hash) on audit_chain to tongzhou_app;
