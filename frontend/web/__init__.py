"""HTTP that every view shares: addresses, headers, redirects, error pages."""
