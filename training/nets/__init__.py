"""The two nets, what each reads, and how a net is fitted."""
