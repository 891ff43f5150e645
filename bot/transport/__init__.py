"""How updates come in and calls go out: order, concurrency, flood limits, HTTP."""
