"""What several subjects say in the same way: captions, scope, findings, tables, classes of a map."""
