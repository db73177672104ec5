"""What is learned from a log, real or drill: measures, findings, the report after it, improvements of the playbook's steps."""
