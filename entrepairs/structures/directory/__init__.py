"""The directory (« annuaire »): places that anybody looks for, without an account. Nothing of it is about a person."""
