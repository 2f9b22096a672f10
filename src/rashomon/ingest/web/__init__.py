"""Reports from the web: fetched politely, from public addresses only, within limits. Nothing here is imported unless asked for."""
