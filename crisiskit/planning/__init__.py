"""Who does what by when: verification, tasks with their owners on duty, ladder, silence, approvals, promises, clocks, channels."""
