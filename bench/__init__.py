"""Benchmarks: how long and how much memory, as ratios against a floor or a peer in one run; `make bench`."""
