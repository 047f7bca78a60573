"""What every app stands on and that belongs to no domain.

states, rules, http, journal, crypto, env, ids, clock. Imports nothing of Entrepairs."""
