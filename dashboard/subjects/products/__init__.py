"""Products of the register, their readiness, their exports."""
