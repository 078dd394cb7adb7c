"""The same figures in other tools: one page each, with the same map, charts, table and filter."""
