"""A server over the years: limits, faults, logs, deployment."""
