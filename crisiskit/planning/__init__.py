"""Who does what by when: verification, tasks with their owners on duty, ladder, approvals, promises, channels."""
