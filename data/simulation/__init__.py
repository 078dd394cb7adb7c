"""The parts of the simulated data set: invented villages, products, permits, exports and figures."""
