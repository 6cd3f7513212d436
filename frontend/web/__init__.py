"""HTTP code that all views share: addresses, headers, redirects, error pages."""
